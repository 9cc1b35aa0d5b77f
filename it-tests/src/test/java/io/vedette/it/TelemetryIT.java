package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that Vedette is made of reports to its maker. */
class TelemetryIT {
    /** What keeps ONNX Runtime silent by itself where tests run. */
    private static final List<String> SILENCING =
            List.of("ORT_DISABLE_TELEMETRY", "CI", "TF_BUILD", "GITHUB_ACTIONS", "BUILD_ID");

    @TempDir Path folder;

    /** ONNX Runtime's uploader keeps a session and a log in the folder for temporary files. */
    @Test
    void onnxRuntimeRunsAModelWithoutItsUploader() throws IOException, InterruptedException {
        Path weights = Needed.shared("models/FastestDet_coco_352.onnx");
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.copy(weights, model.resolve("FastestDet_coco_352.onnx"));
        Files.copy(
                Path.of("../models/fastestdet-coco-352/model.json"), model.resolve("model.json"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path output = folder.resolve("output.txt");
        Path vedette = Path.of(System.getProperty("vedette.assembly"), "bin", "vedette");
        ProcessBuilder builder =
                new ProcessBuilder(
                                "bash",
                                vedette.toString(),
                                "watch",
                                "scene:street?place=1&seed=2&seconds=3",
                                "--model",
                                model.toString(),
                                "--out",
                                folder.resolve("out").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(SILENCING);
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("analysed");
        assertThat(temporary).isEmptyDirectory();
    }
}
