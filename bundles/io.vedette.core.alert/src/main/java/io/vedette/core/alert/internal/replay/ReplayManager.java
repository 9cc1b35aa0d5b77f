package io.vedette.core.alert.internal.replay;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.camera.CameraReplay;
import io.vedette.service.camera.CameraReplays;
import io.vedette.service.camera.Cameras;
import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries rules on the tracks that cameras kept. */
@Component
public final class ReplayManager implements CameraReplays {
    private static final int REMEMBERED = 32;
    private static final Size ANY = new Size(640, 360);

    private final TrackLog tracks;
    private final RuleReplays replays;
    private final AlertGates gates;
    private final Alerts alerts;
    private final Cameras cameras;
    private final Operations operations;
    private final Clock clock;
    private final Map<String, CameraReplay> found =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CameraReplay> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** By Declarative Services. */
    @Activate
    public ReplayManager(
            @Reference TrackLog tracks,
            @Reference RuleReplays replays,
            @Reference AlertGates gates,
            @Reference Alerts alerts,
            @Reference Cameras cameras,
            @Reference Operations operations) {
        this(tracks, replays, gates, alerts, cameras, operations, Clock.systemUTC());
    }

    ReplayManager(
            TrackLog tracks,
            RuleReplays replays,
            AlertGates gates,
            Alerts alerts,
            Cameras cameras,
            Operations operations,
            Clock clock) {
        this.tracks = tracks;
        this.replays = replays;
        this.gates = gates;
        this.alerts = alerts;
        this.cameras = cameras;
        this.operations = operations;
        this.clock = clock;
    }

    @Override
    public Operation start(String camera, List<RuleSpec> rules, Duration past, String by) {
        if (cameras.camera(camera).isEmpty()) {
            throw new NotFoundException("there is no camera '" + camera + "'");
        }
        if (past.isNegative() || past.isZero() || past.compareTo(TrackFiles.KEPT) > 0) {
            throw new InvalidRequestException(
                    "tracks are kept for " + TrackFiles.KEPT.toHours() + " hours, not " + past);
        }
        // a rule that is refused is refused now, not by an operation that fails later
        replays.open(camera, camera + "-check", ANY, rules).close();
        gates.open(new GateSpec(camera, rules)).close();
        List<RuleSpec> own = List.copyOf(rules);
        return operations.start("replay", camera, by, control -> run(camera, own, past, control));
    }

    private Map<String, String> run(
            String camera, List<RuleSpec> rules, Duration past, Work.Control control)
            throws IOException, InterruptedException {
        Instant since = clock.instant().minus(past);
        List<Path> files = tracks.files(camera, since);
        Trial trial = new Trial(replays, gates, camera, rules);
        try (trial) {
            for (int i = 0; i < files.size() && !control.cancelled(); i++) {
                control.progress((double) i / files.size(), "hour " + (i + 1));
                TrackFiles.read(
                        files.get(i),
                        frame -> {
                            if (!frame.moment().instant().isBefore(since) && !control.cancelled()) {
                                trial.look(frame);
                            }
                        });
            }
        }
        if (control.cancelled()) {
            return Map.of();
        }
        CameraReplay replay = Comparison.of(camera, trial, raised(camera, since));
        synchronized (found) {
            found.put(control.id(), replay);
        }
        return Map.of(
                "kept", Integer.toString(replay.kept()),
                "lost", Integer.toString(replay.lost()),
                "new", Integer.toString(replay.added()),
                "lostReal", Integer.toString(replay.lostReal()),
                "lostFalse", Integer.toString(replay.lostFalse()),
                "frames", Long.toString(replay.frames()),
                "seconds", Long.toString(Math.round(replay.seconds())));
    }

    /** What the camera's own chain raised, whatever a verifier said of it. */
    private List<Alert> raised(String camera, Instant since) {
        AlertFilter filter =
                new AlertFilter(
                        Optional.of(camera),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(since),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        List<Alert> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Alert> page = alerts.list(filter, cursor, 500);
            page.items().stream().filter(Alert::inCharge).forEach(all::add);
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return all;
    }

    @Override
    public Optional<CameraReplay> found(String operation) {
        synchronized (found) {
            return Optional.ofNullable(found.get(operation));
        }
    }
}
