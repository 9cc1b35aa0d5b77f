package io.vedette.spi.stream;

import io.vedette.spi.frame.Frame;
import org.osgi.annotation.versioning.ProviderType;

/** Where a source hands over what it has. Called only on the thread that runs the source. */
@ProviderType
public interface StreamPort {
    /** What the packets that follow are made of; again whenever it changes. */
    void codec(CodecParameters codec);

    /**
     * One encoded packet, in decoding order. Its bytes are borrowed: the core copies what it keeps.
     */
    void packet(Packet packet);

    /**
     * One decoded frame; the port becomes its holder. Returns at once where the source is live (the
     * core drops and counts what it cannot take), and blocks while the core is behind where nothing
     * may be lost.
     */
    void frame(Frame frame);

    /** Time or content jumped: what the stages know of the past no longer holds. */
    void discontinuity(String why);

    /** Which frames are worth decoding now. */
    Mode mode();

    /** Whether to return soon. */
    boolean cancelled();

    /** Which frames are worth decoding. */
    enum Mode {
        /** Every frame. */
        ALL,
        /** Key frames are enough; packets are still wanted. */
        KEY_FRAMES,
        /** Only packets. */
        NONE
    }
}
