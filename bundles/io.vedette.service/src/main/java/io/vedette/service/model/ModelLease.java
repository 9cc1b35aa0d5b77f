package io.vedette.service.model;

import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelPackage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use a loaded model until it is closed. Models are shared: several leases of one
 * package hold one model in memory, and the last one to close lets it go. Thread-safe.
 *
 * @param <M> {@code Detecting}, {@code Classifying} or {@code Embedding}
 */
@ProviderType
public interface ModelLease<M extends LoadedModel> extends AutoCloseable {

    /**
     * The model, guarded: its calls never throw, but answer with failed outcomes; while its engine
     * is being updated a call waits for the new one, at most until its deadline; and when a newer
     * engine comes, calls go over to it between two calls. Do not close it: close the lease.
     */
    M model();

    /** What was loaded. */
    ModelPackage description();

    /** The engine that answers now. */
    RunningEngine engine();

    @Override
    void close();

    /**
     * An engine in service.
     *
     * @param id e.g. {@code onnx}; empty version while it is away
     * @param bundle symbolic name of its bundle
     * @param version of its bundle
     * @param generation grows by one each time the model was loaded anew
     */
    record RunningEngine(String id, String bundle, String version, long generation) {}
}
