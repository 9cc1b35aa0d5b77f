package io.vedette.service.camera;

import io.vedette.service.alert.Verdict;
import io.vedette.spi.Box;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What rules would have alerted on the tracks that a camera kept, beside what was alerted.
 *
 * @param camera id
 * @param seconds of stream that were looked at
 * @param frames with or without tracks that were looked at
 * @param rows by time; at most {@value #MOST_ROWS}
 * @param kept alerts that were raised and would be again
 * @param lost alerts that were raised and would not be
 * @param added alerts that would be raised and were not
 * @param lostReal of the lost, those that people called real
 * @param lostFalse of the lost, those that people called false
 */
public record CameraReplay(
        String camera,
        double seconds,
        long frames,
        List<Row> rows,
        int kept,
        int lost,
        int added,
        int lostReal,
        int lostFalse) {
    /** Rows that are told one by one. */
    public static final int MOST_ROWS = 1000;

    /** Copies the rows. */
    public CameraReplay {
        Objects.requireNonNull(camera, "camera");
        rows = List.copyOf(rows);
    }

    /** What becomes of an alert. */
    public enum Outcome {
        /** Raised then, raised again. */
        KEPT,
        /** Raised then, not any more. */
        LOST,
        /** Not raised then. */
        NEW;

        /** The name in REST documents: lower case. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * An alert that was raised, or would be.
     *
     * @param outcome what becomes of it
     * @param alert id of the one that was raised; empty where there was none
     * @param answer what people said of that
     * @param rule of the replay; of the lost ones the rule that raised it
     * @param begin first evidence, stream seconds
     * @param at when the rule fires, stream seconds
     * @param instant {@code at} on the calendar
     * @param tracks ids, the triggering one first
     * @param box of the triggering track, pixels
     */
    public record Row(
            Outcome outcome,
            Optional<String> alert,
            Optional<Verdict.Answer> answer,
            String rule,
            double begin,
            double at,
            Instant instant,
            List<Long> tracks,
            Box box) {
        /** Copies the tracks. */
        public Row {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(alert, "alert");
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(instant, "instant");
            tracks = List.copyOf(tracks);
        }
    }
}
