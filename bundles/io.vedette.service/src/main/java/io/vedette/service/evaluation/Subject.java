package io.vedette.service.evaluation;

import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.geometry.Point;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a model or pipeline is judged on. */
public sealed interface Subject {
    /** A name for lists. */
    String title();

    /**
     * A split of a dataset version.
     *
     * @param version id
     * @param split {@code train}, {@code validation} or {@code test}
     */
    record OnVersion(String version, String split) implements Subject {
        /** Refuses missing parts. */
        public OnVersion {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(split, "split");
        }

        @Override
        public String title() {
            return version + "/" + split;
        }
    }

    /**
     * Recorded or simulated video whose truth is known to its source.
     *
     * @param videos each with its rules
     */
    record OnVideo(List<Video> videos) implements Subject {
        /** Copies the list. */
        public OnVideo {
            videos = List.copyOf(videos);
        }

        @Override
        public String title() {
            return videos.size() == 1 ? videos.get(0).source() : videos.size() + " videos";
        }
    }

    /**
     * Units that whoever recorded the evaluation made himself.
     *
     * @param title for people
     */
    record Given(String title) implements Subject {}

    /**
     * One video.
     *
     * @param camera name of it in reports
     * @param source address
     * @param rules to run
     */
    record Video(String camera, String source, List<RuleSpec> rules) {
        /** Copies the rules. */
        public Video {
            rules = List.copyOf(rules);
        }

        /** An intrusion rule over a polygon. */
        public static Video intrusion(String camera, String source, List<Point> polygon) {
            return new Video(
                    camera, source, List.of(new RuleSpec("yard", "intrusion", polygon, Map.of())));
        }
    }
}
