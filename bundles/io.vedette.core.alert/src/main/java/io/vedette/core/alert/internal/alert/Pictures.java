package io.vedette.core.alert.internal.alert;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.problem.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts pictures and films away. An alert without its picture is better than none. */
@Component(service = Pictures.class)
public final class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile BlobStore blobs;

    /** For tests: what OSGi injects. */
    void blobs(BlobStore store) {
        blobs = store;
    }

    /** Whether films are kept now: the first thing to end as the disk fills. */
    boolean filming() {
        BlobStore store = blobs;
        return store != null && store.accepts(BlobUse.RECORDING);
    }

    Optional<BlobId> snapshot(byte[] jpeg) {
        BlobStore store = blobs;
        if (store == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(store.put(jpeg, BlobUse.ALERT));
        } catch (IOException | UnavailableException e) {
            LOG.warn("an alert is kept without its picture: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a film and deletes its file. */
    Optional<BlobId> film(Path file) {
        BlobStore store = blobs;
        try {
            return store == null
                    ? Optional.empty()
                    : Optional.of(store.put(file, BlobUse.RECORDING));
        } catch (IOException | UnavailableException e) {
            LOG.warn("an alert is kept without its clip: {}", e.getMessage());
            return Optional.empty();
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is left over: {}", file, e.getMessage());
        }
    }
}
