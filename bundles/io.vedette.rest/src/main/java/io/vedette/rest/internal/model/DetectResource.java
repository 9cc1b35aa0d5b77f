package io.vedette.rest.internal.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vedette.rest.internal.Shapes;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.security.Role;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Scores;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A registered model as a service: a picture in, what it shows out. */
@Component(service = DetectResource.class)
@JaxrsResource
@Path("/detect")
@Produces("application/json")
public final class DetectResource {
    private static final int MOST_BYTES = 20 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> CLASSIFIERS = Set.of("softmax", "sigmoid");

    private final ModelRegistry registry;
    private final LoadedModels models;
    private final Pixels pixels;

    /**
     * @param registry knows the models
     * @param models keeps them warm
     * @param pixels reads pictures
     */
    @Activate
    public DetectResource(
            @Reference ModelRegistry registry,
            @Reference LoadedModels models,
            @Reference Pixels pixels) {
        this.registry = registry;
        this.models = models;
        this.pixels = pixels;
    }

    /**
     * What a picture shows.
     *
     * @param model id of the version that looked
     * @param width pixels of the picture
     * @param height pixels of the picture
     * @param detections of a detector
     * @param classes probabilities of a classifier; empty for a detector
     */
    public record Answer(
            String model,
            int width,
            int height,
            List<Found> detections,
            Map<String, Double> classes) {}

    /**
     * One object.
     *
     * @param label class name
     * @param score 0..1
     * @param box {@code [x, y, width, height]} in pixels
     */
    public record Found(@JsonProperty("class") String label, double score, List<Double> box) {}

    /** Looks at a JPEG or PNG of at most 20 MiB. */
    @POST
    @Consumes({"image/jpeg", "image/png", "application/octet-stream"})
    @Allowed({Role.OPERATOR, Role.RESEARCHER})
    public Answer detect(@QueryParam("model") String model, InputStream body) throws IOException {
        ModelVersion version = version(model);
        Crop picture = picture(body);
        try {
            return CLASSIFIERS.contains(version.layout())
                    ? classified(version, picture)
                    : detected(version, picture);
        } catch (ModelRefusedException e) {
            throw new UnavailableException(e.getMessage(), e);
        }
    }

    private ModelVersion version(String model) {
        if (model == null || model.isBlank()) {
            throw new InvalidRequestException("name a registered model: ?model=NAME or NAME:3");
        }
        // Never as a path: a caller may name what is registered, not what lies on the disk.
        int colon = model.indexOf(':');
        return (colon < 0
                        ? registry.newest(model)
                        : registry.version(model.substring(0, colon), model.substring(colon + 1)))
                .orElseThrow(() -> new NotFoundException("there is no model '" + model + "'"));
    }

    private Crop picture(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new InvalidRequestException("a picture has at most " + MOST_BYTES + " bytes");
        }
        try {
            return pixels.read(bytes);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("the picture cannot be read: " + e.getMessage());
        }
    }

    private Answer detected(ModelVersion version, Crop picture) {
        try (ModelLease<Detecting> lease = models.detecting(version.ref())) {
            List<Detection> detections =
                    done(lease.model().run(List.of(picture), Deadline.in(LIMIT)).get(0));
            List<Found> found =
                    detections.stream()
                            .map(d -> new Found(d.label(), d.score(), Shapes.box(d.box())))
                            .toList();
            return new Answer(version.id(), picture.width(), picture.height(), found, Map.of());
        }
    }

    private Answer classified(ModelVersion version, Crop picture) {
        try (ModelLease<Classifying> lease = models.classifying(version.ref())) {
            Scores scores = done(lease.model().run(List.of(picture), Deadline.in(LIMIT)).get(0));
            Map<String, Double> classes = new LinkedHashMap<>();
            for (int c = 0; c < version.classes().size(); c++) {
                classes.put(version.classes().get(c), (double) scores.probabilities()[c]);
            }
            return new Answer(version.id(), picture.width(), picture.height(), List.of(), classes);
        }
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new UnavailableException(((Outcome.Failed<T>) outcome).why(), null);
    }
}
