package io.vedette.core.watch.internal;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.watch.FrameTap;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Pixels;
import java.util.List;
import java.util.Optional;

/** Services that runs use, as they are now; read once per unit of work. */
interface Lent {
    /** Cuts and encodes pictures. */
    Optional<Pixels> pixels();

    /** Writes clips. */
    Optional<ClipWriter> clips();

    /** Loads models. */
    Optional<LoadedModels> models();

    /** Looks on. */
    List<FrameTap> taps();
}
