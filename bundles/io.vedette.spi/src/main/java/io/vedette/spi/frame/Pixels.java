package io.vedette.spi.frame;

import io.vedette.spi.Box;
import java.nio.FloatBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one place where pixels change form; lent to plugins as a service, used in service and in
 * training alike, so that a model sees the same numbers in both. Thread-safe, called on any thread,
 * keeps no reference to what it is given.
 */
@ProviderType
public interface Pixels {
    /**
     * Fills {@code spec.floats()} numbers from {@code out}'s position on with a picture, resized
     * bilinearly with pixel centres at .5 and turned into the wanted order and scale. The position
     * is not changed.
     */
    void tensor(Picture picture, TensorSpec spec, FloatBuffer out);

    /** Cuts a box out of a frame; what lies outside the picture repeats its edge. */
    Crop crop(Picture picture, Box box, CropSpec spec);

    /**
     * A JPEG of a picture (baseline, 4:2:0, with EXIF free of anything but the pixels).
     *
     * @param quality 1..100
     */
    byte[] jpeg(Picture picture, int quality);

    /** A lossless PNG of a crop. */
    byte[] png(Crop crop);

    /**
     * Reads a JPEG or PNG, turning it upright by its EXIF orientation once.
     *
     * @throws IllegalArgumentException where the bytes are no such picture, or one of more than 64
     *     million pixels
     */
    Crop read(byte[] encoded);
}
