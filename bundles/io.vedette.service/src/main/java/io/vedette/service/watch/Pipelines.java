package io.vedette.service.watch;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs cameras: source, decoding, motion gate, detector, tracker, heuristics, events. Thread-safe.
 *
 * <pre>{@code
 * PipelineSpec spec = PipelineSpec.of("gate", URI.create("file:/clips/gate.mp4"))
 *         .pacing(StreamSpec.Pacing.AS_FAST)
 *         .detector(DetectorSpec.MOTION)
 *         .rules(List.of(new RuleSpec("yard", "intrusion", points, Map.of())))
 *         .build();
 * try (PipelineRun run = pipelines.start(spec, listener)) {
 *     RunEnd end = run.done().toCompletableFuture().join();
 * }
 * }</pre>
 */
@ProviderType
public interface Pipelines {
    /**
     * Starts a camera. Returns at once; the source connects in the background. Plugins that are not
     * there yet are waited for as while one is being updated, and {@link PipelineListener#said}
     * tells so; a file's run ends refused where one does not come within {@link
     * PipelineSpec#patience()}.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where two rules share an id
     */
    PipelineRun start(PipelineSpec spec, PipelineListener listener);

    /** What runs now, in the order of starting. */
    List<PipelineRun> running();
}
