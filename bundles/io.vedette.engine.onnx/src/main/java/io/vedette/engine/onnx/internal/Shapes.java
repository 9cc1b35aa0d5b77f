package io.vedette.engine.onnx.internal;

import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import java.util.Arrays;

/** Compares shapes; a wanted size of -1 is free, a size of the file below 0 is not known yet. */
final class Shapes {
    private Shapes() {}

    static boolean fits(long[] shape, long... wanted) {
        if (shape.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] >= 0 && wanted[i] >= 0 && shape[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    static ModelRefusedException refuse(ModelPackage model, int output, long[] shape, String want) {
        return new ModelRefusedException(
                OnnxEngine.named(model)
                        + ": output '"
                        + model.output().names().get(output)
                        + "' has shape "
                        + Arrays.toString(shape)
                        + ", layout "
                        + model.output().layout()
                        + " with "
                        + model.classes().size()
                        + " classes wants "
                        + want);
    }

    /** What a run gave, where the file had not said. */
    static void expect(Slot slot, int output, int item, long numbers) {
        if (slot.output(output).limit() < numbers * (item + 1)) {
            throw new BadNumbersException(
                    "output "
                            + output
                            + " has shape "
                            + Arrays.toString(slot.shape(output))
                            + ", too small for its layout");
        }
    }
}
