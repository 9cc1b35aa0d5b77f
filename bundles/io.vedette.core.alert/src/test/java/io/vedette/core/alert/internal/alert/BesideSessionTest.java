package io.vedette.core.alert.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vedette.core.alert.internal.Scene;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of a detector that runs beside the one in charge. */
class BesideSessionTest {
    private static final Box HERE = new Box(300, 160, 40, 80);
    private static final Box THERE = new Box(20, 20, 40, 80);

    @TempDir Path data;

    private final Scene champion = new Scene("yard");
    private final Scene challenger = new Scene("yard-next");
    private final FakeRun film =
            new FakeRun(PipelineSpec.of("yard", URI.create("fake:it")).build(), null);
    private AlertLab lab;
    private AlertIntake.Session main;

    @BeforeEach
    void start() throws IOException {
        lab = new AlertLab(data);
        main =
                lab.recorder.open(
                        new Alert.Place("yard", "The yard", "yards", "north"),
                        "yard-1",
                        gate(Variant.EMPTY),
                        ClipRoll.DEFAULT);
    }

    @AfterEach
    void stop() {
        main.close();
        lab.close();
    }

    private static GateSpec gate(Variant variant) {
        RuleSpec zone =
                new RuleSpec(
                        "zone",
                        "intrusion",
                        List.of(),
                        Map.of("cooldown", 0, "incident_policy", "each"));
        return new GateSpec("yard", List.of(zone), List.of(variant));
    }

    private AlertIntake.Session beside(double share) {
        AlertIntake.Session session =
                main.beside(
                        "yard-2",
                        gate(
                                new Variant(
                                        "next",
                                        Variant.Role.SHADOW,
                                        Optional.empty(),
                                        Map.of(),
                                        share)));
        session.attach(film);
        return session;
    }

    private static EventChange.Opened at(Scene scene, double seconds, Box box) {
        return scene.opens("zone", seconds, 7, box, Optional.empty());
    }

    private List<Alert> rows() {
        lab.recorder.writer().drain(Duration.ofSeconds(30));
        return lab.store.rows();
    }

    @Test
    void showsOfADrawnShareOnlyWhatTheOtherDidNotRaise() {
        AlertIntake.Session next = beside(1);
        next.event(at(challenger, 10, HERE));
        main.event(at(champion, 11, HERE));
        next.event(at(challenger, 11.5, THERE));
        next.passed(14.4);
        assertThat(rows()).noneMatch(Alert::review);
        next.passed(14.5);
        assertThat(rows())
                .filteredOn(a -> !a.inCharge())
                .extracting(a -> a.time().at(), Alert::review)
                .containsExactly(tuple(10.0, false), tuple(11.5, true));
        assertThat(rows()).filteredOn(Alert::inCharge).hasSize(1).noneMatch(Alert::review);
        next.close();
    }

    @Test
    void decidesWhatIsLeftWhenItEnds() {
        AlertIntake.Session next = beside(1);
        next.event(at(challenger, 10, HERE));
        next.close();
        assertThat(rows()).hasSize(1).allMatch(Alert::review);
    }

    @Test
    void onlyCountsTheRestWithoutFilm() {
        AlertIntake.Session next = beside(0);
        assertThat(next.event(at(challenger, 10, HERE))).hasSize(1);
        next.passed(100);
        assertThat(film.clips).isEmpty();
        assertThat(rows()).hasSize(1).noneMatch(Alert::review).noneMatch(Alert::inCharge);
        next.close();
        AlertIntake.Session drawn = beside(1);
        drawn.event(at(challenger, 200, THERE));
        assertThat(film.clips).hasSize(1);
        drawn.close();
    }

    @Test
    void drawsAboutTheShareAndAlwaysTheSame() {
        AlertIntake.Session next = beside(0.2);
        for (int i = 0; i < 500; i++) {
            EventChange.Opened opened = at(challenger, 10 + 20 * i, HERE);
            next.event(opened);
            next.event(challenger.ends(opened, 11 + 20 * i));
        }
        next.close();
        assertThat(rows()).filteredOn(Alert::review).hasSizeBetween(70, 130);
    }

    @Test
    void oneThingHasTimeAndPlaceInCommon() {
        AlertIntake.Session next = beside(0);
        EventChange.Opened opened = at(challenger, 10, HERE);
        next.event(opened);
        next.event(challenger.ends(opened, 12));
        main.event(at(champion, 13, HERE));
        main.event(at(champion, 30, HERE));
        main.event(at(champion, 10, THERE));
        // two seconds on it may have walked its own height
        main.event(at(champion, 12, new Box(390, 160, 40, 80)));
        Alert one = rows().stream().filter(a -> !a.inCharge()).findFirst().orElseThrow();
        assertThat(rows())
                .filteredOn(Alert::inCharge)
                .extracting(a -> a.time().at(), a -> a.box().x(), one::meets)
                .containsExactlyInAnyOrder(
                        tuple(13.0, 300.0, true),
                        tuple(30.0, 300.0, false),
                        tuple(10.0, 20.0, false),
                        tuple(12.0, 390.0, true));
        next.close();
    }
}
