package io.vedette.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Test material that lies beside the project and is never copied into it. */
public final class Shared {
    private Shared() {}

    /** A file or folder below the shared folder; the test is skipped with a message without it. */
    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("vedette.shared", "../shared")).resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(path),
                () -> path + " is missing: set -Dvedette.shared to the folder that holds it");
        return path;
    }
}
