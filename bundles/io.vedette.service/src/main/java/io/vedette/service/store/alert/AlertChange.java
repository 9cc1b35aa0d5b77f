package io.vedette.service.store.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.blob.BlobId;
import io.vedette.service.store.notify.NoticeRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step in an alert's life. Each may be written again without harm, in its order, so that a
 * journal can be replayed.
 */
public sealed interface AlertChange {

    /** Id of the alert. */
    String id();

    /**
     * It is there, and these are to be told, in one transaction.
     *
     * @param alert as it begins
     * @param notices to its destinations
     */
    record Added(Alert alert, List<NoticeRow> notices) implements AlertChange {
        /** Copies the notices. */
        public Added {
            notices = List.copyOf(notices);
        }

        @Override
        public String id() {
            return alert.id();
        }
    }

    /**
     * More evidence, or another event joined.
     *
     * @param id of the alert
     * @param tracks all so far
     * @param evidence replaces what was said before
     * @param joined events folded into it so far
     */
    record Grew(String id, List<Long> tracks, Map<String, Object> evidence, int joined)
            implements AlertChange {
        /** Copies the collections. */
        public Grew {
            tracks = List.copyOf(tracks);
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * Its event is over.
     *
     * @param id of the alert
     * @param end last evidence, stream seconds
     * @param evidence final
     */
    record Ended(String id, double end, Map<String, Object> evidence) implements AlertChange {
        /** Copies the evidence. */
        public Ended {
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * People are to be shown it all the same.
     *
     * @param id of the alert
     */
    record Reviewed(String id) implements AlertChange {}

    /**
     * Its pictures are there.
     *
     * @param id of the alert
     * @param snapshot where it is new
     * @param clip where it is new
     */
    record Pictured(String id, Optional<BlobId> snapshot, Optional<BlobId> clip)
            implements AlertChange {}
}
