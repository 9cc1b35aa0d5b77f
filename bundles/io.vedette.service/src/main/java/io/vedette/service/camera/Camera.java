package io.vedette.service.camera;

import io.vedette.service.alert.ClipRoll;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.frame.Masks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A configured stream.
 *
 * @param id chosen by who made it: letters, digits, {@code . _ -}, at most 64
 * @param name for people
 * @param site where it stands; may be empty
 * @param group camera group, the unit of a roll-out; may be empty
 * @param source address; may carry credentials: show {@link #shownSource()} only
 * @param detector {@code motion}, a model of the registry ({@code name} or {@code name:version})
 * @param tracker id of the tracker
 * @param gate whether frames in which nothing moves are kept from the detector
 * @param rules in service
 * @param masks parts not to be looked at
 * @param pins of plugin versions
 * @param clip film that belongs to an alert
 * @param options further settings: {@code source.NAME}, {@code analyzer.NAME}, {@code
 *     tracker.NAME}; {@code pacing} ({@code realtime}, {@code fast}); {@code repeat} ({@code true}
 *     begins a finite source again)
 * @param enabled whether it runs
 * @param changed when it was last changed
 * @param revision of this row, from 1; 0 for a new one
 */
public record Camera(
        String id,
        String name,
        String site,
        String group,
        String source,
        String detector,
        String tracker,
        boolean gate,
        List<RuleSpec> rules,
        Masks masks,
        List<Pin> pins,
        ClipRoll clip,
        Map<String, String> options,
        boolean enabled,
        Instant changed,
        long revision) {

    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@]*@");

    /** Copies the collections and refuses missing parts. */
    public Camera {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(tracker, "tracker");
        Objects.requireNonNull(masks, "masks");
        Objects.requireNonNull(clip, "clip");
        Objects.requireNonNull(changed, "changed");
        rules = List.copyOf(rules);
        pins = List.copyOf(pins);
        options = Map.copyOf(options);
    }

    /** The address without credentials. */
    public String shownSource() {
        return USER_INFO.matcher(source).replaceFirst("***@");
    }

    /** The same with another address. */
    public Camera withSource(String other) {
        return new Camera(
                id, name, site, group, other, detector, tracker, gate, rules, masks, pins, clip,
                options, enabled, changed, revision);
    }

    /** The same with other rules. */
    public Camera withRules(List<RuleSpec> others) {
        return new Camera(
                id, name, site, group, source, detector, tracker, gate, others, masks, pins, clip,
                options, enabled, changed, revision);
    }

    /** The same at another revision. */
    public Camera at(long otherRevision, Instant when) {
        return new Camera(
                id,
                name,
                site,
                group,
                source,
                detector,
                tracker,
                gate,
                rules,
                masks,
                pins,
                clip,
                options,
                enabled,
                when,
                otherRevision);
    }

    @Override
    public String toString() {
        return "Camera[" + id + ", " + shownSource() + ", revision " + revision + "]";
    }
}
