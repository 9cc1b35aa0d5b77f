package io.vedette.service.store.backup;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Copies the database while it is used. */
@ProviderType
public interface DatabaseBackup {

    /**
     * Writes the database, as it is at one moment, as a zip of its files.
     *
     * @param file that is not there yet
     * @throws io.vedette.service.problem.ConflictException where the database is a server with
     *     tools of its own; the message names them
     */
    void write(Path file);
}
