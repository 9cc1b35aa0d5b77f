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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
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
                wanted.add(camera(id, "Camera " + number, uri(source), yard()));
            }
        }
        return wanted;
    }

    private static Camera scene(int place) {
        return camera(
                "yard-" + place,
                "Yard " + place,
                "scene:street?place=" + place + "&seed=" + (100 + place) + "&seconds=3600",
                yard());
    }

    private static String uri(String source) {
        return source.startsWith("/") ? Path.of(source).toUri().toString() : source;
    }

    private static List<RuleSpec> yard() {
        return List.of(
                new RuleSpec(
                        "yard",
                        "intrusion",
                        List.of(
                                new Point(0.05, 0.55),
                                new Point(0.95, 0.55),
                                new Point(0.95, 0.98),
                                new Point(0.05, 0.98)),
                        Map.of()));
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

    /** Waits for the database, which comes a moment after this does. */
    private void add(List<Camera> wanted) {
        for (Camera camera : wanted) {
            for (int i = 0; i < 300 && !stopping.get() && !added(camera); i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
            }
        }
    }

    private boolean added(Camera camera) {
        try {
            cameras.add(camera, true);
            LOG.info("demo camera {} is added", camera.id());
            return true;
        } catch (ConflictException e) {
            return true;
        } catch (InvalidRequestException e) {
            LOG.warn("demo camera {} is refused: {}", camera.id(), e.getMessage());
            return true;
        } catch (ServiceException e) {
            return false;
        }
    }
}
