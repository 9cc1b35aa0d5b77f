package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.model.ModelPackage.CropRule;
import io.vedette.spi.training.ParameterSpace.Parameter;
import io.vedette.spi.training.Progress;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.Trainer;
import io.vedette.spi.training.TrainingData;
import io.vedette.spi.training.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every trainer keeps to. Extend it and say which trainer, and how it trains quickly. */
public abstract class TrainerContract {
    @TempDir protected Path folder;

    private Trainer trainer;
    private int runs;

    /** The trainer under test. */
    protected abstract Trainer trainer();

    /** Parameters with which it trains within seconds, and leaves at least two checkpoints. */
    protected abstract Map<String, String> quick();

    @BeforeEach
    final void prepare() {
        trainer = trainer();
    }

    @Test
    void everyParameterHasADefaultInItsRange() {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : trainer.space().parameters()) {
            names.add(parameter.name());
            if (parameter instanceof Parameter.Real real) {
                assertThat(real.otherwise()).isBetween(real.least(), real.most());
                assertThat(!real.logarithmic() || real.least() > 0).isTrue();
            } else if (parameter instanceof Parameter.Whole whole) {
                assertThat(whole.otherwise()).isBetween(whole.least(), whole.most());
            } else {
                assertThat(((Parameter.OneOf) parameter).choices()).isNotEmpty();
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).containsAll(quick().keySet());
    }

    @Test
    void aTrainingLeavesAPackageAndTellsItsSteps() {
        Recorder progress = new Recorder();
        Trained.Finished finished = finish(job(quick(), 5, Optional.empty()), progress);
        assertThat(finished.folder().resolve("model.json")).isRegularFile();
        assertThat(finished.folder()).startsWith(folder);
        assertThat(progress.steps).isNotEmpty().isSorted();
        assertThat(progress.last).isEqualTo(progress.of);
        assertThat(progress.checkpoints).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameJobGivesTheSameBytes() {
        Map<String, String> first = bytes(finish(job(quick(), 5, Optional.empty())).folder());
        Map<String, String> second = bytes(finish(job(quick(), 5, Optional.empty())).folder());
        assertThat(second).isEqualTo(first);
        assertThat(bytes(finish(job(quick(), 6, Optional.empty())).folder())).isNotEqualTo(first);
    }

    @Test
    void goingOnFromACheckpointGivesWhatAnUninterruptedRunGives() {
        Map<String, String> whole = bytes(finish(job(quick(), 5, Optional.empty())).folder());
        Recorder interrupted = new Recorder();
        interrupted.pauseAt = 1;
        assertThat(trainer.train(job(quick(), 5, Optional.empty()), interrupted))
                .isInstanceOf(Trained.Paused.class);
        assertThat(interrupted.checkpoints).hasSize(1);
        Recorder rest = new Recorder();
        Trained.Finished finished =
                finish(job(quick(), 5, Optional.of(interrupted.checkpoints.get(0))), rest);
        assertThat(bytes(finished.folder())).isEqualTo(whole);
        assertThat(rest.steps).doesNotContain(1);
    }

    @Test
    void anOrderToStopIsFollowed() {
        Recorder progress = new Recorder();
        progress.stop = true;
        assertThat(trainer.train(job(quick(), 5, Optional.empty()), progress))
                .isInstanceOf(Trained.Stopped.class);
        assertThat(progress.steps).hasSize(1);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAReason() {
        Map<String, String> unknown = new TreeMap<>(quick());
        unknown.put("nonsense", "1");
        assertThat(trainer.train(job(unknown, 5, Optional.empty()), new Recorder()))
                .isInstanceOfSatisfying(
                        Trained.Refused.class, r -> assertThat(r.why()).contains("nonsense"));
        TrainingJob nothing = job(new SyntheticCrops(0, 0, 1), quick(), 5, Optional.empty());
        assertThat(trainer.train(nothing, new Recorder()))
                .isInstanceOfSatisfying(
                        Trained.Refused.class, r -> assertThat(r.why()).isNotBlank());
    }

    /** Trains to the end. */
    protected final Trained.Finished finish(TrainingJob job) {
        return finish(job, new Recorder());
    }

    private Trained.Finished finish(TrainingJob job, Progress progress) {
        Trained trained = trainer.train(job, progress);
        assertThat(trained).isInstanceOf(Trained.Finished.class);
        return (Trained.Finished) trained;
    }

    private TrainingJob job(Map<String, String> params, long seed, Optional<Path> checkpoint) {
        return job(new SyntheticCrops(96, 32, 11), params, seed, checkpoint);
    }

    /** A job on data of one's own. */
    protected final TrainingJob job(
            TrainingData data, Map<String, String> params, long seed, Optional<Path> checkpoint) {
        return new TrainingJob(
                "trial-1",
                data,
                SyntheticCrops.CLASSES,
                Optional.of(new CropRule(0.2, true)),
                params,
                seed,
                1,
                make("scratch"),
                checkpoint);
    }

    private Path make(String name) {
        try {
            return Files.createDirectories(folder.resolve(name + ++runs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> bytes(Path folder) {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(
                        folder.relativize(file).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** Keeps copies of checkpoints, as the core does. */
    private final class Recorder implements Progress {
        final List<Integer> steps = new ArrayList<>();
        final List<Path> checkpoints = new ArrayList<>();
        int last;
        int of;
        int pauseAt;
        boolean stop;

        @Override
        public Order step(int step, int of, Map<String, Double> values) {
            steps.add(step);
            last = step;
            this.of = of;
            return stop ? Order.STOP : Order.GO;
        }

        @Override
        public Order checkpoint(int step, Path from) {
            Path copy = make("checkpoint");
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = copy.resolve(from.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            checkpoints.add(copy);
            return checkpoints.size() == pauseAt ? Order.PAUSE : Order.GO;
        }
    }
}
