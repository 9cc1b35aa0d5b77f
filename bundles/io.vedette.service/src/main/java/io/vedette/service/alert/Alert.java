package io.vedette.service.alert;

import io.vedette.service.blob.BlobId;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.rule.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An event that a person should see, or would have been shown.
 *
 * @param id time-ordered, the same for the same event and variant, however often it is written
 * @param place where it was seen
 * @param rule id of the camera's rule
 * @param type of the rule
 * @param topic ONVIF topic
 * @param event id of the event behind it
 * @param incident id that alerts which belong together share; empty for a suppressed one
 * @param variant name of the verifier's variant whose alert this is
 * @param inCharge whether that variant is in charge; alerts of the others are only counted
 * @param state where it stands
 * @param ruling what the verifier said; empty for the empty verifier
 * @param review whether people are shown it although it is suppressed, or of a chain that is not in
 *     charge
 * @param time when
 * @param tracks ids, the triggering one first
 * @param direction as the rule says it; may be empty
 * @param box of the triggering track, pixels
 * @param size of the picture
 * @param joined further events that were folded into this alert by cooldown or incident
 * @param evidence positions and clocks by name
 * @param origin what it was made by
 * @param snapshot JPEG, privacy masked
 * @param clip MP4, privacy masked
 * @param verdict the one that counts
 * @param revision of this row, from 1
 */
public record Alert(
        String id,
        Place place,
        String rule,
        String type,
        String topic,
        String event,
        String incident,
        String variant,
        boolean inCharge,
        State state,
        Optional<Ruling> ruling,
        boolean review,
        Time time,
        List<Long> tracks,
        String direction,
        Box box,
        Size size,
        int joined,
        Map<String, Object> evidence,
        Origin origin,
        Optional<BlobId> snapshot,
        Optional<BlobId> clip,
        Optional<Verdict> verdict,
        long revision) {

    /** Seconds between two alerts about one thing. */
    private static final double SLACK = 2;

    /** Copies the collections. */
    public Alert {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(time, "time");
        tracks = List.copyOf(tracks);
        evidence = Map.copyOf(evidence);
    }

    /** Id of the camera. */
    public String camera() {
        return place.camera();
    }

    /** Whether the verifier said no. */
    public boolean refused() {
        return ruling.map(r -> !r.accepted()).orElse(false);
    }

    /** Whether it is suppressed only because its rule was snoozed on its camera. */
    public boolean snoozed() {
        return state == State.SUPPRESSED && !refused();
    }

    /**
     * Whether both are about one thing, as two chains on the same frames see it: less than two
     * seconds lie between their times, and their boxes touch when each has grown on every side by a
     * tenth of its longer side, and half of it for each second between the moments they fired.
     */
    public boolean meets(Alert other) {
        double apart = seconds(time.instant(), other.time.instant());
        double begin = time.begin() - time.at();
        double otherBegin = apart + other.time.begin() - other.time.at();
        boolean together =
                otherBegin - SLACK <= lasting() && begin - SLACK <= apart + other.lasting();
        return together && touch(box, other.box, 0.1 + 0.5 * Math.abs(apart));
    }

    /** Seconds from the moment it fired to its end; without end while it goes on. */
    private double lasting() {
        return time.end().map(end -> Math.max(0, end - time.at())).orElse(Double.POSITIVE_INFINITY);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private static boolean touch(Box a, Box b, double growth) {
        double reach = growth * (Math.max(a.width(), a.height()) + Math.max(b.width(), b.height()));
        return a.x() - reach <= b.x() + b.width()
                && b.x() - reach <= a.x() + a.width()
                && a.y() - reach <= b.y() + b.height()
                && b.y() - reach <= a.y() + a.height();
    }

    /** Where an alert stands. */
    public enum State {
        /** Its event goes on. */
        OPEN,
        /** Its event is over. */
        ENDED,
        /** The verifier said no, or its rule is snoozed. */
        SUPPRESSED;

        /** The name in REST documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /**
         * The state of an id.
         *
         * @throws io.vedette.service.problem.InvalidRequestException where there is none
         */
        public static State of(String id) {
            return Ids.of(State.class, "state", id);
        }
    }

    /**
     * Where it was seen.
     *
     * @param camera id
     * @param cameraName for people
     * @param group camera group
     * @param site where the camera stands
     */
    public record Place(String camera, String cameraName, String group, String site) {}

    /**
     * When it was.
     *
     * @param begin first evidence, stream seconds
     * @param at when the rule fired, stream seconds
     * @param end last evidence, stream seconds; empty while it goes on
     * @param instant {@code at} on the calendar
     */
    public record Time(double begin, double at, Optional<Double> end, Instant instant) {}

    /**
     * What it was made by.
     *
     * @param run id of the pipeline's run; track ids and stream seconds count within it
     * @param frame number of the frame
     * @param pipeline hash of the pipeline's specification
     * @param versions of plugins and models by stage, e.g. {@code tracker} to {@code bytetrack
     *     0.1.0}, {@code verifier} to {@code yard:3}
     */
    public record Origin(String run, long frame, String pipeline, Map<String, String> versions) {
        /** Copies the versions. */
        public Origin {
            versions = Map.copyOf(versions);
        }
    }
}
