package io.vedette.core.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelUse;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
    private static final List<Crop> ONE = List.of(new Crop(1, 1, new byte[3]));

    private final ModelCache cache = new ModelCache(Duration.ZERO);
    private final FakeEngine first = new FakeEngine(1);
    private final FakeEngine second = new FakeEngine(2);
    private ModelRef model;

    @TempDir private Path folder;

    @BeforeEach
    void write() {
        model = ModelRef.folder(Packages.sound(folder));
        cache.addEngine(first.entry());
    }

    @AfterEach
    void close() {
        first.go.countDown();
        cache.deactivate();
    }

    @Test
    void oneModelServesAllLeasesAndGoesWithTheLast() {
        ModelLease<Classifying> a = cache.classifying(model);
        ModelLease<Classifying> b = cache.classifying(model);
        assertThat(first.loads).hasValue(1);
        a.close();
        a.close();
        assertThat(first.closes).hasValue(0);
        assertThat(answer(b)).isEqualTo(1f);
        b.close();
        assertThat(first.closes).hasValue(1);
        try (ModelLease<Classifying> c = cache.classifying(model)) {
            assertThat(first.loads).hasValue(2);
            assertThat(answer(c)).isEqualTo(1f);
        }
    }

    @Test
    void aModelStaysForAWhileAfterItsLastLease() {
        ModelCache lingering = new ModelCache(Duration.ofMillis(300));
        lingering.addEngine(first.entry());
        try {
            lingering.classifying(model).close();
            lingering.classifying(model).close();
            assertThat(first.loads).hasValue(1);
            await().until(() -> first.closes.get() == 1);
        } finally {
            lingering.deactivate();
        }
    }

    @Test
    void anotherUseIsAnotherModel() {
        ModelUse two = new ModelUse(new Threads(2), Duration.ofSeconds(1), Optional.empty());
        try (var a = cache.classifying(model);
                var b = cache.classifying(model, two)) {
            assertThat(first.loads).hasValue(2);
            assertThat(answer(a)).isEqualTo(answer(b));
        }
    }

    @Test
    void callsGoOverToANewerEngineAndTheOldModelIsClosed() {
        try (var lease = cache.classifying(model)) {
            assertThat(answer(lease)).isEqualTo(1f);
            cache.addEngine(second.entry());
            await().until(() -> lease.engine().version().equals("2.0.0"));
            assertThat(answer(lease)).isEqualTo(2f);
            assertThat(first.closes).hasValue(1);
            assertThat(lease.engine().generation()).isEqualTo(2);
            cache.removeEngine(second.entry());
            assertThat(answer(lease)).isEqualTo(1f);
            assertThat(second.closes).hasValue(1);
        }
    }

    @Test
    void aPinnedModelStaysWithItsEngine() {
        ModelUse pinned = new ModelUse(Threads.ONE, Duration.ofSeconds(1), Optional.of("1.0.0"));
        try (var lease = cache.classifying(model, pinned);
                var free = cache.classifying(model)) {
            cache.addEngine(second.entry());
            await().until(() -> answer(free) == 2f);
            assertThat(answer(lease)).isEqualTo(1f);
        }
    }

    @Test
    void aCallWaitsWhileItsEngineIsUpdated() {
        try (var lease = cache.classifying(model)) {
            cache.removeEngine(first.entry());
            assertThat(first.closes).hasValue(1);
            assertThat(lease.engine().version()).isEmpty();
            CompletableFuture<Float> waiting = CompletableFuture.supplyAsync(() -> answer(lease));
            assertThat(waiting).isNotDone();
            cache.addEngine(second.entry());
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(2f);
        }
    }

    @Test
    void aCallWhoseEngineStaysAwayFailsAtItsDeadlineAndSaysWhy() {
        try (var lease = cache.classifying(model)) {
            cache.removeEngine(first.entry());
            var outcomes = lease.model().run(ONE, Deadline.in(Duration.ofMillis(20)));
            assertThat(why(outcomes)).contains("wants engine 'fake'").contains("install");
        }
    }

    @Test
    void theEngineIsLetGoOnlyWhenItsCallsHaveEnded() {
        first.hang = true;
        try (var lease = cache.classifying(model)) {
            CompletableFuture<Float> running = CompletableFuture.supplyAsync(() -> answer(lease));
            CompletableFuture<Void> leaving = new CompletableFuture<>();
            await().pollDelay(Duration.ofMillis(50)).until(() -> !running.isDone());
            Thread thread =
                    new Thread(
                            () -> {
                                cache.removeEngine(first.entry());
                                leaving.complete(null);
                            });
            thread.start();
            await().until(() -> lease.engine().version().isEmpty());
            assertThat(leaving).isNotDone();
            assertThat(first.closes).hasValue(0);
            first.go.countDown();
            assertThat(leaving).succeedsWithin(Duration.ofSeconds(5));
            assertThat(running.join()).isEqualTo(1f);
            assertThat(first.closes).hasValue(1);
        }
    }

    @Test
    void whatAnEngineThrowsIsAFailedOutcome() {
        try (var lease = cache.classifying(model)) {
            first.failure = new NoClassDefFoundError("ai/onnxruntime/OrtSession");
            assertThat(why(lease.model().run(ONE, soon()))).contains("NoClassDefFoundError");
            first.failure = null;
            assertThat(answer(lease)).isEqualTo(1f);
        }
    }

    @Test
    void aHangingModelIsQuarantinedUntilItAnswers() {
        ModelUse strict = new ModelUse(Threads.ONE, Duration.ofMillis(50), Optional.empty());
        try (var lease = cache.classifying(model, strict)) {
            first.hang = true;
            CompletableFuture<Float> hanging = CompletableFuture.supplyAsync(() -> answer(lease));
            await().until(() -> lease.model() != null && quarantined(lease));
            assertThat(hanging).isNotDone();
            first.hang = false;
            first.go.countDown();
            assertThat(hanging).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(1f);
            await().until(() -> !quarantined(lease));
            assertThat(answer(lease)).isEqualTo(1f);
        }
    }

    private boolean quarantined(ModelLease<Classifying> lease) {
        List<ArrayList<Outcome<Scores>>> box = new ArrayList<>();
        CompletableFuture<Void> call =
                CompletableFuture.runAsync(
                        () -> box.add(new ArrayList<>(lease.model().run(ONE, soon()))));
        try {
            call.get(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            return false; // this call hangs as well
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return box.get(0).get(0) instanceof Outcome.Failed<Scores> f && f.why().contains("hangs");
    }

    @Test
    void theWrongKindIsRefusedAndNothingStaysLoaded() {
        assertThatThrownBy(() -> cache.detecting(model))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("not one that finds objects");
        assertThat(first.closes).hasValue(1);
    }

    @Test
    void withoutARegistryNamesAreRefused() {
        assertThatThrownBy(() -> cache.classifying(ModelRef.parse("gate:2")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("gate:2");
    }

    @Test
    void aLeaseThatEndedGivesNoModel() {
        ModelLease<Classifying> lease = cache.classifying(model);
        Classifying kept = lease.model();
        lease.close();
        assertThatThrownBy(lease::model).isInstanceOf(IllegalStateException.class);
        assertThat(why(kept.run(ONE, soon()))).contains("was closed");
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private static float answer(ModelLease<Classifying> lease) {
        Outcome<Scores> outcome = lease.model().run(ONE, soon()).get(0);
        if (outcome instanceof Outcome.Done<Scores> done) {
            return done.value().probabilities()[0];
        }
        throw new AssertionError(((Outcome.Failed<Scores>) outcome).why());
    }

    private static String why(List<Outcome<Scores>> outcomes) {
        return ((Outcome.Failed<Scores>) outcomes.get(0)).why();
    }
}
