package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Vector;
import java.nio.FloatBuffer;

/** An embedding, brought to unit length. */
final class VectorLayout implements Layout<Vector> {
    @Override
    public void check(long[][] shapes) {
        // Any length will do.
    }

    @Override
    public Vector decode(Slot slot, int item, Picture picture) {
        FloatBuffer out = slot.output(0);
        long[] shape = slot.shape(0);
        int length = shape.length == 1 ? (int) shape[0] : 1;
        for (int i = 1; i < shape.length; i++) {
            length *= (int) shape[i];
        }
        Shapes.expect(slot, 0, item, length);
        float[] values = new float[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            values[i] = out.get(item * length + i);
            sum += (double) values[i] * values[i];
        }
        if (!(sum > 0) || !Double.isFinite(sum)) {
            throw new BadNumbersException("the embedding has length " + Math.sqrt(sum));
        }
        float scale = (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < length; i++) {
            values[i] *= scale;
        }
        return new Vector(values);
    }
}
