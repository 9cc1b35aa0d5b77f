package io.vedette.service.cli;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command of {@code ./vedette} that needs no server. It is found by the service property that
 * {@link Cli} writes:
 *
 * <pre>{@code
 * @Component
 * @Cli(command = "score", summary = "scores predictions against truth")
 * public final class ScoreCommand implements Command {
 *     public int run(List<String> args, Console console) {
 *         if (args.isEmpty()) {
 *             console.err().println("score: --metric is missing");
 *             return Command.REFUSED;
 *         }
 *         console.out().println("{...}");
 *         return Command.OK;
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Command {

    /** Exit code: done. */
    int OK = 0;

    /** Exit code: done, with a bad outcome. */
    int FAILED = 1;

    /** Exit code: refused, nothing was done. */
    int REFUSED = 2;

    /**
     * Runs the command on the calling thread, to its end.
     *
     * @param args what follows the command's name
     * @param console where to write; documents to {@code out}, progress and complaints to {@code
     *     err}
     * @return the exit code of the process
     */
    int run(List<String> args, Console console);
}
