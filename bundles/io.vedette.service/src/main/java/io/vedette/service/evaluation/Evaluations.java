package io.vedette.service.evaluation;

import io.vedette.service.http.Page;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Judgements of models and pipelines, kept with a mark per object so that each number can be opened
 * down to the pictures behind it. Thread-safe.
 */
@ProviderType
public interface Evaluations {
    /**
     * Begins a judgement in the background.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where the metric does not fit the
     *     subject
     * @throws io.vedette.service.problem.NotFoundException where the model or version is not there
     */
    Evaluation start(EvaluationRequest request, String by);

    /**
     * Judges units that are there already, and keeps the result.
     *
     * @param units closed at the end
     */
    Evaluation record(EvaluationRequest request, Stream<? extends Unit> units, String by);

    /** One of them. */
    Optional<Evaluation> evaluation(String id);

    /**
     * Newest first.
     *
     * @param model only of this model version
     */
    Page<Evaluation> list(Optional<String> model, Optional<String> cursor, int limit);

    /** Marks in the order they were made. */
    Page<Mark> marks(String id, MarkFilter filter, Optional<String> cursor, int limit);

    /**
     * The frame behind a mark of a video, played again from its source.
     *
     * @param unit of the mark
     * @param where of the mark
     * @throws io.vedette.service.problem.NotFoundException where there is no such evaluation or
     *     video
     * @throws io.vedette.service.problem.ConflictException where the mark names no frame
     * @throws io.vedette.service.problem.UnavailableException where the source does not give the
     *     frame in time
     */
    VideoFrame frame(String id, String unit, String where);

    /**
     * Compares two judgements of one metric on the same units.
     *
     * @throws io.vedette.service.problem.ConflictException where they are not done, of different
     *     metrics or of different units
     */
    List<Difference> compare(String before, String after, Resampling resampling);

    /**
     * What a classifier or detector says of a dataset version, as units of the kind {@code image}:
     * for a class, the crop is one object that fills it, predicted once per class.
     *
     * @param split {@code train}, {@code validation} or {@code test}
     * @param model {@code name:version}, or a folder as {@link
     *     io.vedette.service.model.ModelRef#parse} reads it
     */
    Stream<Unit> units(String version, String split, String model);
}
