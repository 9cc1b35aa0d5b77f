package io.vedette.core.alert.internal.replay;

import io.vedette.core.alert.internal.Scene;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.alert.Verdict;
import io.vedette.service.camera.Camera;
import io.vedette.service.watch.Event;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.track.Track;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A camera, its events and alerts. */
final class MemoryYard {
    static final Camera CAMERA =
            new Camera(
                    "yard",
                    "The yard",
                    "",
                    "",
                    "scene:street",
                    "motion",
                    "bytetrack",
                    true,
                    List.of(),
                    Masks.NONE,
                    List.of(),
                    ClipRoll.NONE,
                    Map.of(),
                    true,
                    Instant.EPOCH,
                    1);

    private MemoryYard() {}

    static Event event(String run, long frame, Moment at, Track track) {
        return new Event(
                run + "-" + track.id(),
                "yard",
                "zone",
                "longer",
                "",
                track.first(),
                at,
                Optional.empty(),
                List.of(track.id()),
                "",
                frame,
                track.box(),
                Scene.SIZE,
                Map.of(),
                Map.of(),
                "");
    }

    static Alert alert(String run, long track, double at, double end, Verdict.Answer answer) {
        Verdict verdict =
                new Verdict(1, Optional.of(answer), Optional.empty(), "", "ann", Scene.EPOCH);
        return new Alert(
                "alert-" + track,
                new Alert.Place("yard", "The yard", "", ""),
                "zone",
                "longer",
                "",
                run + "-" + track,
                "",
                "champion",
                true,
                Alert.State.ENDED,
                Optional.empty(),
                false,
                new Alert.Time(at - 3, at, Optional.of(end), Scene.moment(at).instant()),
                List.of(track),
                "",
                new Box(100, 50, 20, 40),
                Scene.SIZE,
                0,
                Map.of(),
                new Alert.Origin(run, 1, "", Map.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(verdict),
                1);
    }
}
