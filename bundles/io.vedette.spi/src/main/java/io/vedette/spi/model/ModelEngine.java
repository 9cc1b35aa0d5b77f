package io.vedette.spi.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs models of one kind of file.
 *
 * <p>Thread-safe. The loaded model is owned by the core, which closes it; a model may outlive the
 * registration of its engine by the time it takes to drain.
 *
 * <pre>{@code
 * @Component
 * @Engine("bright")
 * public final class BrightEngine implements ModelEngine {
 *     public LoadedModel load(ModelPackage model, Device device, Threads threads) {
 *         return new Classifying() {
 *             public ModelPackage model() { return model; }
 *             public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
 *                 return pictures.stream().<Outcome<Scores>>map(p -> new Outcome.Done<>(
 *                         new Scores(new float[] {p.width() > p.height() ? 1 : 0}))).toList();
 *             }
 *             public void close() {}
 *         };
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface ModelEngine {
    /**
     * Reads the weights and makes ready to run; takes seconds, called on a background thread.
     *
     * @throws ModelRefusedException where the package does not fit this engine, saying what and why
     */
    LoadedModel load(ModelPackage model, Device device, Threads threads);
}
