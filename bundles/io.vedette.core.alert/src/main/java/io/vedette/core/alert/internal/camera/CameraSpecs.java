package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.camera.Camera;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.SlotDirectory;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.stream.StreamSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a camera's configuration, and the models in its slots, mean for its run. */
final class CameraSpecs {

    /** A server starts its cameras before all of its plugins are there. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Film kept beyond what a clip shows: key frames lie some seconds apart. */
    private static final double SPARE_SECONDS = 8;

    private CameraSpecs() {}

    static Alert.Place place(Camera camera) {
        return new Alert.Place(camera.id(), camera.name(), camera.group(), camera.site());
    }

    static GateSpec gate(Camera camera, Optional<SlotDirectory> slots) {
        return new GateSpec(
                camera.id(),
                camera.rules(),
                slots.map(s -> s.variants(camera.id(), Slot.VERIFIER))
                        .orElse(List.of(Variant.EMPTY)));
    }

    /** The same gate with every verifier left out: until its model can be had. */
    static GateSpec unverified(GateSpec gate) {
        return new GateSpec(
                gate.camera(),
                gate.rules(),
                gate.variants().stream()
                        .map(
                                v ->
                                        new Variant(
                                                v.name(),
                                                v.role(),
                                                Optional.empty(),
                                                v.params(),
                                                v.reviewShare()))
                        .toList());
    }

    static DetectorSpec detector(Camera camera, Optional<SlotDirectory> slots) {
        String wanted =
                slots.stream()
                        .flatMap(s -> s.variants(camera.id(), Slot.DETECTOR).stream())
                        .filter(Variant::inCharge)
                        .flatMap(v -> v.model().stream())
                        .findFirst()
                        .orElse(camera.detector());
        if (wanted.equals("motion")) {
            return DetectorSpec.MOTION;
        }
        return wanted.startsWith("/") || wanted.startsWith(".")
                ? new DetectorSpec.Folder(Path.of(wanted))
                : new DetectorSpec.Model(wanted);
    }

    static PipelineSpec pipeline(
            Camera camera,
            Optional<SlotDirectory> slots,
            URI source,
            String run,
            Instant now,
            long firstTrack) {
        Map<String, String> options = new HashMap<>(camera.options());
        options.keySet().removeIf(name -> !name.contains("."));
        boolean films = camera.clip().before() + camera.clip().after() > 0;
        return PipelineSpec.of(camera.id(), source)
                .run(run)
                .group(camera.group())
                .pacing(pacing(camera))
                .epoch(now)
                .detector(detector(camera, slots))
                .gate(camera.gate())
                .tracker(camera.tracker())
                .rules(camera.rules())
                .masks(camera.masks())
                .pins(camera.pins())
                .firstTrack(firstTrack)
                .keepSeconds(
                        films ? camera.clip().before() + camera.clip().after() + SPARE_SECONDS : 0)
                .patience(PATIENCE)
                .options(options)
                .build();
    }

    private static StreamSpec.Pacing pacing(Camera camera) {
        String wanted = camera.options().getOrDefault("pacing", "realtime");
        return switch (wanted) {
            case "realtime" -> StreamSpec.Pacing.REALTIME;
            case "fast" -> StreamSpec.Pacing.AS_FAST;
            default ->
                    throw new InvalidRequestException(
                            "camera "
                                    + camera.id()
                                    + ": pacing is realtime or fast, not '"
                                    + wanted
                                    + "'");
        };
    }

    /** Whether the stream itself must begin anew, rather than go on under the change. */
    static boolean restarts(Camera before, Camera after) {
        return !before.source().equals(after.source())
                || !before.tracker().equals(after.tracker())
                || !before.group().equals(after.group())
                || before.gate() != after.gate()
                || !before.masks().equals(after.masks())
                || !before.pins().equals(after.pins())
                || !before.clip().equals(after.clip())
                || !before.options().equals(after.options());
    }

    static boolean repeats(Camera camera) {
        return camera.options().getOrDefault("repeat", "false").equals("true");
    }
}
