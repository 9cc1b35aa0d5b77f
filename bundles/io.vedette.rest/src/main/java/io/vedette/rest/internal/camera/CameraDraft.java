package io.vedette.rest.internal.camera;

import io.vedette.rest.internal.Shapes;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.plugin.Plug;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.RuleSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;

/**
 * A camera as it comes in; what is left out has its default.
 *
 * @param id chosen by the client; ignored in a PUT
 * @param name for people; the id when left out
 * @param site where it stands
 * @param group camera group
 * @param source address; the shown one, {@code ***} in place of credentials, keeps what is stored
 * @param detector {@code motion} when left out
 * @param tracker {@code bytetrack} when left out
 * @param gate on when left out
 * @param rules none when left out
 * @param masks none when left out
 * @param pins none when left out
 * @param clip 5 s before and after when left out
 * @param options none when left out
 * @param enabled on when left out
 */
public record CameraDraft(
        @Size(max = 64) String id,
        @Size(max = 200) String name,
        @Size(max = 100) String site,
        @Size(max = 100) String group,
        @NotBlank @Size(max = 2000) String source,
        @Size(max = 200) String detector,
        @Size(max = 100) String tracker,
        Boolean gate,
        @Size(max = 100) List<CameraView.Rule> rules,
        CameraView.Masks masks,
        @Size(max = 50) List<CameraView.PinView> pins,
        CameraView.Clip clip,
        @Size(max = 100) Map<String, String> options,
        Boolean enabled) {

    Camera camera(String withId, long revision) {
        Shapes.demandValues("options", options);
        return new Camera(
                withId,
                Objects.requireNonNullElse(name, withId),
                Objects.requireNonNullElse(site, ""),
                Objects.requireNonNullElse(group, ""),
                source,
                Objects.requireNonNullElse(detector, "motion"),
                Objects.requireNonNullElse(tracker, "bytetrack"),
                Objects.requireNonNullElse(gate, true),
                rules(rules),
                readMasks(),
                readPins(),
                clipRoll(),
                options == null ? Map.of() : options,
                Objects.requireNonNullElse(enabled, true),
                Instant.EPOCH,
                revision);
    }

    /** Rules that came in. */
    static List<RuleSpec> rules(List<CameraView.Rule> given) {
        List<RuleSpec> rules = new ArrayList<>();
        for (CameraView.Rule rule : given == null ? List.<CameraView.Rule>of() : given) {
            if (rule == null || rule.id() == null || rule.type() == null) {
                throw new InvalidRequestException("a rule needs an id and a type");
            }
            Map<String, Object> params = rule.params() == null ? Map.of() : rule.params();
            Shapes.demandValues("rule " + rule.id(), params);
            rules.add(
                    new RuleSpec(
                            rule.id(),
                            rule.type(),
                            Shapes.readPoints("rule " + rule.id(), rule.points()),
                            params));
        }
        return rules;
    }

    private io.vedette.spi.frame.Masks readMasks() {
        return masks == null
                ? io.vedette.spi.frame.Masks.NONE
                : new io.vedette.spi.frame.Masks(
                        Shapes.readPolygons("masks.ignore", masks.ignore()),
                        Shapes.readPolygons("masks.privacy", masks.privacy()));
    }

    private List<Pin> readPins() {
        List<Pin> read = new ArrayList<>();
        for (CameraView.PinView pin : pins == null ? List.<CameraView.PinView>of() : pins) {
            if (pin == null || pin.plug() == null || pin.id() == null || pin.version() == null) {
                throw new InvalidRequestException("a pin needs plug, id and version");
            }
            Plug plug =
                    Arrays.stream(Plug.values())
                            .filter(p -> p.title().equals(pin.plug()))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new InvalidRequestException(
                                                    "a pin's plug is one of "
                                                            + Arrays.stream(Plug.values())
                                                                    .map(Plug::title)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", "))));
            read.add(new Pin(plug, pin.id(), pin.version()));
        }
        return read;
    }

    private ClipRoll clipRoll() {
        try {
            return clip == null ? ClipRoll.DEFAULT : new ClipRoll(clip.before(), clip.after());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }
}
