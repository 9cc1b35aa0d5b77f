package io.vedette.core.alert.internal.alert;

import io.vedette.spi.Box;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;

/** Its JPEG of a frame is the frame's number. */
final class TextPixels implements Pixels {

    @Override
    public byte[] jpeg(Picture picture, int quality) {
        return ("frame " + ((Frame) picture).number()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void tensor(Picture picture, TensorSpec spec, FloatBuffer out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Crop crop(Picture picture, Box box, CropSpec spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] png(Crop crop) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Crop read(byte[] encoded) {
        throw new UnsupportedOperationException();
    }
}
