package io.vedette.service.backup;

import io.vedette.service.operation.Operation;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Copies an instance's data while it runs. Thread-safe. */
@ProviderType
public interface Backups {

    /**
     * Begins a copy: the database first, as it is at one moment, then every blob, then the rest but
     * for caches and logs. What the copy of the database names is in the copy.
     *
     * @param folder a new one, or an empty one; empty for a new one below {@code <data>/backups}
     * @param by name of the caller
     * @return an operation whose result names the {@code folder}
     * @throws io.vedette.service.problem.InvalidRequestException where the folder is in use
     */
    Operation start(Optional<Path> folder, String by);
}
