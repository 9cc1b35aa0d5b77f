package io.vedette.core.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.SweepRequest.Goal;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepServiceTest {
    private static final Caller ANN = Caller.SYSTEM;

    private final MemoryStore store = new MemoryStore();
    private final Fakes.Registry registry = new Fakes.Registry();
    private final FakeTrainer trainer = new FakeTrainer();
    private final List<SweepService> services = new ArrayList<>();

    @TempDir private Path data;

    @AfterEach
    void stop() {
        trainer.go.countDown();
        services.forEach(SweepService::deactivate);
    }

    private SweepService service(FakeTrainer with, int workers) {
        return service(with, workers, Duration.ofSeconds(30));
    }

    private SweepService service(FakeTrainer with, int workers, Duration quiet) {
        Trainers trainers = new Trainers();
        trainers.add(with.entry());
        TrialRun.Times times =
                new TrialRun.Times(Duration.ofSeconds(60), Duration.ofMillis(20), quiet);
        SweepService service =
                new SweepService(
                        store,
                        trainers,
                        Fakes.datasets(),
                        new Judge(Fakes.models()),
                        registry.service(),
                        workers,
                        data,
                        times,
                        Clock.systemUTC());
        services.add(service);
        return service;
    }

    private static SweepRequest request(int trials) {
        return SweepRequest.of("gate", "fake", "d1", trials, 7).by(new Goal("log-loss", false));
    }

    private static Sweep end(SweepService service, Sweep sweep) throws InterruptedException {
        Sweep ended = service.await(sweep.id(), Duration.ofSeconds(20));
        assertThat(ended.state().ended()).as(ended.toString()).isTrue();
        return ended;
    }

    @Test
    void theBestTrialBecomesAModelWithItsProvenance() throws InterruptedException {
        SweepService service = service(trainer, 1);
        Sweep sweep = end(service, service.start(request(6), ANN));
        assertThat(sweep.state()).isEqualTo(TrainingState.DONE);
        List<Trial> trials = service.trials(sweep.id());
        assertThat(trials).hasSize(6).allMatch(t -> t.state() == TrainingState.DONE);
        assertThat(trials.get(0).params())
                .isEqualTo(Map.of("rate", "0.01", "width", "16", "kind", "a"));
        Trial best =
                trials.stream()
                        .min(java.util.Comparator.comparingDouble(t -> t.scores().get("log-loss")))
                        .orElseThrow();
        assertThat(sweep.best()).contains(best.id());
        assertThat(registry.weights).containsExactly(best.params().get("width"));
        ModelVersion model = registry.versions.get(0);
        assertThat(sweep.model()).contains("gate:1");
        assertThat(model.provenance().trial()).contains(best.id());
        assertThat(model.provenance().datasetVersion()).contains("d1");
        assertThat(model.provenance().facts())
                .containsEntry("param.width", best.params().get("width"))
                .containsEntry("trainer.version", "1.2.3")
                .containsEntry("dataset.manifest", "manifest-1")
                .containsEntry("seed", String.valueOf(best.seed()))
                .containsKeys("score.log-loss", "sweep", "threads", "java");
        assertThat(model.card()).contains("Best of 6 trainings").contains("| width |");
        assertThat(data).isDirectoryNotContaining("glob:**" + sweep.id() + "*");
    }

    @Test
    void equalScoresAreDecidedByTheLogLoss() {
        List<Trial> trials =
                List.of(
                        done(1, Map.of("auc:disc", 1.0, "log-loss", 0.4)),
                        done(2, Map.of("auc:disc", 1.0, "log-loss", 0.2)),
                        done(3, Map.of("auc:disc", 1.0, "log-loss", 0.2)),
                        done(4, Map.of("auc:disc", 0.9, "log-loss", 0.1)),
                        done(5, Map.of("log-loss", 0.1)));
        assertThat(SweepEnd.best(new Goal("auc:disc", true), trials))
                .map(Trial::number)
                .contains(2);
    }

    private static Trial done(int number, Map<String, Double> scores) {
        return new Trial(
                "s-" + number,
                "s",
                number,
                Map.of(),
                1,
                TrainingState.DONE,
                1,
                1,
                Map.of(),
                scores,
                1,
                "",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theSameRequestDrawsTheSameTrials() {
        SweepService service = service(trainer, 0);
        List<Trial> one = service.trials(service.start(request(5), ANN).id());
        List<Trial> other = service.trials(service.start(request(5), ANN).id());
        assertThat(other)
                .extracting(Trial::params, Trial::seed)
                .isEqualTo(
                        one.stream()
                                .map(t -> org.assertj.core.groups.Tuple.tuple(t.params(), t.seed()))
                                .toList());
        assertThat(one).extracting(Trial::seed).doesNotHaveDuplicates();
    }

    @Test
    void aTrialGoesOnFromItsCheckpointAfterACrash() throws InterruptedException {
        trainer.waitAt = 3;
        SweepService crashed = service(trainer, 1);
        Sweep sweep = crashed.start(request(2), ANN);
        await().until(() -> trainer.steps.contains("001/2"));
        // The process is gone: nobody releases its trial. A new one starts on the same data.
        FakeTrainer second = new FakeTrainer();
        SweepService restarted = service(second, 1);
        assertThat(end(restarted, sweep).state()).isEqualTo(TrainingState.DONE);
        assertThat(second.steps)
                .containsExactly("001/3", "001/4", "002/1", "002/2", "002/3", "002/4");
        assertThat(restarted.trials(sweep.id()).get(0).attempts()).isEqualTo(2);
        assertThat(registry.versions).hasSize(1);
    }

    @Test
    void aTrialIsPausedWhenTheServerStopsAndThatIsNoAttempt() throws InterruptedException {
        trainer.waitAt = 3;
        SweepService stopping = service(trainer, 1);
        Sweep sweep = stopping.start(request(1), ANN);
        await().until(() -> trainer.steps.contains("001/2"));
        Thread stop = new Thread(stopping::deactivate);
        stop.start();
        await().pollDelay(Duration.ofMillis(50)).until(() -> stop.isAlive());
        trainer.go.countDown();
        stop.join();
        Trial waiting = stopping.trials(sweep.id()).get(0);
        assertThat(waiting.state()).isEqualTo(TrainingState.QUEUED);
        assertThat(waiting.attempts()).isZero();
        FakeTrainer second = new FakeTrainer();
        assertThat(end(service(second, 1), sweep).state()).isEqualTo(TrainingState.DONE);
        assertThat(second.steps).containsExactly("001/4");
    }

    @Test
    void whatWasTrainedIsNotTrainedAgainWhenTheCrashCameBeforeTheEnd() throws Exception {
        SweepService first = service(trainer, 0);
        Sweep sweep = first.start(request(1), ANN);
        Path folder = Files.createDirectories(data.resolve(sweep.id() + "-001/model"));
        Files.writeString(folder.resolve("model.json"), "{\"threshold\": 0.5}");
        Files.writeString(folder.resolve("weights"), "64");
        assertThat(end(service(trainer, 1), sweep).state()).isEqualTo(TrainingState.DONE);
        assertThat(trainer.steps).isEmpty();
        assertThat(registry.weights).containsExactly("64");
    }

    @Test
    void aTrainerThatThrowsFailsItsTrialOnly() throws InterruptedException {
        trainer.throwAt = 2;
        SweepService service = service(trainer, 1);
        Sweep sweep = end(service, service.start(request(2), ANN));
        assertThat(sweep.state()).isEqualTo(TrainingState.FAILED);
        assertThat(sweep.why()).contains("native library");
        assertThat(service.trials(sweep.id()))
                .allMatch(t -> t.why().contains("NoClassDefFoundError"));
        trainer.throwAt = 0;
        trainer.refuse = "too few pictures";
        assertThat(end(service, service.start(request(1), ANN)).why())
                .contains("refused: too few pictures");
        trainer.refuse = "";
        assertThat(end(service, service.start(request(1), ANN)).state())
                .isEqualTo(TrainingState.DONE);
    }

    @Test
    void aTrainerThatFallsSilentIsLeftBehind() throws InterruptedException {
        trainer.waitAt = 1;
        SweepService service = service(trainer, 1, Duration.ofMillis(100));
        Sweep sweep = end(service, service.start(request(1), ANN));
        assertThat(sweep.why()).contains("told nothing");
    }

    @Test
    void aSweepCanBeStopped() throws InterruptedException {
        trainer.waitAt = 2;
        SweepService service = service(trainer, 1);
        Sweep sweep = service.start(request(3), ANN);
        await().until(() -> trainer.steps.contains("001/1"));
        assertThat(service.stop(sweep.id(), ANN).state()).isEqualTo(TrainingState.STOPPED);
        await().pollDelay(Duration.ofMillis(60)).until(() -> true);
        trainer.go.countDown();
        await().until(
                        () ->
                                service.trials(sweep.id()).stream()
                                        .allMatch(t -> t.state() == TrainingState.STOPPED));
        assertThat(trainer.steps).doesNotContain("001/4", "002/1");
        assertThat(registry.versions).isEmpty();
        await().until(() -> !Files.exists(data.resolve(sweep.id() + "-001")));
        assertThatThrownBy(() -> service.stop(sweep.id(), ANN))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void theThresholdKeepsTheRecallWanted() throws InterruptedException, IOException {
        SweepService service = service(trainer, 1);
        SweepRequest request = request(1).within(Map.of("width", "60")).keeping("upright", 1);
        end(service, service.start(request, ANN));
        assertThat(registry.descriptions.get(0)).contains("\"threshold\" : 0.5");
        request = request(1).within(Map.of("width", "4")).keeping("upright", 0.95);
        end(service, service.start(request, ANN));
        assertThat(registry.descriptions.get(1)).contains("\"threshold\" : 0.1");
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        SweepService service = service(trainer, 0);
        refused(service, SweepRequest.of("gate", "none", "d1", 3, 1), "trainer 'none'");
        refused(service, SweepRequest.of("Gate!", "fake", "d1", 3, 1), "name");
        refused(service, SweepRequest.of("gate", "fake", "d1", 0, 1), "1 to 1000 trials");
        refused(service, request(1).by(new Goal("beauty", true)), "goal 'beauty'");
        refused(service, request(1).by(new Goal("auc:whale", true)), "auc:whale");
        refused(service, request(1).by(new Goal("coco-detection/map", true)), "not in service");
        refused(service, request(1).keeping("whale", 0.9), "'whale'");
        refused(service, request(1).within(Map.of("depth", "3")), "no parameters [depth]");
        refused(service, request(1).within(Map.of("width", "2..8")), "width cannot be '2'");
        refused(service, request(1).within(Map.of("width", "9..8")), "is empty");
        refused(service, request(1).within(Map.of("kind", "a..b")), "not a range");
        assertThatThrownBy(() -> service.start(SweepRequest.of("gate", "fake", "d9", 3, 1), ANN))
                .isInstanceOf(NotFoundException.class);
    }

    private static void refused(SweepService service, SweepRequest request, String message) {
        assertThatThrownBy(() -> service.start(request, ANN))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }
}
