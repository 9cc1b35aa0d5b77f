package io.vedette.service.plugin;

import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.notify.AlertNotifier;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.Judging;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.training.Trainer;
import java.util.List;

/**
 * The eleven places where a plugin can be put in, with the service property that carries its id.
 */
public enum Plug {
    STREAM_SOURCE("StreamSource", "vedette.source", StreamSource.class),
    SCENE_ANALYZER("SceneAnalyzer", "vedette.analyzer", SceneAnalyzer.class),
    MODEL_ENGINE("ModelEngine", "vedette.engine", ModelEngine.class),
    TRACKER("Tracker", "vedette.tracking", Tracker.class),
    HEURISTIC("Heuristic", "vedette.rule", Heuristic.class, Judging.class),
    SELECTION_STRATEGY("SelectionStrategy", "vedette.strategy", SelectionStrategy.class),
    LABELING_DISPATCHER("LabelingDispatcher", "vedette.vendor", LabelingDispatcher.class),
    ANNOTATION_FORMAT("AnnotationFormat", "vedette.format", AnnotationFormat.class),
    EVALUATION_METRIC("EvaluationMetric", "vedette.metric", EvaluationMetric.class),
    TRAINER("Trainer", "vedette.training", Trainer.class),
    ALERT_NOTIFIER("AlertNotifier", "vedette.notifier", AlertNotifier.class);

    private final String title;
    private final String property;
    private final List<Class<?>> services;

    Plug(String title, String property, Class<?>... services) {
        this.title = title;
        this.property = property;
        this.services = List.of(services);
    }

    /** The plug's name as {@code /plugins} shows it. */
    public String title() {
        return title;
    }

    /** Name of the service property that carries a plugin's id. */
    public String property() {
        return property;
    }

    /** The interfaces under which a plugin of this plug may be registered. */
    public List<Class<?>> services() {
        return services;
    }
}
