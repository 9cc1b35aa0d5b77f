package io.vedette.engine.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vedette.spi.model.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One caller's memory: input and, where their sizes are known beforehand, outputs, in direct
 * buffers that ONNX Runtime reads and writes in place.
 */
final class Slot implements AutoCloseable {
    /** Outputs of more numbers than this are not kept between calls. */
    private static final long LARGEST = 1 << 22;

    /** Tensors over this slot's buffers for one size of batch. */
    private record Bound(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

    private final ModelPackage model;
    private final OrtSession session;
    private final List<String> names;
    private final long[][] declared;
    private final FloatBuffer input;
    private final FloatBuffer[] fixed;
    private final Set<String> loose = new HashSet<>();
    private final Bound[] bound;
    private final Candidates candidates = new Candidates();
    private final FloatBuffer[] answers;
    private final long[][] shapes;

    Slot(ModelPackage model, OrtSession session, long[][] declared, int batch) {
        this.model = model;
        this.session = session;
        this.names = model.output().names();
        this.declared = declared;
        this.input = direct((long) batch * model.input().tensor().floats());
        this.fixed = new FloatBuffer[names.size()];
        this.bound = new Bound[batch + 1];
        this.answers = new FloatBuffer[names.size()];
        this.shapes = new long[names.size()][];
        for (int i = 0; i < fixed.length; i++) {
            long each = each(declared[i]);
            if (each > 0 && each * batch < LARGEST) {
                fixed[i] = direct(each * batch);
            } else {
                loose.add(names.get(i));
            }
        }
    }

    /** Numbers of one picture where all sizes but the first are known, else 0. */
    private static long each(long[] shape) {
        if (shape.length < 2 || shape[0] > 1) {
            return 0;
        }
        long each = 1;
        for (int i = 1; i < shape.length; i++) {
            each *= Math.max(0, shape[i]);
        }
        return each;
    }

    private static FloatBuffer direct(long floats) {
        return ByteBuffer.allocateDirect(Math.toIntExact(4 * floats))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    FloatBuffer input() {
        return input;
    }

    Candidates candidates() {
        return candidates;
    }

    /** Numbers of an output of the last run, from index 0, all pictures one after the other. */
    FloatBuffer output(int index) {
        return answers[index];
    }

    /** Sizes of an output of the last run. */
    long[] shape(int index) {
        return shapes[index];
    }

    /** Holds what a run gave until it is closed. */
    @FunctionalInterface
    interface Answer extends AutoCloseable {
        @Override
        void close();
    }

    Answer run(int count) throws OrtException {
        if (bound[count] == null) {
            bound[count] = bind(count);
        }
        Bound ends = bound[count];
        OrtSession.Result result = session.run(ends.inputs(), loose, ends.outputs());
        try {
            for (int i = 0; i < answers.length; i++) {
                take(i, ends, result);
            }
        } catch (OrtException | RuntimeException e) {
            result.close();
            throw e;
        }
        return result::close;
    }

    private void take(int index, Bound ends, OrtSession.Result result) throws OrtException {
        if (fixed[index] != null) {
            answers[index] = fixed[index];
            shapes[index] = ends.outputs().get(names.get(index)).getInfo().getShape();
            return;
        }
        OnnxValue value = result.get(names.get(index)).orElseThrow();
        if (!(value instanceof OnnxTensor tensor)) {
            throw new BadNumbersException("output '" + names.get(index) + "' is not a tensor");
        }
        shapes[index] = tensor.getInfo().getShape();
        answers[index] =
                switch (tensor.getInfo().type) {
                    case FLOAT -> tensor.getFloatBuffer();
                    case INT64 -> floats(tensor.getLongBuffer());
                    default ->
                            throw new BadNumbersException(
                                    "output '"
                                            + names.get(index)
                                            + "' is of "
                                            + tensor.getInfo().type
                                            + ", neither FLOAT nor INT64");
                };
    }

    private static FloatBuffer floats(LongBuffer numbers) {
        FloatBuffer floats = FloatBuffer.allocate(numbers.remaining());
        for (int i = 0; i < floats.limit(); i++) {
            floats.put(i, numbers.get(i));
        }
        return floats;
    }

    private Bound bind(int count) throws OrtException {
        int width = model.input().tensor().width();
        int height = model.input().tensor().height();
        Map<String, OnnxTensor> inputs =
                Map.of(
                        model.input().name(),
                        tensor(input, count, new long[] {count, 3, height, width}));
        Map<String, OnnxTensor> outputs = new HashMap<>();
        for (int i = 0; i < fixed.length; i++) {
            if (fixed[i] != null) {
                long[] shape = declared[i].clone();
                shape[0] = count;
                outputs.put(names.get(i), tensor(fixed[i], count, shape));
            }
        }
        return new Bound(inputs, outputs);
    }

    private static OnnxTensor tensor(FloatBuffer whole, int count, long[] shape)
            throws OrtException {
        long floats = 1;
        for (long size : shape) {
            floats *= size;
        }
        FloatBuffer part = whole.duplicate();
        part.position(0).limit(Math.toIntExact(floats));
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), part, shape);
    }

    @Override
    public void close() {
        for (Bound ends : bound) {
            if (ends != null) {
                ends.inputs().values().forEach(OnnxTensor::close);
                ends.outputs().values().forEach(OnnxTensor::close);
            }
        }
    }
}
