package io.vedette.core.model.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model packages for tests, sound unless told otherwise. */
final class Packages {
    private Packages() {}

    static final String SOUND =
            """
            {
              "name": "gate-verifier", "version": 3, "engine": "fake",
              "file": "weights.bin", "sha256": "@sha",
              "input": {
                "name": "input", "width": 8, "height": 8, "colour": "rgb",
                "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25],
                "crop": {"margin": 0.2, "square": true}
              },
              "output": {"layout": "softmax", "names": ["output"]},
              "classes": ["person", "nothing"],
              "threshold": 0.4
            }
            """;

    static Path sound(Path folder) {
        return write(folder, SOUND);
    }

    static Path write(Path folder, String json) {
        return write(folder, json, "weights");
    }

    static Path write(Path folder, String json, String weights) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve("weights.bin"), weights);
            Files.writeString(
                    folder.resolve("model.json"), json.replace("@sha", PackageReader.digest(file)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
