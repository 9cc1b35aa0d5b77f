package io.vedette.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.frame.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusedPixelsTest {
    private static final double[] NONE = {0, 0, 0};
    private static final double[] ONE = {1, 1, 1};
    private final FusedPixels pixels = new FusedPixels();

    static Frame frame(int w, int h, Colour colour, int y, int u, int v) {
        ByteBuffer luma = filled(w * h, y);
        int chroma = (w + 1) / 2 * ((h + 1) / 2);
        Plane pu = new Plane(filled(chroma, u), (w + 1) / 2);
        Plane pv = new Plane(filled(chroma, v), (w + 1) / 2);
        return Frame.yuv(
                1,
                Moment.of(Instant.EPOCH, 0),
                new Size(w, h),
                colour,
                new Plane(luma, w),
                pu,
                pv,
                1,
                1,
                () -> {});
    }

    private static ByteBuffer filled(int n, int code) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(n);
        for (int i = 0; i < n; i++) {
            buffer.put(i, (byte) code);
        }
        return buffer;
    }

    private static TensorSpec spec(int w, int h, TensorSpec.Order order, TensorSpec.Fit fit) {
        return new TensorSpec(w, h, order, 1, NONE, ONE, fit, 114);
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3} {4} is {5} {6} {7}")
    @CsvSource({
        // red, green, blue and white as the standards code them
        "BT601,LIMITED,81,90,240,255,0,0",
        "BT601,LIMITED,145,54,34,0,255,0",
        "BT601,LIMITED,41,240,110,0,0,255",
        "BT601,LIMITED,235,128,128,255,255,255",
        "BT601,LIMITED,16,128,128,0,0,0",
        "BT709,LIMITED,63,102,240,255,0,0",
        "BT709,LIMITED,173,42,26,0,255,0",
        "BT601,FULL,76,85,255,255,0,0",
        "BT601,FULL,255,128,128,255,255,255"
    })
    void turnsCodesIntoColours(
            Colour.Matrix matrix, Colour.Range range, int y, int u, int v, int r, int g, int b) {
        Frame frame = frame(6, 4, new Colour(matrix, range), y, u, v);
        FloatBuffer out = FloatBuffer.allocate(3 * 12);
        pixels.tensor(frame, spec(4, 3, TensorSpec.Order.RGB, TensorSpec.Fit.STRETCH), out);
        assertThat(out.position()).isZero();
        assertThat(out.get(5)).isCloseTo(r, within(2.5f));
        assertThat(out.get(12 + 5)).isCloseTo(g, within(2.5f));
        assertThat(out.get(24 + 5)).isCloseTo(b, within(2.5f));
        Crop crop = pixels.crop(frame, new Box(1, 1, 2, 2), new CropSpec(2, 2, 0, false));
        assertThat(crop.bgr()[0] & 255).isCloseTo(b, within(3));
        assertThat(crop.bgr()[2] & 255).isCloseTo(r, within(3));
    }

    @Test
    void resizesWithPixelCentresAtOneHalf() {
        byte[] bgr = new byte[4 * 3];
        for (int x = 0; x < 4; x++) {
            bgr[x * 3] = (byte) (x * 40);
            bgr[x * 3 + 1] = (byte) (x * 40);
            bgr[x * 3 + 2] = (byte) (x * 40);
        }
        Crop line = new Crop(4, 1, bgr);
        FloatBuffer half = FloatBuffer.allocate(3 * 2);
        pixels.tensor(line, spec(2, 1, TensorSpec.Order.BGR, TensorSpec.Fit.STRETCH), half);
        assertThat(half.get(0)).isEqualTo(20);
        assertThat(half.get(1)).isEqualTo(100);
        FloatBuffer twice = FloatBuffer.allocate(3 * 8);
        pixels.tensor(line, spec(8, 1, TensorSpec.Order.BGR, TensorSpec.Fit.STRETCH), twice);
        assertThat(twice.get(0)).isEqualTo(0);
        assertThat(twice.get(1)).isEqualTo(10);
        assertThat(twice.get(2)).isEqualTo(30);
        assertThat(twice.get(7)).isEqualTo(120);
    }

    @Test
    void letterboxesAndScales() {
        Crop wide = new Crop(4, 2, new byte[4 * 2 * 3]);
        TensorSpec spec =
                new TensorSpec(
                        4,
                        4,
                        TensorSpec.Order.BGR,
                        1 / 255.0,
                        new double[] {0.5, 0.5, 0.5},
                        new double[] {0.5, 0.5, 0.5},
                        TensorSpec.Fit.LETTERBOX_CENTER,
                        255);
        FloatBuffer out = FloatBuffer.allocate(spec.floats() + 1);
        pixels.tensor(wide, spec, out.position(1));
        assertThat(out.get(0)).isZero();
        assertThat(out.get(1)).isCloseTo(1, within(1e-6f));
        assertThat(out.get(1 + 4)).isCloseTo(-1, within(1e-6f));
        assertThat(out.get(1 + 11)).isCloseTo(-1, within(1e-6f));
        assertThat(out.get(1 + 12)).isCloseTo(1, within(1e-6f));
    }

    @Test
    void repeatsTheEdgeOutsideThePicture() {
        Frame frame = frame(8, 8, Colour.UNSPECIFIED, 235, 128, 128);
        Crop crop = pixels.crop(frame, new Box(-20, -20, 10, 30), new CropSpec(5, 5, 0.5, true));
        for (byte code : crop.bgr()) {
            assertThat(code & 255).isEqualTo(255);
        }
    }

    @Test
    void greyFramesAreGrey() {
        Frame grey =
                Frame.grey(
                        1,
                        Moment.of(Instant.EPOCH, 0),
                        new Size(4, 4),
                        new Colour(Colour.Matrix.BT601, Colour.Range.FULL),
                        new Plane(filled(16, 77), 4),
                        () -> {});
        Crop crop = pixels.crop(grey, new Box(0, 0, 4, 4), new CropSpec(2, 2, 0, false));
        assertThat(crop.bgr()).containsOnly(77);
        assertThat(pixels.read(pixels.jpeg(grey, 90)).bgr()[0] & 255).isCloseTo(77, within(2));
    }

    @ParameterizedTest
    @CsvSource({"BT601,LIMITED", "BT601,FULL", "BT709,LIMITED"})
    void jpegsKeepTheColours(Colour.Matrix matrix, Colour.Range range) {
        Frame frame = frame(33, 17, new Colour(matrix, range), 81, 90, 200);
        Crop truth = FusedPixels.cut(frame, 0, 0, 33, 17, 33, 17);
        Crop read = pixels.read(pixels.jpeg(frame, 95));
        assertThat(read.width()).isEqualTo(33);
        assertThat(read.height()).isEqualTo(17);
        for (int i = 0; i < read.bgr().length; i++) {
            assertThat(read.bgr()[i] & 255).isCloseTo(truth.bgr()[i] & 255, within(6));
        }
    }

    @Test
    void pngsAreLossless() {
        byte[] noise = new byte[19 * 7 * 3];
        new Random(1).nextBytes(noise);
        Crop crop = new Crop(19, 7, noise);
        assertThat(pixels.read(pixels.png(crop))).isEqualTo(crop);
    }

    @Test
    void turnsPicturesUpright() {
        Crop crop = new Crop(2, 1, new byte[] {1, 1, 1, 2, 2, 2});
        // 6: the camera's right side was down, so the stored left is the true top
        Crop upright = Exif.upright(crop, 6);
        assertThat(upright).isEqualTo(new Crop(1, 2, new byte[] {1, 1, 1, 2, 2, 2}));
        assertThat(Exif.upright(crop, 8)).isEqualTo(new Crop(1, 2, new byte[] {2, 2, 2, 1, 1, 1}));
        byte[] jpeg = pixels.jpeg(frame(16, 8, Colour.UNSPECIFIED, 100, 128, 128), 90);
        byte[] turned = withOrientation(jpeg, 6);
        assertThat(Exif.orientation(turned)).isEqualTo(6);
        assertThat(pixels.read(turned).width()).isEqualTo(8);
        assertThat(pixels.read(turned).height()).isEqualTo(16);
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 36);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xffe1).putShort((short) 34);
        out.put("Exif\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.put("MM".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.putShort((short) 42).putInt(8).putShort((short) 1);
        out.putShort((short) 0x112).putShort((short) 3).putInt(1);
        out.putShort((short) orientation).putShort((short) 0).putInt(0);
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> pixels.read(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] jpeg = pixels.jpeg(frame(16, 8, Colour.UNSPECIFIED, 100, 128, 128), 90);
        byte[] cut = java.util.Arrays.copyOf(jpeg, 60);
        assertThatThrownBy(() -> pixels.read(cut)).isInstanceOf(IllegalArgumentException.class);
        byte[] huge = pixels.png(new Crop(1, 1, new byte[3]));
        ByteBuffer.wrap(huge).putInt(16, 100_000).putInt(20, 100_000);
        assertThatThrownBy(() -> pixels.read(huge)).isInstanceOf(IllegalArgumentException.class);
    }
}
