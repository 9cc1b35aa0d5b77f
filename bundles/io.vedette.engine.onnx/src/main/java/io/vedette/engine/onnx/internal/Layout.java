package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.Picture;

/**
 * Makes results out of a model's numbers. Stateless: what it needs to keep during a call lies in
 * the {@link Slot}.
 */
interface Layout<R> {
    /** Refuses shapes it cannot decode; sizes not known before the first call are negative. */
    void check(long[][] shapes);

    /**
     * Reads one picture's result.
     *
     * @param item index in the batch
     */
    R decode(Slot slot, int item, Picture picture);
}
