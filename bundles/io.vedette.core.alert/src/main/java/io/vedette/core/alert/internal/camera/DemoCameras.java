package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.Cameras;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.StreamSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the cameras that {@code ./vedette demo} wrote into {@code demo-sources} below the data
 * folder, one address a line, where they are not there yet; {@code demo} stands for cameras on
 * synthetic streets.
 */
@Component(service = DemoCameras.class, immediate = true)
public final class DemoCameras {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCameras.class);
    private static final int PLACES = 4;

    private final Cameras cameras;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** By Declarative Services. */
    @Activate
    public DemoCameras(@Reference Cameras cameras, BundleContext context) throws IOException {
        this.cameras = cameras;
        String data = context.getProperty("vedette.data");
        Path file = data == null ? null : Path.of(data, "demo-sources");
        if (file != null && Files.exists(file)) {
            List<Camera> wanted = wanted(Files.readAllLines(file));
            Thread thread = new Thread(() -> add(wanted), "vedette-demo");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile KnowsTruth truth;

    @Deactivate
    void stop() {
        stopping.set(true);
    }

    static List<Camera> wanted(List<String> sources) {
        List<Camera> wanted = new ArrayList<>();
        int number = 0;
        for (String source : sources) {
            if (source.equals("demo")) {
                for (int place = 1; place <= PLACES; place++) {
                    wanted.add(scene(place));
                }
            } else if (!source.isBlank()) {
                number++;
                String id = "camera-" + number;
                wanted.add(camera(id, "Camera " + number, uri(source), lowerHalf()));
            }
        }
        return wanted;
    }

    private static Camera scene(int place) {
        return camera(
                "yard-" + place,
                "Yard " + place,
                "scene:street?place=" + place + "&seed=" + (100 + place),
                lowerHalf());
    }

    private static String uri(String source) {
        return source.startsWith("/") ? Path.of(source).toUri().toString() : source;
    }

    private static List<RuleSpec> lowerHalf() {
        return rule(
                List.of(
                        new Point(0.05, 0.5),
                        new Point(0.95, 0.5),
                        new Point(0.95, 0.98),
                        new Point(0.05, 0.98)));
    }

    private static List<RuleSpec> rule(List<Point> zone) {
        return List.of(new RuleSpec("yard", "intrusion", zone, Map.of()));
    }

    /** A synthetic street knows where its yard is. */
    private Optional<Camera> fitted(Camera camera) {
        if (!camera.source().startsWith("scene:")) {
            return Optional.of(camera);
        }
        KnowsTruth knows = truth;
        if (knows == null) {
            return Optional.empty();
        }
        StreamSpec stream =
                new StreamSpec(
                        camera.id(),
                        URI.create(camera.source()),
                        StreamSpec.Role.DETECT,
                        StreamSpec.Pacing.REALTIME,
                        Instant.EPOCH,
                        Duration.ofSeconds(1),
                        Map.of());
        return Optional.of(
                knows.zone(stream, "yard")
                        .map(zone -> camera.withRules(rule(zone.corners())))
                        .orElse(camera));
    }

    private static Camera camera(String id, String name, String source, List<RuleSpec> rules) {
        return new Camera(
                id,
                name,
                "demo",
                "demo",
                source,
                "motion",
                "bytetrack",
                true,
                rules,
                Masks.NONE,
                List.of(),
                ClipRoll.DEFAULT,
                Map.of("repeat", "true"),
                true,
                Instant.EPOCH,
                0);
    }

    /** Waits for the database and the scene, which come a moment after this does. */
    private void add(List<Camera> wanted) {
        for (Camera camera : wanted) {
            for (int i = 0; i < 300 && !stopping.get() && !added(camera); i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
            }
        }
    }

    private boolean added(Camera camera) {
        try {
            Optional<Camera> fitted = fitted(camera);
            if (fitted.isEmpty()) {
                return false;
            }
            cameras.add(fitted.get(), true);
            LOG.info("demo camera {} is added", camera.id());
            return true;
        } catch (ConflictException e) {
            return true;
        } catch (InvalidRequestException | IllegalArgumentException e) {
            LOG.warn("demo camera {} is refused: {}", camera.id(), e.getMessage());
            return true;
        } catch (ServiceException e) {
            return false;
        }
    }
}
