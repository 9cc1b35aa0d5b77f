package io.vedette.service.cli;

import io.vedette.service.problem.InvalidRequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person asked of a command. The line of usage says which options there are, so that what is
 * shown is what is taken: {@code --out DIR} has a value, {@code [--json]} has none, {@code
 * [--option NAME=VALUE]...} may be given several times, the others once. {@code --out=DIR} is
 * {@code --out DIR}.
 *
 * <pre>{@code
 * Arguments asked = Arguments.parse("score --metric ID [--option NAME=VALUE]... [--json]", 0, args, console);
 * String metric = asked.needed("--metric");
 * Map<String, String> options = asked.pairs("--option");
 * }</pre>
 */
public final class Arguments {
    private static final Pattern OPTION =
            Pattern.compile("(--[a-z][a-z-]*)( [^\\s\\[\\]-][^\\s\\[\\]]*)?(\\]\\.\\.\\.)?");

    private final String usage;
    private final Console console;
    private final Map<String, Boolean> takesValue = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private Arguments(String usage, Console console) {
        this.usage = usage;
        this.console = console;
        for (Matcher m = OPTION.matcher(usage); m.find(); ) {
            takesValue.merge(m.group(1), m.group(2) != null, Boolean::logicalOr);
            if (m.group(3) != null) {
                repeated.add(m.group(1));
            }
        }
    }

    /**
     * Reads arguments.
     *
     * @param usage how the command is called
     * @param mostWords how many arguments that are no options it takes
     * @throws InvalidRequestException where something is unknown, missing a value, or too much
     */
    public static Arguments parse(String usage, int mostWords, List<String> args, Console console) {
        Arguments arguments = new Arguments(usage, console);
        arguments.read(args, mostWords);
        return arguments;
    }

    private void read(List<String> args, int mostWords) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-") || arg.equals("-")) {
                if (words.size() == mostWords) {
                    throw wrong("'" + arg + "' is one argument too many");
                }
                words.add(arg);
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            Boolean value = takesValue.get(name);
            if (value == null || !value && equals >= 0) {
                throw wrong("unknown " + arg);
            }
            if (given.containsKey(name) && !repeated.contains(name)) {
                throw wrong(name + " is given twice");
            }
            List<String> values = given.computeIfAbsent(name, n -> new ArrayList<>());
            if (equals >= 0) {
                values.add(arg.substring(equals + 1));
            } else if (value) {
                if (++i == args.size()) {
                    throw wrong(name + " needs a value");
                }
                values.add(args.get(i));
            }
        }
    }

    /** What to throw where something is wrong: why, and how the command is called. */
    public InvalidRequestException wrong(String why) {
        return new InvalidRequestException(why + "; usage: " + usage);
    }

    /** Whether an option was given. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** The value of an option, where it was given. */
    public Optional<String> value(String name) {
        return given.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The values of an option that may be given several times. */
    public List<String> values(String name) {
        return List.copyOf(given.getOrDefault(name, List.of()));
    }

    /** The value of an option that has to be given. */
    public String needed(String name) {
        return value(name).orElseThrow(() -> wrong(name + " is missing"));
    }

    /** The path an option names, which has to be given. */
    public Path path(String name) {
        return console.path(needed(name));
    }

    /** The finite number an option gives, where it was given. */
    public Optional<Double> number(String name) {
        return value(name).map(text -> finite(name, text));
    }

    private double finite(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name + " takes a number, not " + text);
        }
        throw wrong(name + " takes a number, not " + text);
    }

    /**
     * Names and values of an option {@code NAME=VALUE}, in the order given; the last one counts.
     */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : given.getOrDefault(name, List.of())) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw wrong(name + " takes NAME=VALUE, not " + pair);
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    /** What is no option, in order. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** Of the person. */
    public Console console() {
        return console;
    }
}
