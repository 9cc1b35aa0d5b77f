package io.vedette.core.alert.internal.camera;

import io.vedette.service.camera.LiveView;
import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Box;
import io.vedette.spi.track.Track;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns what a run reports into happenings. */
final class CameraHappenings {

    private final Happenings happenings;
    private final Clock clock;

    CameraHappenings(Happenings happenings, Clock clock) {
        this.happenings = happenings;
        this.clock = clock;
    }

    void tracks(String camera, LiveView view) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("frame", view.frame());
        body.put("seconds", view.seconds());
        body.put("width", view.size().width());
        body.put("height", view.size().height());
        body.put("tracks", view.tracks().stream().map(CameraHappenings::track).toList());
        tell("tracks", camera, body);
    }

    private static Map<String, Object> track(Track t) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", t.id());
        body.put("label", t.label());
        body.put("score", t.score());
        body.put("box", box(t.box()));
        body.put("state", t.state().name().toLowerCase(Locale.ROOT));
        return body;
    }

    private static List<Double> box(Box box) {
        return List.of(box.x(), box.y(), box.width(), box.height());
    }

    void event(EventChange change) {
        Event event = change.event();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "what",
                change instanceof EventChange.Opened
                        ? "opened"
                        : change instanceof EventChange.Ended ? "ended" : "grew");
        body.put("id", event.id());
        body.put("rule", event.rule());
        body.put("type", event.type());
        body.put("begin", event.begin().streamSeconds());
        body.put("at", event.at().streamSeconds());
        event.end().ifPresent(end -> body.put("end", end.streamSeconds()));
        body.put("tracks", event.tracks());
        body.put("box", box(event.box()));
        tell("event", event.camera(), body);
    }

    void state(String camera, SourceState state) {
        tell(
                "camera",
                camera,
                Map.of(
                        "state", state.kind().name().toLowerCase(Locale.ROOT),
                        "why", state.why()));
    }

    void swapped(String camera, SwapReport report) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("part", report.part());
        body.put("from", report.from());
        body.put("to", report.to());
        body.put("kind", report.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("handedOver", report.handedOver());
        body.put("gapMillis", report.gap().toNanos() / 1e6);
        body.put("waited", report.waited());
        body.put("dropped", report.dropped());
        tell("swap", camera, body);
    }

    void said(String camera, String text) {
        tell("said", camera, Map.of("text", text));
    }

    private void tell(String kind, String camera, Map<String, Object> body) {
        happenings.tell(new Happening(kind, Optional.of(camera), clock.instant(), body));
    }
}
