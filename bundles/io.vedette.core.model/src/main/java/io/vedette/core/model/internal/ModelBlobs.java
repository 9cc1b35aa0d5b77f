package io.vedette.core.model.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.store.model.ModelStore;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the files of registered models from being collected. */
@Component
public final class ModelBlobs implements BlobReferences {
    private final ModelStore store;

    /**
     * @param store of the rows
     */
    @Activate
    public ModelBlobs(@Reference ModelStore store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "models";
    }

    @Override
    public void mark(Consumer<BlobId> keep) {
        store.blobs().forEach(sha256 -> keep.accept(new BlobId(sha256)));
    }
}
