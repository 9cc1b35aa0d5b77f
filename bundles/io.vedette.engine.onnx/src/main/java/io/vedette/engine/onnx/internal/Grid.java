package io.vedette.engine.onnx.internal;

/** How a detector's numbers become candidate boxes in tensor pixels. Stateless. */
interface Grid {
    /** Refuses shapes it cannot read. */
    void check(long[][] shapes);

    /** Adds one picture's boxes above the threshold. */
    void read(Slot slot, int item, Candidates into);
}
