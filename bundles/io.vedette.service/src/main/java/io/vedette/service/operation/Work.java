package io.vedette.service.operation;

import java.io.IOException;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** What an operation does, on a thread of its own. */
@FunctionalInterface
@ConsumerType
public interface Work {

    /**
     * Works to the end.
     *
     * @param control where to tell how far it is, and to ask whether to go on
     * @return ids and counts by name
     * @throws io.vedette.service.problem.ServiceException where it fails with a reason for people
     * @throws IOException where a file or a peer failed
     * @throws InterruptedException where the thread was interrupted
     */
    Map<String, String> run(Control control) throws IOException, InterruptedException;

    /** What work is lent by its operation. */
    interface Control {
        /** Id of the operation. */
        String id();

        /**
         * Says how far it is.
         *
         * @param share 0..1
         * @param message what it does now, for people
         */
        void progress(double share, String message);

        /** Whether somebody wants it to stop; ask every second or so, and return. */
        boolean cancelled();
    }
}
