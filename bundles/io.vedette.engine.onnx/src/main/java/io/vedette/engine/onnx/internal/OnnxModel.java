package io.vedette.engine.onnx.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A session that many callers share. Each call borrows a {@link Slot} with its buffers, so callers
 * work in parallel and a frame costs no native memory.
 *
 * <p>Threads do not spin while they wait: with several cameras on few cores, spinning halves the
 * throughput.
 */
final class OnnxModel<R> implements AutoCloseable {
    private final ModelPackage model;
    private final Pixels pixels;
    private final Layout<R> layout;
    private final OrtSession session;
    private final SessionOptions options;
    private final long[][] outputs;
    private final int batch;
    private final ConcurrentLinkedDeque<Slot> slots = new ConcurrentLinkedDeque<>();

    private OnnxModel(
            ModelPackage model,
            Pixels pixels,
            Layout<R> layout,
            OrtSession session,
            SessionOptions options,
            int most)
            throws OrtException {
        this.model = model;
        this.pixels = pixels;
        this.layout = layout;
        this.session = session;
        this.options = options;
        this.batch = takesOne(model, session) ? 1 : most;
        this.outputs = outputs(model, session);
        layout.check(outputs);
    }

    /**
     * @param most pictures at once where the model leaves their number free
     */
    static <R> OnnxModel<R> open(
            ModelPackage model, Threads threads, Pixels pixels, Layout<R> layout, int most)
            throws OrtException {
        SessionOptions options = new SessionOptions();
        OrtSession session = null;
        try {
            options.setIntraOpNumThreads(threads.count());
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = silent().createSession(model.weights().toString(), options);
            return new OnnxModel<>(model, pixels, layout, session, options, most);
        } catch (OrtException | RuntimeException e) {
            if (session != null) {
                session.close();
            }
            options.close();
            throw e;
        }
    }

    /**
     * The runtime, which reports to nobody. Only {@code ORT_DISABLE_TELEMETRY=1} in the environment
     * of the process, as the {@code vedette} script sets it, keeps it silent from the beginning;
     * where something else started the process, it is from here on.
     */
    private static OrtEnvironment silent() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        return environment;
    }

    /** Checks the input, and tells whether it takes one picture at a time. */
    private static boolean takesOne(ModelPackage model, OrtSession session) throws OrtException {
        String name = model.input().name();
        NodeInfo node = session.getInputInfo().get(name);
        if (node == null || session.getInputInfo().size() != 1) {
            throw new ModelRefusedException(
                    OnnxEngine.named(model)
                            + " is said to have the one input '"
                            + name
                            + "', the file has "
                            + session.getInputNames());
        }
        TensorSpec tensor = model.input().tensor();
        long[] shape = shape(model, node);
        boolean fits =
                shape.length == 4
                        && (shape[0] < 0 || shape[0] == 1)
                        && (shape[1] < 0 || shape[1] == 3)
                        && (shape[2] < 0 || shape[2] == tensor.height())
                        && (shape[3] < 0 || shape[3] == tensor.width());
        if (!fits) {
            throw new ModelRefusedException(
                    OnnxEngine.named(model)
                            + " is said to take 3x"
                            + tensor.height()
                            + "x"
                            + tensor.width()
                            + ", the file takes "
                            + java.util.Arrays.toString(shape));
        }
        return shape[0] == 1;
    }

    private static long[][] outputs(ModelPackage model, OrtSession session) throws OrtException {
        List<String> names = model.output().names();
        long[][] shapes = new long[names.size()][];
        for (int i = 0; i < shapes.length; i++) {
            NodeInfo node = session.getOutputInfo().get(names.get(i));
            if (node == null) {
                throw new ModelRefusedException(
                        OnnxEngine.named(model)
                                + " has no output '"
                                + names.get(i)
                                + "', but "
                                + session.getOutputNames());
            }
            shapes[i] = node.getInfo() instanceof TensorInfo t ? t.getShape() : new long[0];
        }
        return shapes;
    }

    private static long[] shape(ModelPackage model, NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
            return tensor.getShape();
        }
        throw new ModelRefusedException(
                OnnxEngine.named(model)
                        + ": '"
                        + node.getName()
                        + "' is not a tensor of 32-bit floats; export the model with such ends");
    }

    ModelPackage model() {
        return model;
    }

    int preferredBatch() {
        return batch;
    }

    List<Outcome<R>> run(List<? extends Picture> pictures, Deadline deadline) {
        List<Outcome<R>> outcomes = new ArrayList<>(pictures.size());
        Slot slot = slots.pollFirst();
        try {
            if (slot == null) {
                slot = new Slot(model, session, outputs, batch);
            }
            for (int from = 0; from < pictures.size(); from += batch) {
                int to = Math.min(pictures.size(), from + batch);
                if (deadline.passed()) {
                    fail(outcomes, to - from, "the deadline passed before it was looked at");
                } else {
                    runBatch(slot, pictures.subList(from, to), outcomes);
                }
            }
        } catch (OrtException e) {
            fail(
                    outcomes,
                    pictures.size() - outcomes.size(),
                    OnnxEngine.named(model) + ": " + e.getMessage());
        } finally {
            if (slot != null) {
                slots.addFirst(slot);
            }
        }
        return outcomes;
    }

    private void runBatch(Slot slot, List<? extends Picture> pictures, List<Outcome<R>> outcomes)
            throws OrtException {
        TensorSpec tensor = model.input().tensor();
        for (int i = 0; i < pictures.size(); i++) {
            slot.input().position(i * tensor.floats());
            pixels.tensor(pictures.get(i), tensor, slot.input());
        }
        try (Slot.Answer answer = slot.run(pictures.size())) {
            for (int i = 0; i < pictures.size(); i++) {
                outcomes.add(decode(slot, i, pictures.get(i)));
            }
        }
    }

    private Outcome<R> decode(Slot slot, int item, Picture picture) {
        try {
            return new Outcome.Done<>(layout.decode(slot, item, picture));
        } catch (BadNumbersException e) {
            return new Outcome.Failed<>(OnnxEngine.named(model) + ": " + e.getMessage());
        }
    }

    private static <R> void fail(List<Outcome<R>> outcomes, int count, String why) {
        for (int i = 0; i < count; i++) {
            outcomes.add(new Outcome.Failed<>(why));
        }
    }

    @Override
    public void close() {
        for (Slot slot = slots.poll(); slot != null; slot = slots.poll()) {
            slot.close();
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(OnnxEngine.named(model) + " was closed twice", e);
        } finally {
            options.close();
        }
    }
}
