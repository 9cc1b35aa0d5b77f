package io.vedette.stream.scene.internal;

/** Something standing in the scene. */
interface Surface {
    /**
     * Meets a line of sight.
     *
     * @return whether it is met nearer than {@code nearest}; then the ray stands there and carries
     *     the colour, light included
     */
    boolean meet(Ray ray, double nearest);

    /** Whether actors can stand behind it. */
    default boolean hides() {
        return true;
    }
}
