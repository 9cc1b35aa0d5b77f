package io.vedette.service.loop;

import io.vedette.service.http.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Walks the circle alone: collects a simulated hour, has a script answer alerts and label samples,
 * trains, judges, rolls out and measures again, all through the same services people use. Goes on
 * after a restart in the step it was in. Thread-safe.
 */
@ProviderType
public interface Loops {
    /** Begins in the background; one loop at a time, the next waits. */
    Loop start(LoopRequest request, String by);

    /** One. */
    Optional<Loop> loop(String id);

    /** Newest first. */
    Page<Loop> list(Optional<String> cursor, int limit);

    /** Asks it to stop. */
    Loop cancel(String id);

    /** Names of what a finished loop leaves for scoring again. */
    List<String> files(String id);

    /**
     * Writes one of {@link #files}.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none of that name
     */
    void write(String id, String file, OutputStream out) throws IOException;

    /**
     * Plays the next simulated stretch on all scene cameras of a group, as fast as it can: alerts
     * are raised and samples kept as in life.
     *
     * @param seconds of it
     * @param answered whether a script answers what people are shown, by what really happened; else
     *     nobody does
     * @return id of the operation
     * @throws io.vedette.service.problem.InvalidRequestException where no camera of the group is a
     *     scene
     */
    String playNext(String group, double seconds, boolean answered, String by);
}
