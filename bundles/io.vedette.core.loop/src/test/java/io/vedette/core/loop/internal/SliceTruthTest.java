package io.vedette.core.loop.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Box;
import io.vedette.spi.stream.TruthRow;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTruthTest {
    private static final Slice SLICE =
            new Slice("c", "run", URI.create("scene:street"), Instant.EPOCH, 60, 0);
    private final SliceTruth truth = truth();

    private static SliceTruth truth() {
        List<TruthRow> rows = new ArrayList<>();
        for (int n = 1; n <= 200; n++) {
            double t = (n - 1) / 10.0;
            rows.add(new TruthRow.Seen(n, t, 1, "person", new Box(100 + n, 50, 20, 60)));
            rows.add(new TruthRow.Seen(n, t, 2, "animal", new Box(300, 150, 20, 10)));
        }
        rows.add(new TruthRow.Happened("visit", "person", 1, 5, 10));
        rows.add(new TruthRow.Happened("disturbance", "animal", 2, 0, 19));
        return new SliceTruth(SLICE, rows.stream());
    }

    @Test
    void anAlertIsRealInAVisitAtTheVisitorsPlace() {
        assertThat(truth.real(6, new Box(160, 50, 20, 60))).isTrue();
        assertThat(truth.real(11.5, new Box(201, 50, 20, 60))).isTrue();
        assertThat(truth.real(12.5, new Box(201, 50, 20, 60))).isFalse();
        assertThat(truth.real(3, new Box(130, 50, 20, 60))).isFalse();
        assertThat(truth.real(6, new Box(300, 150, 20, 10))).isFalse();
    }

    @Test
    void aCropShowsWhatFillsIt() {
        assertThat(truth.label(6, new Box(158, 48, 26, 66))).isEqualTo("person");
        assertThat(truth.label(6, new Box(298, 148, 24, 14))).isEqualTo("animal");
        // Legs and a head are of a person too, and so is what a wide box is about.
        assertThat(truth.label(6, new Box(160, 90, 20, 20))).isEqualTo("person");
        assertThat(truth.label(6, new Box(160, 45, 20, 15))).isEqualTo("person");
        assertThat(truth.label(6, new Box(120, 50, 100, 60))).isEqualTo("person");
        assertThat(truth.label(6, new Box(20, 20, 50, 50))).isEqualTo("nothing");
        assertThat(truth.label(6, new Box(0, 0, 480, 270))).isEqualTo("nothing");
    }

    @Test
    void theKindOfADisturbanceIsKnownWhileItLasts() {
        assertThat(truth.disturbance(8)).contains("animal");
        assertThat(truth.disturbance(40)).isEmpty();
    }

    @Test
    void labelersAreSeldomWrongAndAlwaysTheSame() {
        List<String> labels = LabelSteps.CLASSES;
        int wrong = 0;
        for (int i = 0; i < 2000; i++) {
            Pictures.Looked seen = new Pictures.Looked("picture-" + i, "person");
            String said = ScriptedLabelers.say(seen, labels, "ada", 5);
            assertThat(ScriptedLabelers.say(seen, labels, "ada", 5)).isEqualTo(said);
            wrong += said.equals("person") ? 0 : 1;
        }
        assertThat(wrong).isBetween(60, 140);
    }
}
