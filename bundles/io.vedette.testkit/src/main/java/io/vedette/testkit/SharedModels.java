package io.vedette.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Assumptions;

/** Models of the shared test material, as packages. */
public final class SharedModels {
    private SharedModels() {}

    /** The folder of shared material; skips the test where there is none. */
    public static Path shared() {
        Path shared = Path.of(System.getProperty("vedette.shared", "../shared"));
        Assumptions.assumeTrue(
                Files.isDirectory(shared),
                () -> "skipped: no shared material at " + shared + " (-Dvedette.shared=...)");
        return shared;
    }

    /**
     * Puts together the package of the FastestDet detector (80 COCO classes, 352x352, about 0.2 M
     * parameters) in a folder: {@code model.json} of {@code models/fastestdet-coco-352} and the
     * shared weights. Skips the test where the weights are missing.
     *
     * @return the folder
     */
    public static Path fastestdet(Path folder) {
        Path weights = shared().resolve("models/FastestDet_coco_352.onnx");
        Assumptions.assumeTrue(Files.isRegularFile(weights), () -> "skipped: no " + weights);
        try {
            Files.createDirectories(folder);
            Files.copy(
                    project().resolve("models/fastestdet-coco-352/model.json"),
                    folder.resolve("model.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    weights,
                    folder.resolve("FastestDet_coco_352.onnx"),
                    StandardCopyOption.REPLACE_EXISTING);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path project() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isRegularFile(at.resolve("models/pom.xml"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("not inside the project: no models/pom.xml above");
        }
        return at;
    }
}
