package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Transfers.ImportReport;
import io.vedette.service.dataset.Transfers.Message;
import java.util.ArrayList;
import java.util.List;

/** Counts what comes in and what is kept, and remembers the first of what is to be said. */
final class Tally {
    private static final int MOST = 10_000;
    private final List<Message> rejected = new ArrayList<>();
    private final List<Message> warned = new ArrayList<>();
    private long rejectedTotal;
    private long warnedTotal;
    private long picturesIn;
    private long picturesKept;
    private long objectsIn;
    private long objectsKept;

    /**
     * Something was described that is not kept: {@code picture}, {@code object} or {@code file}.
     */
    void reject(String where, String what, String why) {
        if (what.equals("picture")) {
            picturesIn++;
        } else if (what.equals("object")) {
            objectsIn++;
        }
        rejectedTotal++;
        if (rejected.size() < MOST) {
            rejected.add(new Message(where, what, why));
        }
    }

    void warn(String where, String why) {
        warnedTotal++;
        if (warned.size() < MOST) {
            warned.add(new Message(where, "file", why));
        }
    }

    /** A picture was kept. */
    void picture() {
        picturesIn++;
        picturesKept++;
    }

    /** Objects were kept. */
    void objects(int n) {
        objectsIn += n;
        objectsKept += n;
    }

    long picturesIn() {
        return picturesIn;
    }

    long picturesKept() {
        return picturesKept;
    }

    long objectsIn() {
        return objectsIn;
    }

    long objectsKept() {
        return objectsKept;
    }

    List<Message> rejected() {
        return rejected;
    }

    List<Message> warned() {
        return warned;
    }

    ImportReport report(String operation, boolean dryRun) {
        return new ImportReport(
                operation,
                dryRun,
                picturesIn,
                picturesKept,
                objectsIn,
                objectsKept,
                rejected,
                warned,
                rejectedTotal,
                warnedTotal);
    }
}
