package io.vedette.core.evaluation.internal;

import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.evaluation.VideoFrame;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.spi.metric.Unit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns what is to be judged into units. */
@Component(service = Subjects.class)
public class Subjects {
    private static final Set<String> CLASSIFIERS = Set.of("softmax", "sigmoid");
    private final DatasetUnits datasets;
    private final VideoUnits videos;
    private final VideoFrames frames;
    private final ModelRegistry models;

    /** With where units come from. */
    @Activate
    public Subjects(
            @Reference DatasetUnits datasets,
            @Reference VideoUnits videos,
            @Reference VideoFrames frames,
            @Reference ModelRegistry models) {
        this.datasets = datasets;
        this.videos = videos;
        this.frames = frames;
        this.models = models;
    }

    /** Refuses what cannot be judged, before anything is written. */
    void check(EvaluationRequest request, String judges) {
        request.model().ifPresent(this::version);
        if (request.subject() instanceof Subject.OnVersion on) {
            if (request.model().isEmpty()) {
                throw new InvalidRequestException(
                        "a dataset version is judged by a model: name it");
            }
            if (!judges.equals("image")) {
                throw new InvalidRequestException(
                        request.metric() + " takes " + judges + ", a dataset version gives images");
            }
            if (datasets.size(on.version(), on.split()) == 0) {
                throw new InvalidRequestException(on.title() + " is empty");
            }
        } else if (request.subject() instanceof Subject.OnVideo) {
            if (!judges.equals("sequence") && !judges.equals("camera-time")) {
                throw new InvalidRequestException(
                        request.metric()
                                + " takes "
                                + judges
                                + ", a video gives sequences and camera time");
            }
        } else {
            throw new InvalidRequestException("units that were given are recorded, not started");
        }
    }

    Stream<Unit> units(EvaluationRequest request, String judges, String run, Work.Control control) {
        AtomicInteger done = new AtomicInteger();
        if (request.subject() instanceof Subject.OnVersion on) {
            int size = datasets.size(on.version(), on.split());
            return datasets.units(on.version(), on.split(), request.model().orElseThrow())
                    .takeWhile(unit -> !control.cancelled())
                    .peek(unit -> tell(control, done.incrementAndGet(), size, "pictures"));
        }
        Subject.OnVideo on = (Subject.OnVideo) request.subject();
        Optional<ModelVersion> model = request.model().map(this::version);
        Optional<String> verifier =
                model.filter(m -> CLASSIFIERS.contains(m.layout())).map(ModelVersion::id);
        DetectorSpec detector = detector(model);
        return on.videos().stream()
                .takeWhile(video -> !control.cancelled())
                .map(
                        video -> {
                            Unit unit =
                                    videos.unit(
                                            video,
                                            run + "/" + video.camera(),
                                            detector,
                                            verifier,
                                            judges);
                            tell(control, done.incrementAndGet(), on.videos().size(), "videos");
                            return unit;
                        });
    }

    /** The frame behind a mark; see {@link io.vedette.service.evaluation.Evaluations#frame}. */
    VideoFrame frame(EvaluationRequest request, String judges, String unit, String where) {
        if (!(request.subject() instanceof Subject.OnVideo on)) {
            throw new ConflictException("only evaluations on video have frames to play again");
        }
        Subject.Video video =
                on.videos().stream()
                        .filter(v -> v.camera().equals(unit))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("there is no video " + unit));
        return frames.frame(video, judges, where, detector(request.model().map(this::version)));
    }

    private static DetectorSpec detector(Optional<ModelVersion> model) {
        return model.filter(m -> !CLASSIFIERS.contains(m.layout()))
                .<DetectorSpec>map(m -> new DetectorSpec.Model(m.id()))
                .orElse(DetectorSpec.MOTION);
    }

    Stream<Unit> units(String version, String split, String model) {
        return datasets.units(version, split, model);
    }

    private static void tell(Work.Control control, int done, int of, String what) {
        control.progress((double) done / Math.max(1, of), done + " of " + of + " " + what);
    }

    private ModelVersion version(String id) {
        return models.byId(id)
                .orElseThrow(() -> new NotFoundException("there is no model version " + id));
    }
}
