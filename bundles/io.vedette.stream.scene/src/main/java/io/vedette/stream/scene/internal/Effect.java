package io.vedette.stream.scene.internal;

/** Something that changes the picture and is not an object. */
interface Effect {
    /** What kind, as the truth calls it. */
    String kind();

    double begin();

    double end();

    /** Changes the picture at a time between begin and end. */
    void apply(Painter picture, LightMaps maps, double t);

    default boolean on(double t) {
        return t >= begin() && t < end();
    }
}
