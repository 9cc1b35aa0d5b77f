package io.vedette.rest.internal.camera;

import io.vedette.rest.internal.Shapes;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A camera as REST shows it.
 *
 * @param id of the camera
 * @param name for people
 * @param site where it stands
 * @param group camera group
 * @param source address without credentials
 * @param detector {@code motion} or a model
 * @param tracker id of the tracker
 * @param gate whether still frames are kept from the detector
 * @param rules in service
 * @param masks parts not to be looked at
 * @param pins of plugin versions
 * @param clip film that belongs to an alert
 * @param options further settings
 * @param enabled whether it runs
 * @param changed when it was last changed
 * @param revision for {@code If-Match}
 * @param state in one word
 * @param why the state is what it is
 */
public record CameraView(
        String id,
        String name,
        String site,
        String group,
        String source,
        String detector,
        String tracker,
        boolean gate,
        List<Rule> rules,
        Masks masks,
        List<PinView> pins,
        Clip clip,
        Map<String, String> options,
        boolean enabled,
        Instant changed,
        long revision,
        String state,
        String why) {

    static CameraView of(Camera camera, Optional<CameraStatus> status) {
        return new CameraView(
                camera.id(),
                camera.name(),
                camera.site(),
                camera.group(),
                camera.shownSource(),
                camera.detector(),
                camera.tracker(),
                camera.gate(),
                camera.rules().stream().map(Rule::of).toList(),
                new Masks(
                        Shapes.polygons(camera.masks().ignore()),
                        Shapes.polygons(camera.masks().privacy())),
                camera.pins().stream()
                        .map(p -> new PinView(p.plug().title(), p.id(), p.version()))
                        .toList(),
                new Clip(camera.clip().before(), camera.clip().after()),
                camera.options(),
                camera.enabled(),
                camera.changed(),
                camera.revision(),
                status.map(s -> s.state().id()).orElse(camera.enabled() ? "waiting" : "disabled"),
                status.map(CameraStatus::why).orElse(""));
    }

    /**
     * A rule, as in {@code rules.yaml}.
     *
     * @param id unique for the camera
     * @param type of the heuristic
     * @param points normalised corners
     * @param params settings by name
     */
    public record Rule(
            String id, String type, List<List<Double>> points, Map<String, Object> params) {
        static Rule of(io.vedette.service.watch.RuleSpec rule) {
            return new Rule(rule.id(), rule.type(), Shapes.points(rule.points()), rule.params());
        }
    }

    /**
     * Parts not to be looked at, as normalised polygons.
     *
     * @param ignore no motion is judged here
     * @param privacy blackened in everything that leaves the server
     */
    public record Masks(List<List<List<Double>>> ignore, List<List<List<Double>>> privacy) {}

    /**
     * Which version of a plugin is wanted.
     *
     * @param plug e.g. {@code Tracker}
     * @param id of the plugin
     * @param version or a range of versions of its bundle
     */
    public record PinView(String plug, String id, String version) {}

    /**
     * Film that belongs to an alert.
     *
     * @param before seconds
     * @param after seconds
     */
    public record Clip(double before, double after) {}
}
