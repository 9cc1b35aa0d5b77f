package io.vedette.spi.frame;

import io.vedette.spi.geometry.Polygon;
import java.util.List;

/**
 * Parts of a picture that are not to be looked at.
 *
 * @param ignore no motion is judged here
 * @param privacy nothing is judged here, and nothing of it leaves the server: pictures and clips
 *     show it blackened
 */
public record Masks(List<Polygon> ignore, List<Polygon> privacy) {
    /** Nothing masked. */
    public static final Masks NONE = new Masks(List.of(), List.of());

    /** Copies the lists. */
    public Masks {
        ignore = List.copyOf(ignore);
        privacy = List.copyOf(privacy);
    }
}
