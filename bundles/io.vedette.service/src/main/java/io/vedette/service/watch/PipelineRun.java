package io.vedette.service.watch;

import io.vedette.spi.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** One running camera. Thread-safe. */
@ProviderType
public interface PipelineRun extends AutoCloseable {
    /** What was started, with the rules and the detector of now. */
    PipelineSpec spec();

    /** Where it stands. */
    RunStatus status();

    /**
     * Completes, never exceptionally, when the last callback of the listener has returned: a finite
     * source was read to its end, a source was refused, or the run was closed.
     */
    CompletionStage<RunEnd> done();

    /**
     * Writes what the camera saw as an MP4 that browsers play, once the stream has passed the end
     * of the span or is over: remuxed where the codec allows and no privacy zone applies, else
     * masked and encoded. Begins at the last key frame before the span.
     *
     * @param span stream seconds; what is older than {@link PipelineSpec#keepSeconds()} when asked
     *     for is gone
     * @return completes exceptionally with {@code NotFoundException} where nothing of the span is
     *     left, with {@code UnavailableException} where it cannot be written; no file is left then
     */
    CompletionStage<ClipReport> clip(Span span, Path file);

    /**
     * A JPEG of the newest frame, privacy zones blackened; empty before the first frame.
     *
     * @param quality 1..100
     */
    Optional<Snapshot> snapshot(int quality);

    /**
     * Exchanges the rules between two frames; a rule of the same id and type keeps its state as far
     * as its heuristic allows, events of rules that go are ended.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where two rules share an id
     */
    void rules(List<RuleSpec> rules);

    /**
     * Exchanges the detector: the new one is loaded and warmed up beside the old one, then put in
     * between two frames.
     *
     * @return completes when it is in service, or exceptionally, the old one staying, where it was
     *     refused
     */
    CompletionStage<SwapReport> detector(DetectorSpec detector);

    /**
     * Begins a chain of its own beside this one, on the same frames: its own gate, detector,
     * tracker and rules, and a listener that hears of nothing else. It never holds this run up: of
     * a live stream the newest frame waits in a slot of one and what it replaces is counted; where
     * nothing may be lost this run's reader waits for both. It ends with this run, or when it is
     * closed. Frames that were lost before they came to this run's stages it has not seen either;
     * its clips are this run's.
     *
     * @param spec its run's name, detector, gate, tracker, rules, pins, first track and options;
     *     source, pacing, epoch and masks are those of this run, whatever it says
     * @throws io.vedette.service.problem.InvalidRequestException where two rules share an id, or it
     *     is of another camera
     */
    PipelineRun beside(PipelineSpec spec, PipelineListener listener);

    /**
     * Ends the run and those beside it: open events are ended at their last evidence; returns when
     * all is quiet.
     */
    @Override
    void close();

    /**
     * A picture of now.
     *
     * @param frame number of the frame
     * @param seconds stream time
     * @param width of the frame
     * @param height of the frame
     * @param jpeg owned by the caller
     */
    record Snapshot(long frame, double seconds, int width, int height, byte[] jpeg) {}
}
