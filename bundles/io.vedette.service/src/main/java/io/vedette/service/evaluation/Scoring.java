package io.vedette.service.evaluation;

import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs metrics over units or files. Thread-safe, keeps nothing.
 *
 * <p>Every method throws {@link io.vedette.service.problem.InvalidRequestException} where the
 * metric is not in service, an option or a file makes no sense, naming it and the place in it.
 */
@ProviderType
public interface Scoring {
    /** Ids of the metrics in service, sorted. */
    List<String> metrics();

    /**
     * Which units a metric takes: {@code image}, {@code sequence}, {@code camera-time} or {@code
     * cost}.
     */
    String judges(String metric);

    /**
     * Scores units.
     *
     * @param units each id once; closed at the end
     * @param resampling for intervals; none where empty
     * @param marks receives what became of each object
     */
    Score units(
            String metric,
            Map<String, String> options,
            Stream<? extends Unit> units,
            Optional<Resampling> resampling,
            Consumer<Mark> marks);

    /**
     * Compares two things on the same units: what is drawn is drawn for both.
     *
     * @param values names
     * @param before units of the one
     * @param after units of the other, of the same ids
     */
    List<Difference> compare(
            String metric,
            Map<String, String> options,
            List<String> values,
            Stream<? extends Unit> before,
            Stream<? extends Unit> after,
            Resampling resampling);

    /**
     * Scores files as {@code ./vedette score} does.
     *
     * @param truth what is true: COCO JSON, MOT 2D, events as JSON or JSON lines
     * @param predictions what was said: COCO results, {@code detections.jsonl}, MOT 2D, alerts
     * @param options of the metric, and {@code seed}, {@code resamples}, {@code level}, {@code
     *     observed}
     */
    Score files(String metric, Path truth, Path predictions, Map<String, String> options);
}
