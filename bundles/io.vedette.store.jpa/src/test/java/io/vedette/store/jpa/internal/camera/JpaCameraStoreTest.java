package io.vedette.store.jpa.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.plugin.Plug;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaCameraStoreTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaCameraStore store = new JpaCameraStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void keepsEveryPartOfACamera() {
        Camera yard = camera("yard");
        assertThat(store.add(yard)).isEqualTo(yard.at(1, NOON));
        assertThat(store.camera("yard")).contains(yard.at(1, NOON));
        store.add(camera("gate"));
        assertThat(store.cameras()).extracting(Camera::id).containsExactly("gate", "yard");
    }

    @Test
    void refusesAnIdTwice() {
        store.add(camera("yard"));
        assertThatThrownBy(() -> store.add(camera("yard"))).isInstanceOf(ConflictException.class);
    }

    @Test
    void idsThatDifferInCaseOnlyAreTwo() {
        store.add(camera("yard"));
        Camera other = store.add(camera("Yard"));
        assertThat(store.cameras()).hasSize(2);
        assertThat(store.reserveTracks("yard", 1, 10)).isEqualTo(1);
        assertThat(store.reserveTracks("Yard", 1, 10)).isEqualTo(1);
        store.remove("Yard", other.revision());
        assertThat(store.cameras()).extracting(Camera::id).containsExactly("yard");
    }

    @Test
    void replacesAndRemovesOnlyTheRevisionMeant() {
        Camera first = store.add(camera("yard"));
        Camera second = store.replace(first.withRules(List.of()));
        assertThat(second.revision()).isEqualTo(2);
        assertThat(store.camera("yard").orElseThrow().rules()).isEmpty();
        assertThatThrownBy(() -> store.replace(first))
                .isInstanceOf(StaleRevisionException.class)
                .hasMessage("camera 'yard' is at revision 2, not 1");
        assertThatThrownBy(() -> store.remove("yard", 1))
                .isInstanceOf(StaleRevisionException.class);
        store.remove("yard", 2);
        assertThat(store.cameras()).isEmpty();
        assertThatThrownBy(() -> store.remove("yard", 2)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void givesTrackIdsOutOnlyOnce() {
        assertThat(store.reserveTracks("yard", 1, 1000)).isEqualTo(1);
        assertThat(store.reserveTracks("yard", 1, 1000)).isEqualTo(1001);
        assertThat(store.reserveTracks("yard", 5000, 10)).isEqualTo(5000);
        assertThat(store.reserveTracks("gate", 1, 10)).isEqualTo(1);
        assertThat(store.reserveTracks("yard", 1, 10)).isEqualTo(5010);
    }

    private static Camera camera(String id) {
        Polygon zone =
                new Polygon(List.of(new Point(0, 0.5), new Point(0.5, 0.5), new Point(0.25, 1)));
        return new Camera(
                id,
                "The " + id,
                "north",
                "yards",
                "rtsp://user:secret@10.0.0.7/stream",
                "motion",
                "bytetrack",
                true,
                List.of(
                        new RuleSpec(
                                "zone",
                                "intrusion",
                                zone.corners(),
                                Map.of("cooldown", 20, "classes", List.of("person")))),
                new Masks(List.of(), List.of(zone)),
                List.of(new Pin(Plug.TRACKER, "bytetrack", "[1,2)")),
                new ClipRoll(3, 7),
                Map.of("source.transport", "tcp"),
                true,
                NOON,
                0);
    }
}
