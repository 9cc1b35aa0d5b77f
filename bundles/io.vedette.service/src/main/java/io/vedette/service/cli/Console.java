package io.vedette.service.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, UTF-8: documents
 * @param err standard error, UTF-8: progress and complaints
 * @param directory the folder the person is in; relative paths among the arguments start here
 */
public record Console(InputStream in, PrintStream out, PrintStream err, Path directory) {

    /** A path as the person means it. */
    public Path path(String argument) {
        return directory.resolve(argument).normalize();
    }
}
