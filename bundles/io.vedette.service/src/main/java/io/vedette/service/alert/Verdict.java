package io.vedette.service.alert;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person said about an alert. Verdicts are only ever added: the one of the highest revision
 * counts, and one without an answer takes the last one back.
 *
 * @param revision from 1 for each alert
 * @param answer what they said; empty where they took it back
 * @param reason what it was, where they said so
 * @param note in their words; may be empty
 * @param by who
 * @param when on the calendar
 */
public record Verdict(
        int revision,
        Optional<Answer> answer,
        Optional<Reason> reason,
        String note,
        String by,
        Instant when) {

    /** Refuses missing parts. */
    public Verdict {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(when, "when");
    }

    /** Whether an alert was right. */
    public enum Answer {
        /** Worth a person's attention. */
        REAL,
        /** Not. */
        FALSE,
        /** Cannot be told. */
        UNSURE;

        /** The name in REST documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /**
         * The answer of an id.
         *
         * @throws io.vedette.service.problem.InvalidRequestException where there is none
         */
        public static Answer of(String id) {
            return Ids.of(Answer.class, "verdict", id);
        }
    }

    /** What a false alert was, or what a real one was besides. */
    public enum Reason {
        ANIMAL,
        LIGHT,
        WEATHER,
        PLANT,
        VEHICLE,
        OTHER;

        /** The name in REST documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /**
         * The reason of an id.
         *
         * @throws io.vedette.service.problem.InvalidRequestException where there is none
         */
        public static Reason of(String id) {
            return Ids.of(Reason.class, "reason", id);
        }
    }
}
