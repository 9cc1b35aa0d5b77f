package io.vedette.service.watch;

import io.vedette.spi.frame.Masks;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a camera is to run through.
 *
 * @param camera id
 * @param run name of this run, unique for the server: event ids begin with it
 * @param site of the camera; may be empty
 * @param group camera group; may be empty
 * @param source address; may carry credentials: never log it
 * @param pacing of finite sources
 * @param epoch calendar time of stream second 0
 * @param detector who finds objects
 * @param gate whether frames in which nothing moves are kept from the detector
 * @param analyzer id of the scene analyzer
 * @param tracker id of the tracker
 * @param rules in service
 * @param masks parts not to be looked at
 * @param pins of plugin versions
 * @param firstTrack the least track id that was not used before on this camera
 * @param keepSeconds of video kept for clips, 0 for none
 * @param connectTimeout after which an attempt is given up
 * @param patience how long a missing plugin is waited for at the start
 * @param options further settings: {@code source.NAME}, {@code analyzer.NAME}, {@code tracker.NAME}
 *     go to that plugin; {@code classes}: names, by comma, of what the detector may find; {@code
 *     reconnect} false: a lost source ends the run; {@code strict} true: a rule that is refused
 *     ends it; {@code keyframes} idle: while nothing goes on only key frames are decoded, where one
 *     comes each second
 */
public record PipelineSpec(
        String camera,
        String run,
        String site,
        String group,
        URI source,
        Pacing pacing,
        Instant epoch,
        DetectorSpec detector,
        boolean gate,
        String analyzer,
        String tracker,
        List<RuleSpec> rules,
        Masks masks,
        List<Pin> pins,
        long firstTrack,
        double keepSeconds,
        Duration connectTimeout,
        Duration patience,
        Map<String, String> options) {
    /** Copies the collections and refuses missing parts. */
    public PipelineSpec {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(pacing, "pacing");
        Objects.requireNonNull(epoch, "epoch");
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(analyzer, "analyzer");
        Objects.requireNonNull(tracker, "tracker");
        Objects.requireNonNull(masks, "masks");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(patience, "patience");
        rules = List.copyOf(rules);
        pins = List.copyOf(pins);
        options = Map.copyOf(options);
    }

    /** A spec with the defaults: {@code motion}, {@code bytetrack}, real time, no rules. */
    public static Builder of(String camera, URI source) {
        return new Builder(camera, source);
    }

    /** The same spec to be changed. */
    public Builder but() {
        return new Builder(camera, source)
                .run(run)
                .site(site)
                .group(group)
                .pacing(pacing)
                .epoch(epoch)
                .detector(detector)
                .gate(gate)
                .analyzer(analyzer)
                .tracker(tracker)
                .rules(rules)
                .masks(masks)
                .pins(pins)
                .firstTrack(firstTrack)
                .keepSeconds(keepSeconds)
                .connectTimeout(connectTimeout)
                .patience(patience)
                .options(options);
    }

    /** Says nothing of the address: it may carry credentials. */
    @Override
    public String toString() {
        return "PipelineSpec[" + camera + ", run " + run + ", " + detector + ", " + pacing + "]";
    }

    /** Collects the parts of a spec; not thread-safe. */
    public static final class Builder {
        private final String camera;
        private final URI source;
        private String run;
        private String site = "";
        private String group = "";
        private Pacing pacing = Pacing.REALTIME;
        private Instant epoch = Instant.EPOCH;
        private DetectorSpec detector = DetectorSpec.MOTION;
        private boolean gate = true;
        private String analyzer = "motion";
        private String tracker = "bytetrack";
        private List<RuleSpec> rules = List.of();
        private Masks masks = Masks.NONE;
        private List<Pin> pins = List.of();
        private long firstTrack = 1;
        private double keepSeconds = 20;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration patience = Duration.ofSeconds(10);
        private Map<String, String> options = Map.of();

        Builder(String camera, URI source) {
            this.camera = camera;
            this.source = source;
            this.run = camera;
        }

        /** Name of the run; the camera's id unless told. */
        public Builder run(String name) {
            run = name;
            return this;
        }

        /** Site of the camera. */
        public Builder site(String name) {
            site = name;
            return this;
        }

        /** Camera group. */
        public Builder group(String name) {
            group = name;
            return this;
        }

        /** Real time unless told. */
        public Builder pacing(Pacing how) {
            pacing = how;
            return this;
        }

        /** Calendar time of stream second 0. */
        public Builder epoch(Instant when) {
            epoch = when;
            return this;
        }

        /** {@code motion} unless told. */
        public Builder detector(DetectorSpec who) {
            detector = who;
            return this;
        }

        /** On unless told. */
        public Builder gate(boolean on) {
            gate = on;
            return this;
        }

        /** {@code motion} unless told. */
        public Builder analyzer(String id) {
            analyzer = id;
            return this;
        }

        /** {@code bytetrack} unless told. */
        public Builder tracker(String id) {
            tracker = id;
            return this;
        }

        /** None unless told. */
        public Builder rules(List<RuleSpec> all) {
            rules = all;
            return this;
        }

        /** None unless told. */
        public Builder masks(Masks all) {
            masks = all;
            return this;
        }

        /** None unless told: the newest version of each plugin. */
        public Builder pins(List<Pin> all) {
            pins = all;
            return this;
        }

        /** 1 unless told. */
        public Builder firstTrack(long id) {
            firstTrack = id;
            return this;
        }

        /** 20 unless told; 0 for no clips. */
        public Builder keepSeconds(double seconds) {
            keepSeconds = seconds;
            return this;
        }

        /** 10 s unless told. */
        public Builder connectTimeout(Duration time) {
            connectTimeout = time;
            return this;
        }

        /** 10 s unless told. */
        public Builder patience(Duration time) {
            patience = time;
            return this;
        }

        /** None unless told. */
        public Builder options(Map<String, String> all) {
            options = all;
            return this;
        }

        /** The spec. */
        public PipelineSpec build() {
            return new PipelineSpec(
                    camera,
                    run,
                    site,
                    group,
                    source,
                    pacing,
                    epoch,
                    detector,
                    gate,
                    analyzer,
                    tracker,
                    rules,
                    masks,
                    pins,
                    firstTrack,
                    keepSeconds,
                    connectTimeout,
                    patience,
                    options);
        }
    }
}
