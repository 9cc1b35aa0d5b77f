package io.vedette.core.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.collect.Known;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.spi.selection.Pool;
import io.vedette.spi.selection.SelectionSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelectionServiceTest {
    private final House house = new House();
    private final StoredSamples samples = house.samples(House.settings(9, 9, 0.3, 1 << 30));
    private final Waiting operations = new Waiting();

    @AfterEach
    void close() {
        house.close();
    }

    private SelectionService service() {
        return new SelectionService(
                house.store,
                house.selectionStore,
                house.strategies,
                operations,
                Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC));
    }

    private static Known scored(double score) {
        return new Known(
                Optional.of(1L),
                Optional.empty(),
                "person",
                Optional.of(score),
                Map.of("person", score, "nothing", 1 - score),
                Optional.of("yard:2"),
                Optional.empty(),
                Optional.of("alert"));
    }

    private void fill(int n) {
        for (int i = 0; i < n; i++) {
            samples.add(
                    house.sample(
                            "c" + i % 3,
                            "day" + i % 10,
                            "k" + i,
                            i % 2 == 0 ? Origin.ALERT : Origin.RANDOM,
                            i,
                            scored((i * 37 % 100) / 100.0),
                            i % 4 == 0 ? Optional.of("false") : Optional.empty()));
        }
    }

    private List<Selection.Row> rows(SelectionService service, Selection selection) {
        List<Selection.Row> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Selection.Row> page = service.rows(selection.id(), cursor, 7);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void theMixIsKeptAndEveryRowSaysWhy() {
        fill(300);
        SelectionService service = service();
        Selection done = service.run(SelectionRequest.of(40, 7), "ann");
        assertThat(done.state()).isEqualTo(Selection.State.DONE);
        List<Selection.Row> rows = rows(service, done);
        assertThat(rows).hasSize(40).hasSize(done.chosen());
        assertThat(rows).extracting(Selection.Row::place).isSorted().startsWith(1).endsWith(40);
        assertThat(rows.stream().map(Selection.Row::sample).distinct()).hasSize(40);
        Map<String, Long> counts =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Selection.Row::strategy, Collectors.counting()));
        assertThat(counts)
                .containsEntry("uncertainty", 20L)
                .containsEntry("random", 16L)
                .containsEntry("verdict", 4L);
        int evaluation = 0;
        for (Selection.Row row : rows) {
            Sample sample = samples.sample(row.sample()).orElseThrow();
            assertThat(row.reason()).isNotBlank();
            assertThat(row.modelVersion()).isEqualTo("yard:2");
            if (sample.place().reserved()) {
                assertThat(sample.evaluationPool()).isTrue();
                assertThat(row.strategy()).isEqualTo("random");
                evaluation++;
            }
        }
        assertThat(evaluation).isEqualTo(4);
        // Any beginning has about the mix of the whole.
        assertThat(rows.subList(0, 10).stream().filter(r -> r.strategy().equals("uncertainty")))
                .hasSizeBetween(4, 6);
        assertThat(service.ofSample(rows.get(0).sample())).containsExactly(rows.get(0));
    }

    @Test
    void theSameSeedChoosesTheSame() {
        fill(300);
        SelectionService service = service();
        SelectionRequest again =
                new SelectionRequest(
                        30, 7, SelectionRequest.STOCK_MIX, SampleFilter.ALL, 3, true, "");
        List<String> first =
                rows(service, service.run(again, "ann")).stream()
                        .map(Selection.Row::sample)
                        .toList();
        assertThat(rows(service, service.run(again, "ann")).stream().map(Selection.Row::sample))
                .containsExactlyElementsOf(first);
    }

    @Test
    void whatWasChosenOrLabeledIsNotChosenAgain() {
        fill(120);
        SelectionService service = service();
        Set<String> seen = new HashSet<>();
        house.store.labeled(
                house.store.byId(SampleFilter.ALL, "", 20).stream().map(Sample::id).toList());
        for (int round = 0; round < 3; round++) {
            Selection done = service.run(SelectionRequest.of(20, round), "ann");
            for (Selection.Row row : rows(service, done)) {
                assertThat(seen.add(row.sample())).isTrue();
                assertThat(samples.sample(row.sample()).orElseThrow().labeled()).isFalse();
            }
        }
        assertThat(seen).hasSize(60);
    }

    @Test
    void nearDuplicatesAreChosenOnceForTrainingButNotSortedOutForEvaluation() {
        for (int i = 0; i < 40; i++) {
            // Ten looks, four times each.
            samples.add(house.sample("c", trainable(i), "k" + i, Origin.RANDOM, i % 10));
            samples.add(house.sample("c", kept(i), "e" + i, Origin.RANDOM, i % 10));
        }
        SelectionService service = service();
        Selection done =
                service.run(
                        new SelectionRequest(
                                40,
                                1,
                                List.of(
                                        new SelectionRequest.Part(
                                                "random",
                                                0.5,
                                                SelectionRequest.Pool.TRAINING,
                                                Map.of()),
                                        new SelectionRequest.Part(
                                                "random",
                                                0.5,
                                                SelectionRequest.Pool.EVALUATION,
                                                Map.of())),
                                SampleFilter.ALL,
                                3,
                                false,
                                ""),
                        "ann");
        List<Sample> chosen =
                rows(service, done).stream()
                        .map(r -> samples.sample(r.sample()).orElseThrow())
                        .toList();
        assertThat(chosen.stream().filter(s -> !s.place().reserved())).hasSize(10);
        assertThat(chosen.stream().filter(s -> s.place().reserved())).hasSize(20);
        assertThat(done.said()).contains("near duplicates").contains("10 of 20");
    }

    private String trainable(int i) {
        return recording(i, false);
    }

    private String kept(int i) {
        return recording(i, true);
    }

    private String recording(int i, boolean reserved) {
        for (int n = 0; ; n++) {
            String name = "day" + i + "-" + n;
            if (samples.reserved("c", name) == reserved) {
                return name;
            }
        }
    }

    @Test
    void aboutTheShareOfRecordingsIsReservedAndTheSameOnEveryServer() {
        int reserved = 0;
        for (int i = 0; i < 10_000; i++) {
            if (Recordings.reserved("cam", "2026-01-" + i, 0.3)) {
                reserved++;
            }
        }
        assertThat(reserved).isBetween(2800, 3200);
        assertThat(Recordings.reserved("gate", "2026-03-04", 0.2)).isFalse();
        assertThat(Recordings.reserved("gate", "2026-03-04", 1)).isTrue();
    }

    @Test
    void aFailingStrategyDoesNotFailTheOthers() {
        fill(60);
        house.strategies.add(
                (Pool pool, SelectionSpec spec) -> {
                    throw new NoClassDefFoundError("gone");
                },
                Map.of("vedette.strategy", "broken"));
        SelectionService service = service();
        Selection done =
                service.run(
                        new SelectionRequest(
                                10,
                                1,
                                List.of(
                                        new SelectionRequest.Part(
                                                "broken",
                                                0.5,
                                                SelectionRequest.Pool.TRAINING,
                                                Map.of()),
                                        new SelectionRequest.Part(
                                                "uncertainty",
                                                0.5,
                                                SelectionRequest.Pool.TRAINING,
                                                Map.of())),
                                SampleFilter.ALL,
                                3,
                                false,
                                ""),
                        "ann");
        assertThat(done.chosen()).isEqualTo(10);
        assertThat(done.said()).contains("strategy broken failed").contains("filled up at random");
    }

    @Test
    void onlyChanceMayChooseForEvaluationAndStrategiesMustBeThere() {
        SelectionService service = service();
        assertThatThrownBy(
                        () ->
                                service.run(
                                        request("verdict", SelectionRequest.Pool.EVALUATION),
                                        "ann"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("bias");
        assertThatThrownBy(
                        () ->
                                service.run(
                                        request("astrology", SelectionRequest.Pool.TRAINING),
                                        "ann"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("[random, uncertainty, verdict]");
    }

    private static SelectionRequest request(String strategy, SelectionRequest.Pool pool) {
        return new SelectionRequest(
                5,
                1,
                List.of(new SelectionRequest.Part(strategy, 1, pool, Map.of())),
                SampleFilter.ALL,
                3,
                false,
                "");
    }

    @Test
    void whatAStopInterruptedIsChosenAfterTheRestart() throws Exception {
        fill(60);
        SelectionService before = service();
        Selection asked = before.start(SelectionRequest.of(10, 1), "ann");
        assertThat(asked.state()).isEqualTo(Selection.State.RUNNING);
        // The server stops before the work begins; another takes over.
        operations.waiting.clear();
        SelectionService after = service();
        assertThat(operations.waiting).hasSize(1);
        operations.waiting.get(0).run(new Quiet());
        Selection done = after.selection(asked.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(Selection.State.DONE);
        assertThat(done.request()).isEqualTo(asked.request());
        assertThat(rows(after, done)).hasSize(10);
    }

    @Test
    void theOldestThatNobodyNeedsMakesRoom() {
        StoredSamples small = house.samples(House.settings(9, 9, 0, 40_000));
        List<String> ids = new ArrayList<>();
        int added = 0;
        for (int i = 0; i < 200; i++) {
            Sample sample =
                    small.add(house.sample("c", "d", String.format("%04d", i), Origin.ALERT, i));
            ids.add(sample.id());
            added++;
            if (i == 3) {
                small.use(List.of(sample.id()), "batch/1");
            }
        }
        assertThat(added).isEqualTo(200);
        assertThat(house.store.bytes()).isLessThanOrEqualTo(40_000);
        assertThat(small.sample(ids.get(3))).isPresent();
        assertThat(small.sample(ids.get(199))).isPresent();
        assertThat(small.count(SampleFilter.ALL)).isLessThan(200);
        Set<String> kept = new HashSet<>();
        small.mark(b -> kept.add(b.sha256()));
        assertThat(kept).contains(small.sample(ids.get(199)).orElseThrow().picture());
        // Where everything is needed nothing is thrown away.
        small.use(
                house.store.byId(SampleFilter.ALL, "", 1000).stream().map(Sample::id).toList(),
                "batch/2");
        assertThatThrownBy(
                        () -> {
                            for (int i = 200; i < 400; i++) {
                                Sample s =
                                        small.add(house.sample("c", "d", "" + i, Origin.ALERT, i));
                                small.use(List.of(s.id()), "batch/2");
                            }
                        })
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("quotaMiB");
    }

    private static final class Quiet implements Work.Control {
        @Override
        public String id() {
            return "op";
        }

        @Override
        public void progress(double share, String message) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    /** Operations that are kept until the test runs them. */
    private static final class Waiting implements Operations {
        final List<Work> waiting = new ArrayList<>();

        @Override
        public Operation start(String kind, String subject, String by, Work work) {
            waiting.add(work);
            return new Operation(
                    "op" + waiting.size(),
                    kind,
                    subject,
                    by,
                    Operation.State.QUEUED,
                    0,
                    "",
                    Map.of(),
                    Instant.EPOCH,
                    Optional.empty());
        }

        @Override
        public Operation resume(String id, Work work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Operation> operation(String id) {
            return Optional.empty();
        }

        @Override
        public List<Operation> interrupted(String kind) {
            return List.of();
        }

        @Override
        public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
            return new Page<>(List.of(), Optional.empty());
        }

        @Override
        public Operation cancel(String id) {
            throw new UnsupportedOperationException();
        }
    }
}
