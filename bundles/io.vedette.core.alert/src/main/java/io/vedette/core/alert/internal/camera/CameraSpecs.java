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
        List<Variant> verifiers = verifiers(camera, slots);
        List<Variant> detectors = detectors(camera, slots);
        if (detectors.size() == 1) {
            return new GateSpec(camera.id(), camera.rules(), verifiers);
        }
        // while detectors are compared, alerts carry the name of theirs
        Variant detector = detectors.stream().filter(Variant::inCharge).findFirst().orElseThrow();
        return new GateSpec(
                camera.id(), camera.rules(), List.of(named(inCharge(verifiers), detector)));
    }

    /** The gate of a detector that runs beside the one in charge: the same verifier. */
    static GateSpec gateBeside(Camera camera, Optional<SlotDirectory> slots, Variant detector) {
        return new GateSpec(
                camera.id(),
                camera.rules(),
                List.of(named(inCharge(verifiers(camera, slots)), detector)));
    }

    private static Variant named(Variant verifier, Variant detector) {
        double share = detector.inCharge() ? verifier.reviewShare() : detector.reviewShare();
        return new Variant(
                detector.name(), detector.role(), verifier.model(), verifier.params(), share);
    }

    private static Variant inCharge(List<Variant> all) {
        return all.stream().filter(Variant::inCharge).findFirst().orElse(Variant.EMPTY);
    }

    private static List<Variant> verifiers(Camera camera, Optional<SlotDirectory> slots) {
        return slots.map(s -> s.variants(camera.id(), Slot.VERIFIER))
                .orElse(List.of(Variant.EMPTY));
    }

    /** What runs in the detector slot of a camera. */
    static List<Variant> detectors(Camera camera, Optional<SlotDirectory> slots) {
        return slots.map(s -> s.variants(camera.id(), Slot.DETECTOR))
                .orElse(List.of(Variant.EMPTY));
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
        return detector(camera, inCharge(detectors(camera, slots)));
    }

    /** The detector of a variant; an empty slot holds the camera's own. */
    static DetectorSpec detector(Camera camera, Variant variant) {
        String wanted = variant.model().orElse(camera.detector());
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
                .site(camera.site())
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
