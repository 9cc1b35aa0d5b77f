package io.vedette.core.training.internal;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.testkit.SyntheticCrops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services around sweeps, as small as the tests need them. */
final class Fakes {
    private Fakes() {}

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        Fakes.class.getClassLoader(), new Class<?>[] {type}, answers));
    }

    /** One version, {@code d1}, of four synthetic classes. */
    static Datasets datasets() {
        SyntheticCrops crops = new SyntheticCrops(8, 40, 1);
        DatasetVersion version =
                new DatasetVersion(
                        "d1",
                        "yard",
                        1,
                        Optional.empty(),
                        new LabelSet("shapes", 1, Annotation.Kind.CLASS, SyntheticCrops.CLASSES),
                        "manifest-1",
                        CutSpec.of(1),
                        Map.of(Split.TRAIN, 8, Split.VALIDATION, 40, Split.TEST, 0),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        "ann",
                        Instant.EPOCH);
        return fake(
                Datasets.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "version" ->
                                    args[0].equals("d1") ? Optional.of(version) : Optional.empty();
                            case "trainingData" -> crops;
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    /** Keeps what was registered, with the text of its weights and its description. */
    static final class Registry {
        final List<ModelVersion> versions = new ArrayList<>();
        final List<String> weights = new ArrayList<>();
        final List<String> descriptions = new ArrayList<>();

        ModelRegistry service() {
            return fake(
                    ModelRegistry.class,
                    (proxy, method, args) -> {
                        if (!method.getName().equals("register")) {
                            throw new UnsupportedOperationException(method.getName());
                        }
                        Path folder = (Path) args[1];
                        weights.add(Files.readString(folder.resolve("weights")));
                        descriptions.add(Files.readString(folder.resolve("model.json")));
                        ModelVersion version =
                                new ModelVersion(
                                        args[0] + ":1",
                                        (String) args[0],
                                        "1",
                                        "fake",
                                        "softmax",
                                        SyntheticCrops.CLASSES,
                                        "00",
                                        1,
                                        Map.of(),
                                        (ModelVersion.Provenance) args[2],
                                        (String) args[3],
                                        Instant.EPOCH,
                                        "ann",
                                        1);
                        versions.add(version);
                        return version;
                    });
        }
    }

    /**
     * Models whose first {@code 100 * width / 64} percent of answers are right: the wider, the
     * better.
     */
    static LoadedModels models() {
        return fake(
                LoadedModels.class,
                (proxy, method, args) -> {
                    int width = width(((ModelRef.Folder) args[0]).path());
                    return new Lease(new Model(width));
                });
    }

    private static int width(Path folder) {
        try {
            return Integer.parseInt(Files.readString(folder.resolve("weights")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Lease(Classifying model) implements ModelLease<Classifying> {
        @Override
        public ModelPackage description() {
            return model.model();
        }

        @Override
        public RunningEngine engine() {
            return new RunningEngine("fake", "fake", "1", 1);
        }

        @Override
        public void close() {}
    }

    private static final class Model implements Classifying {
        private final int width;
        private int count;

        Model(int width) {
            this.width = width;
        }

        @Override
        public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
            List<Outcome<Scores>> outcomes = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) {
                float[] scores = new float[4];
                int sure = count++ % 64 < width ? 1 : 0;
                scores[0] = 0.1f + 0.5f * sure;
                outcomes.add(new Outcome.Done<>(new Scores(scores)));
            }
            return outcomes;
        }

        @Override
        public ModelPackage model() {
            double[] one = {1, 1, 1};
            return new ModelPackage(
                    "fake",
                    "1",
                    "fake",
                    Path.of("weights"),
                    "00",
                    Device.CPU,
                    new ModelPackage.Input(
                            "in",
                            new TensorSpec(
                                    1,
                                    1,
                                    TensorSpec.Order.RGB,
                                    1,
                                    one,
                                    one,
                                    TensorSpec.Fit.STRETCH,
                                    0),
                            Optional.empty()),
                    new ModelPackage.Output("softmax", List.of("out"), List.of(), Map.of()),
                    SyntheticCrops.CLASSES,
                    0.5,
                    0.5);
        }

        @Override
        public void close() {}
    }
}
