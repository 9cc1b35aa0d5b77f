package io.vedette.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Runs a command without a server: {@code Main HOME COMMAND [ARGUMENT]...}, where HOME is the
 * distribution's folder. The distribution's bundles are run in an embedded Felix, so a command sees
 * the same plugins as the server does.
 */
public final class Main {

    /** Exit code: refused, nothing was done. */
    private static final int REFUSED = 2;

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        int code;
        try {
            code = run(args);
        } catch (LaunchException e) {
            System.err.println("vedette: " + e.getMessage());
            code = REFUSED;
        }
        System.out.flush();
        System.err.flush();
        // Natives and libraries leave threads behind that nobody can end in another way.
        System.exit(code);
    }

    private static int run(String[] args) {
        if (args.length < 2) {
            throw new LaunchException("usage: HOME COMMAND [ARGUMENT]...");
        }
        Path home = Path.of(args[0]).toAbsolutePath().normalize();
        List<String> command = Arrays.asList(args).subList(1, args.length);
        Distribution distribution = Distribution.of(home, command.get(0));
        try (EmbeddedFramework framework = EmbeddedFramework.start(distribution)) {
            ToIntFunction<String[]> runner = framework.runner();
            return runner.applyAsInt(command.toArray(String[]::new));
        }
    }
}
