package io.vedette.spi.stream;

import org.osgi.annotation.versioning.ProviderType;

/** A port of which only the frames matter: it wants every one, and passes over all else. */
@ProviderType
public interface FramesOnly extends StreamPort {
    @Override
    default void codec(CodecParameters codec) {
        // only frames are wanted
    }

    @Override
    default void packet(Packet packet) {
        // only frames are wanted
    }

    @Override
    default void discontinuity(String why) {
        // nothing is remembered that could be wrong
    }

    @Override
    default Mode mode() {
        return Mode.ALL;
    }
}
