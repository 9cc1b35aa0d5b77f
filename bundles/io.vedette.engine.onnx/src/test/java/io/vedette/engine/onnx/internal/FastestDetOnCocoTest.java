package io.vedette.engine.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.Box;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Threads;
import io.vedette.testkit.SharedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real detector on real pictures against their truth. */
class FastestDetOnCocoTest {
    private record Truth(String label, Box box) {}

    private static final class Count {
        int truths;
        int found;
        int hits;

        double recall() {
            return (double) hits / truths;
        }

        double precision() {
            return (double) hits / found;
        }
    }

    @TempDir private Path folder;

    @Test
    void itFindsWhatIsInThePictures() throws IOException {
        ModelPackage model = fastestdet();
        Path images = SharedModels.shared().resolve("images/coco128");
        FusedPixels pixels = new FusedPixels();
        Count people = new Count();
        Count large = new Count();
        try (Detecting detector =
                        (Detecting) new OnnxEngine(pixels).load(model, Device.CPU, Threads.ONE);
                Stream<Path> files = Files.walk(images.resolve("images"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
                Crop picture = pixels.read(Files.readAllBytes(file));
                List<Truth> truth = truth(images, file, picture, model.classes());
                var outcome =
                        detector.run(List.of(picture), Deadline.in(Duration.ofMinutes(1))).get(0);
                List<Detection> found = ((Outcome.Done<List<Detection>>) outcome).value();
                double least = 0.04 * picture.width() * picture.height();
                count(people, truth, found, "person", least);
                for (String label : model.classes()) {
                    count(large, truth, found, label, least);
                }
            }
        }
        String numbers =
                ("people: recall %.3f of %d, precision %.3f;"
                                + " all classes: recall %.3f of %d, precision %.3f")
                        .formatted(
                                people.recall(),
                                people.truths,
                                people.precision(),
                                large.recall(),
                                large.truths,
                                large.precision());
        assertThat(people.recall()).as(numbers).isGreaterThan(0.88);
        assertThat(large.recall()).as(numbers).isGreaterThan(0.65);
    }

    private ModelPackage fastestdet() throws IOException {
        Path package_ = SharedModels.fastestdet(folder);
        JsonNode json = new ObjectMapper().readTree(package_.resolve("model.json").toFile());
        List<String> classes = new ArrayList<>();
        json.get("classes").forEach(c -> classes.add(c.asText()));
        return new ModelPackage(
                "fastestdet",
                "1",
                "onnx",
                package_.resolve(json.get("file").asText()),
                json.get("sha256").asText(),
                Device.CPU,
                new ModelPackage.Input(
                        "input.1",
                        new TensorSpec(
                                352,
                                352,
                                TensorSpec.Order.BGR,
                                1 / 255.0,
                                new double[3],
                                new double[] {1, 1, 1},
                                TensorSpec.Fit.STRETCH,
                                0),
                        Optional.empty()),
                new ModelPackage.Output("fastestdet", List.of("758"), List.of(), Map.of()),
                classes,
                0.4,
                0.45);
    }

    private static List<Truth> truth(Path images, Path file, Crop picture, List<String> classes)
            throws IOException {
        Path relative = images.resolve("images").relativize(file);
        Path labels =
                images.resolve("labels")
                        .resolve(relative.toString().replaceFirst("[.]jpg$", ".txt"));
        List<Truth> truth = new ArrayList<>();
        if (Files.exists(labels)) {
            for (String line : Files.readAllLines(labels)) {
                String[] n = line.trim().split("\\s+");
                double w = Double.parseDouble(n[3]) * picture.width();
                double h = Double.parseDouble(n[4]) * picture.height();
                double x = Double.parseDouble(n[1]) * picture.width() - w / 2;
                double y = Double.parseDouble(n[2]) * picture.height() - h / 2;
                truth.add(new Truth(classes.get(Integer.parseInt(n[0])), new Box(x, y, w, h)));
            }
        }
        return truth;
    }

    /** Greedy matching by falling score at IoU 0.5, of what covers at least so much. */
    private static void count(
            Count count, List<Truth> truth, List<Detection> found, String label, double least) {
        List<Truth> open =
                new ArrayList<>(
                        truth.stream()
                                .filter(t -> t.label().equals(label))
                                .filter(t -> t.box().area() >= least)
                                .toList());
        count.truths += open.size();
        for (Detection detection : found) {
            if (!detection.label().equals(label) || detection.box().area() < least) {
                continue;
            }
            count.found++;
            for (Truth t : open) {
                if (t.box().iou(detection.box()) >= 0.5) {
                    count.hits++;
                    open.remove(t);
                    break;
                }
            }
        }
    }
}
