package io.vedette.it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test cannot do without: it is skipped where that is missing, and fails in CI. */
final class Needed {

    private Needed() {}

    static void that(boolean there, String message) {
        if (!there && System.getenv("VEDETTE_CI") != null) {
            Assertions.fail(message);
        }
        Assumptions.assumeTrue(there, message);
    }

    /** A file of the shared test material. */
    static Path shared(String name) {
        Path file = Path.of(System.getProperty("vedette.shared", "../shared"), name);
        that(Files.exists(file), "there is no " + file);
        return file;
    }
}
