package io.vedette.media.internal;

import io.vedette.spi.Box;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Prints what pixels cost; run by hand. */
final class PixelsSpeed {
    public static void main(String[] args) {
        FusedPixels pixels = new FusedPixels();
        Frame frame = FusedPixelsTest.frame(480, 360, Colour.UNSPECIFIED, 100, 120, 130);
        double[] zero = {0, 0, 0};
        double[] one = {1, 1, 1};
        TensorSpec spec =
                new TensorSpec(
                        352,
                        352,
                        TensorSpec.Order.BGR,
                        1 / 255.0,
                        zero,
                        one,
                        TensorSpec.Fit.STRETCH,
                        0);
        FloatBuffer out =
                ByteBuffer.allocateDirect(4 * spec.floats())
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        time("tensor 480x360 -> 352x352", () -> pixels.tensor(frame, spec, out));
        CropSpec crop = new CropSpec(96, 96, 0.2, true);
        time("crop 96x96", () -> pixels.crop(frame, new Box(100, 100, 40, 90), crop));
        time("jpeg 480x360", () -> pixels.jpeg(frame, 80));
    }

    private static void time(String what, Runnable run) {
        for (int i = 0; i < 300; i++) {
            run.run();
        }
        java.lang.management.ThreadMXBean cpu =
                java.lang.management.ManagementFactory.getThreadMXBean();
        long begin = cpu.getCurrentThreadCpuTime();
        for (int i = 0; i < 300; i++) {
            run.run();
        }
        System.err.printf(
                "%s: %.3f ms of CPU%n", what, (cpu.getCurrentThreadCpuTime() - begin) / 300e6);
    }
}
