package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.AlertIntake;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.rollout.SlotDirectory;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detectors that run beside a camera's own while one is rolled out, each with tracker, rules
 * and gate on the same frames. What goes wrong here harms the camera's own chain in nothing.
 * Changed by one thread, asked by any.
 */
final class BesideChains {

    private static final Logger LOG = LoggerFactory.getLogger(BesideChains.class);

    private final PipelineRun main;
    private final AlertIntake.Session session;
    private final LongSupplier tracks;
    private final Map<String, Chain> chains = new ConcurrentHashMap<>();
    private final Map<String, CameraStatus.Beside> troubled = new ConcurrentHashMap<>();

    /**
     * @param main the camera's own run
     * @param session of its alerts
     * @param tracks first ids of blocks that nobody else gets
     */
    BesideChains(PipelineRun main, AlertIntake.Session session, LongSupplier tracks) {
        this.main = main;
        this.session = session;
        this.tracks = tracks;
    }

    private record Chain(
            Variant variant,
            String detector,
            PipelineRun run,
            AlertIntake.Session session,
            BesideListener listener) {
        void close() {
            try {
                run.close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not close well", run.spec(), e);
            }
            session.close();
        }

        CameraStatus.Beside status() {
            RunStatus now = run.status();
            RunEnd end = run.done().toCompletableFuture().getNow(null);
            return new CameraStatus.Beside(
                    variant.name(),
                    detector,
                    end instanceof RunEnd.Refused refused ? refused.why() : "",
                    now.analysed(),
                    now.gated(),
                    now.dropped().values().stream().mapToLong(Long::longValue).sum(),
                    now.passMillis(),
                    listener.raised());
        }
    }

    /** Brings what runs beside to what the detector slot holds. */
    void follow(Camera camera, Optional<SlotDirectory> slots) {
        List<Variant> wanted =
                CameraSpecs.detectors(camera, slots).stream()
                        .filter(variant -> !variant.inCharge())
                        .toList();
        troubled.keySet().removeIf(name -> wanted.stream().noneMatch(v -> v.name().equals(name)));
        chains.forEach(
                (name, chain) -> {
                    if (wanted.stream().noneMatch(v -> isOf(chain, v, camera))) {
                        chains.remove(name);
                        chain.close();
                    }
                });
        for (Variant variant : wanted) {
            try {
                Chain chain = chains.get(variant.name());
                if (chain == null) {
                    chains.put(variant.name(), open(camera, slots, variant));
                } else {
                    adapt(chain, camera, slots, variant);
                }
                troubled.remove(variant.name());
            } catch (RuntimeException e) {
                CameraStatus.Beside trouble = trouble(camera, variant, e);
                if (!trouble.equals(troubled.put(variant.name(), trouble))) {
                    LOG.warn("camera {}: {} does not run: {}", camera.id(), variant, trouble.why());
                }
            }
        }
    }

    /** Whether one could not be begun, so that it is to be tried again. */
    boolean inTrouble() {
        return !troubled.isEmpty();
    }

    private static boolean isOf(Chain chain, Variant variant, Camera camera) {
        return chain.variant.name().equals(variant.name())
                && chain.run.spec().detector().equals(CameraSpecs.detector(camera, variant));
    }

    private Chain open(Camera camera, Optional<SlotDirectory> slots, Variant variant) {
        PipelineSpec spec =
                main.spec()
                        .but()
                        .run(main.spec().run() + "-" + variant.name())
                        .detector(CameraSpecs.detector(camera, variant))
                        .rules(camera.rules())
                        .firstTrack(tracks.getAsLong())
                        .build();
        AlertIntake.Session own =
                session.beside(spec.run(), CameraSpecs.gateBeside(camera, slots, variant));
        try {
            BesideListener listener = new BesideListener(spec.run(), own);
            PipelineRun run = main.beside(spec, listener);
            own.attach(run);
            return new Chain(variant, spec.detector().toString(), run, own, listener);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static void adapt(
            Chain chain, Camera camera, Optional<SlotDirectory> slots, Variant variant) {
        chain.session.change(
                CameraSpecs.place(camera), CameraSpecs.gateBeside(camera, slots, variant));
        if (!chain.run.spec().rules().equals(camera.rules())) {
            chain.run.rules(camera.rules());
        }
    }

    private static CameraStatus.Beside trouble(Camera camera, Variant variant, Exception why) {
        return new CameraStatus.Beside(
                variant.name(),
                CameraSpecs.detector(camera, variant).toString(),
                String.valueOf(why.getMessage()),
                0,
                0,
                0,
                0,
                0);
    }

    List<CameraStatus.Beside> statuses() {
        return Stream.concat(
                        chains.values().stream().map(Chain::status), troubled.values().stream())
                .toList();
    }

    void close() {
        chains.values().forEach(Chain::close);
        chains.clear();
    }
}
