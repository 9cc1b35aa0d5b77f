package io.vedette.store.blob.file.internal;

import io.vedette.service.blob.BlobReferences;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Who needs blobs. Looked up when it is asked and not bound: the holders themselves need the store,
 * and whichever of the two is asked for first would fail in a circle.
 */
final class Holders {
    private final BundleContext context;

    Holders(BundleContext context) {
        this.context = context;
    }

    /** Those in service now; the framework keeps them until this bundle stops. */
    List<BlobReferences> all() {
        try {
            return context.getServiceReferences(BlobReferences.class, null).stream()
                    .map(context::getService)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is no wrong filter", e);
        }
    }
}
