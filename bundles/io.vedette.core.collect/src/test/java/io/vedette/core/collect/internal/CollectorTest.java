package io.vedette.core.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertListener;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.metrics.Reading;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Detection;
import io.vedette.spi.rule.Ruling;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.track.Track;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private static final Box BOX = new Box(10, 10, 12, 20);
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Collector collector(Settings settings) {
        return new Collector(house.samples(settings), house.blobs, house.pixels, settings);
    }

    private static PipelineSpec spec(
            String run, DetectorSpec detector, Map<String, String> options) {
        return PipelineSpec.of("gate", URI.create("scene:street?place=1&seed=" + run))
                .run(run)
                .site("north")
                .group("yards")
                .pacing(StreamSpec.Pacing.AS_FAST)
                .epoch(House.EPOCH)
                .detector(detector)
                .options(options)
                .build();
    }

    private static Track track(long id, double seconds) {
        Moment now = Moment.of(House.EPOCH, seconds);
        return new Track(id, "object", 0.9, BOX, Track.State.CONFIRMED, now, now, 5, 0, 0);
    }

    private void play(
            Collector collector,
            PipelineSpec spec,
            double from,
            double to,
            double step,
            List<Detection> detections,
            List<Long> tracks) {
        for (double t = from; t < to; t += step) {
            Frame frame = house.frame(t);
            double now = t;
            FrameReport report =
                    new FrameReport(
                            frame.number(),
                            frame.moment(),
                            FrameReport.State.ANALYSED,
                            "",
                            detections,
                            tracks.stream().map(id -> track(id, now)).toList(),
                            SceneFacts.UNKNOWN,
                            Optional.of(frame));
            if (collector.wants(spec)) {
                collector.frame(spec, report);
            }
            frame.release();
        }
    }

    private List<Sample> all() {
        return house.store.byId(SampleFilter.ALL, "", 1000);
    }

    @Test
    void drawsAtTheRateWhateverTheFrameRateAndIsTheSameAgain() {
        Settings settings = House.settings(1000, 60, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(
                    c.it,
                    spec("7", DetectorSpec.MOTION, Map.of()),
                    0,
                    1200,
                    0.5,
                    List.of(),
                    List.of());
        }
        List<Double> first = all().stream().map(Sample::streamSeconds).sorted().toList();
        // Sixty an hour for twenty minutes, one in each minute.
        assertThat(first).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(first.get(i)).isBetween(60.0 * i, 60.0 * i + 60.5);
        }
        assertThat(all())
                .allSatisfy(
                        s -> {
                            assertThat(s.origin()).isEqualTo(Origin.RANDOM);
                            assertThat(s.crop()).isPresent();
                            assertThat(s.place().site()).isEqualTo("north");
                            assertThat(s.place().cameraGroup()).isEqualTo("yards");
                            assertThat(s.place().recording()).startsWith("2026-03-04/");
                            assertThat(s.known().track()).isEmpty();
                        });
        // Played once more: the same samples, so nothing new.
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(
                    c.it,
                    spec("7", DetectorSpec.MOTION, Map.of()),
                    0,
                    1200,
                    0.5,
                    List.of(),
                    List.of());
        }
        assertThat(all()).hasSize(20);
        // Another day of the same camera draws other moments.
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(
                    c.it,
                    spec("8", DetectorSpec.MOTION, Map.of()),
                    0,
                    1200,
                    0.5,
                    List.of(),
                    List.of());
        }
        assertThat(all()).hasSize(40);
        assertThat(all().stream().map(s -> s.place().recording()).distinct()).hasSize(2);
        assertThat(house.leased).hasValue(0);
    }

    @Test
    void aDrawnSampleIsAboutALiveTrack() {
        Settings settings = House.settings(1000, 120, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(
                    c.it,
                    spec("7", DetectorSpec.MOTION, Map.of()),
                    0,
                    1200,
                    0.5,
                    List.of(),
                    List.of(3L, 5L));
        }
        assertThat(all()).hasSize(40);
        assertThat(all().stream().map(s -> s.known().track().orElseThrow()).distinct())
                .containsExactlyInAnyOrder(3L, 5L);
        assertThat(all().get(0).known().box()).contains(BOX);
    }

    @Test
    void doubtTakesEachTrackOnceInAWhileAndOnlyNearTheThreshold() {
        Settings settings = House.settings(1000, 0, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            PipelineSpec spec = spec("7", new DetectorSpec.Model("person"), Map.of());
            play(c.it, spec, 0, 50, 1, List.of(new Detection("person", 0.45, BOX)), List.of(3L));
            play(c.it, spec, 50, 90, 1, List.of(new Detection("person", 0.95, BOX)), List.of(4L));
            play(c.it, spec, 90, 99, 1, List.of(new Detection("person", 0.05, BOX)), List.of(5L));
        }
        assertThat(all()).hasSize(2);
        assertThat(all())
                .allSatisfy(
                        s -> {
                            assertThat(s.origin()).isEqualTo(Origin.DOUBT);
                            assertThat(s.known().score()).contains(0.45);
                            assertThat(s.known().label()).isEqualTo("person");
                            assertThat(s.known().modelVersion()).contains("person");
                        });
    }

    @Test
    void theBudgetOfACameraHourIsKeptInStreamTime() {
        Settings settings = House.settings(10, 3600, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(
                    c.it,
                    spec("7", DetectorSpec.MOTION, Map.of()),
                    3500,
                    3700,
                    1,
                    List.of(),
                    List.of());
        }
        assertThat(all().stream().filter(s -> s.streamSeconds() < 3600)).hasSize(10);
        assertThat(all().stream().filter(s -> s.streamSeconds() >= 3600)).hasSize(10);
    }

    @Test
    void whatIsHeldOutGivesNoSamples() {
        Settings settings = House.settings(1000, 3600, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(
                    c.it,
                    spec("7", DetectorSpec.MOTION, Map.of("collect", "false")),
                    0,
                    60,
                    1,
                    List.of(),
                    List.of(3L));
            Frame frame = house.frame(5);
            c.it.alerted(alert("a1", "7", true, Optional.empty(), Optional.empty()), seen(frame));
            frame.release();
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void eachCropOfAnAlertIsASampleAndTheVerdictIsOfAll() {
        Settings settings = House.settings(2, 0, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(c.it, spec("7", DetectorSpec.MOTION, Map.of()), 0, 2, 1, List.of(), List.of(17L));
            Frame frame = house.frame(5);
            c.it.alerted(
                    alert("a1", "7", true, Optional.empty(), Optional.empty()),
                    new AlertListener.Seen(Optional.of(frame), List.of(grey(), grey(), grey())));
            frame.release();
            // The third would be one too many for this hour.
            assertThat(all()).hasSize(2);
            assertThat(all()).extracting(Sample::picture).containsOnly(all().get(0).picture());
            assertThat(all()).extracting(Sample::id).doesNotHaveDuplicates();
            assertThat(reading(c.it, "vedette_samples_skipped_total", "budget")).isEqualTo(1);
            c.it.answered(
                    alert("a1", "7", true, Optional.empty(), Optional.of(Verdict.Answer.FALSE)));
            assertThat(all()).hasSize(2);
            assertThat(all()).allSatisfy(sample -> assertThat(sample.verdict()).contains("false"));
        }
        assertThat(house.leased).hasValue(0);
    }

    @Test
    void anAlertAndItsVerdictAreOneSample() {
        Settings settings = House.settings(1000, 0, 0, 1 << 30);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            play(c.it, spec("7", DetectorSpec.MOTION, Map.of()), 0, 2, 1, List.of(), List.of(17L));
            Frame frame = house.frame(5);
            Ruling ruling = new Ruling(true, 0.8, "looks like a person");
            c.it.alerted(
                    alert("a1", "7", true, Optional.of(ruling), Optional.empty()), seen(frame));
            c.it.alerted(alert("a2", "7", false, Optional.empty(), Optional.empty()), seen(frame));
            frame.release();
            Sample sample = all().get(0);
            assertThat(all()).hasSize(1);
            assertThat(sample.origin()).isEqualTo(Origin.ALERT);
            assertThat(sample.known().alert()).contains("a1");
            assertThat(sample.known().track()).contains(17L);
            assertThat(sample.known().score()).contains(0.8);
            assertThat(sample.known().modelVersion()).contains("yard:3");
            assertThat(sample.known().pipeline()).contains("pipe");
            assertThat(sample.place().site()).isEqualTo("north");
            assertThat(sample.verdict()).isEmpty();
            c.it.answered(
                    alert("a1", "7", true, Optional.of(ruling), Optional.of(Verdict.Answer.FALSE)));
            assertThat(all()).hasSize(1);
            assertThat(all().get(0).verdict()).contains("false");
            assertThat(all().get(0).verdictReason()).isEqualTo("animal");
            // Taken back.
            c.it.answered(alert("a1", "7", true, Optional.of(ruling), Optional.empty()));
            assertThat(all().get(0).verdict()).isEmpty();
        }
        assertThat(house.leased).hasValue(0);
    }

    @Test
    void aVerdictOnAnAlertWithoutASampleMakesOneOutOfItsSnapshot() throws IOException {
        Settings settings = House.settings(1000, 0, 0, 1 << 30);
        byte[] jpeg = house.pixels.jpeg(house.pixels.read(house.pixels.png(grey())), 85);
        var snapshot = house.blobs.put(jpeg, BlobUse.ALERT);
        try (CloseableCollector c = new CloseableCollector(collector(settings))) {
            Alert alert =
                    alert("a9", "9", true, Optional.empty(), Optional.of(Verdict.Answer.REAL));
            c.it.answered(with(alert, snapshot));
            c.it.settle();
        }
        assertThat(all()).hasSize(1);
        assertThat(all().get(0).origin()).isEqualTo(Origin.VERDICT);
        assertThat(all().get(0).verdict()).contains("real");
        assertThat(all().get(0).place().recording()).isEqualTo("2026-03-04");
    }

    @Test
    void aLiveCameraIsNeverHeldUpWhatDoesNotFitIsDroppedAndCounted() {
        Settings settings = House.settings(100_000, 36_000, 0, 1 << 30);
        PipelineSpec live =
                spec("7", DetectorSpec.MOTION, Map.of())
                        .but()
                        .pacing(StreamSpec.Pacing.REALTIME)
                        .build();
        Collector collector = collector(settings);
        play(collector, live, 0, 100, 0.1, List.of(), List.of());
        collector.settle();
        double stored = reading(collector, "vedette_samples_stored_total", "");
        double dropped = reading(collector, "vedette_samples_skipped_total", "queue full");
        assertThat(stored).isEqualTo(all().size());
        assertThat(stored + dropped).isBetween(500.0, 1000.0);
        assertThat(house.leased).hasValue(0);
        collector.close();
    }

    private static double reading(Collector collector, String name, String reason) {
        return collector.read().stream()
                .filter(
                        r ->
                                r.name().equals(name)
                                        && (reason.isEmpty() || r.labels().containsValue(reason)))
                .mapToDouble(Reading::value)
                .sum();
    }

    private static AlertListener.Seen seen(Frame frame) {
        return new AlertListener.Seen(Optional.of(frame), List.of(grey()));
    }

    private static Crop grey() {
        byte[] bgr = new byte[96 * 96 * 3];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) (i / 96);
        }
        return new Crop(96, 96, bgr);
    }

    private static Alert alert(
            String id,
            String run,
            boolean inCharge,
            Optional<Ruling> ruling,
            Optional<Verdict.Answer> answer) {
        return new Alert(
                id,
                new Alert.Place("gate", "Gate", "yards", "north"),
                "yard",
                "intrusion",
                "topic",
                "event",
                "incident",
                "champion",
                inCharge,
                Alert.State.OPEN,
                ruling,
                false,
                new Alert.Time(4, 5, Optional.empty(), House.EPOCH.plusSeconds(5)),
                List.of(17L),
                "",
                BOX,
                House.SIZE,
                0,
                Map.of(),
                new Alert.Origin(run, 51, "pipe", Map.of("verifier", "yard:3")),
                Optional.empty(),
                Optional.empty(),
                answer.map(
                        a ->
                                new Verdict(
                                        1,
                                        Optional.of(a),
                                        Optional.of(Verdict.Reason.ANIMAL),
                                        "",
                                        "ann",
                                        House.EPOCH)),
                1);
    }

    private static Alert with(Alert a, io.vedette.service.blob.BlobId snapshot) {
        return new Alert(
                a.id(),
                a.place(),
                a.rule(),
                a.type(),
                a.topic(),
                a.event(),
                a.incident(),
                a.variant(),
                a.inCharge(),
                a.state(),
                a.ruling(),
                a.review(),
                a.time(),
                a.tracks(),
                a.direction(),
                a.box(),
                a.size(),
                a.joined(),
                a.evidence(),
                a.origin(),
                Optional.of(snapshot),
                a.clip(),
                a.verdict(),
                a.revision());
    }

    private record CloseableCollector(Collector it) implements AutoCloseable {
        @Override
        public void close() {
            it.close();
        }
    }
}
