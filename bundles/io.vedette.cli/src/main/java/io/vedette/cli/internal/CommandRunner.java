package io.vedette.cli.internal;

import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the {@link Command} that the first argument names and runs it. The launcher, which shares
 * no class with the bundles, calls it through a type of the JDK.
 */
@Component(service = ToIntFunction.class, property = "vedette.launcher=true")
public final class CommandRunner implements ToIntFunction<String[]> {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final BundleContext context;

    /**
     * @param context where commands are looked up
     */
    @Activate
    public CommandRunner(BundleContext context) {
        this.context = context;
    }

    @Override
    public int applyAsInt(String[] words) {
        Console console =
                new Console(
                        new FileInputStream(FileDescriptor.in),
                        utf8(FileDescriptor.out),
                        utf8(FileDescriptor.err),
                        Path.of("").toAbsolutePath());
        try {
            return run(words[0], Arrays.asList(words).subList(1, words.length), console);
        } catch (RuntimeException e) {
            LOG.debug("{} failed", words[0], e);
            console.err().println(words[0] + ": " + e);
            return Command.REFUSED;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private int run(String name, List<String> arguments, Console console) {
        for (ServiceReference<Command> reference : commands()) {
            if (name.equals(reference.getProperty("vedette.command"))) {
                if (asks(arguments) && reference.getProperty("vedette.usage") != null) {
                    console.out().println(reference.getProperty("vedette.summary"));
                    console.out().println("usage: " + reference.getProperty("vedette.usage"));
                    return Command.OK;
                }
                return context.getService(reference).run(arguments, console);
            }
        }
        boolean asked = name.equals("help") || asks(List.of(name));
        PrintStream to = asked ? console.out() : console.err();
        if (!asked) {
            to.println("vedette: there is no command '" + name + "'. Without a server there are:");
        }
        commands().stream()
                .sorted(
                        Comparator.comparing(
                                reference -> (String) reference.getProperty("vedette.command")))
                .forEach(
                        reference ->
                                to.printf(
                                        "  %-12s %s%n",
                                        reference.getProperty("vedette.command"),
                                        reference.getProperty("vedette.summary")));
        return asked ? Command.OK : Command.REFUSED;
    }

    private static boolean asks(List<String> arguments) {
        return arguments.stream().anyMatch(List.of("--help", "-h")::contains);
    }

    private Collection<ServiceReference<Command>> commands() {
        try {
            return context.getServiceReferences(Command.class, "(vedette.command=*)");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
