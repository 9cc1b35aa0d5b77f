package io.vedette.spi.clip;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes MP4 files that browsers play. Lent by the core; blocking, called on an executor's thread,
 * thread-safe. A failed call leaves no file.
 */
@ProviderType
public interface ClipWriter {
    /**
     * Whether packets of this codec may be put into an MP4 as they are: H.264, 4:2:0, 8 bit, with
     * closed groups of pictures.
     */
    boolean remuxable(CodecParameters codec);

    /**
     * Puts packets into an MP4 without decoding. The first must be a key frame.
     *
     * @throws IOException where the file cannot be written, or the packets do not make a film
     */
    void remux(CodecParameters codec, List<Packet> packets, Path file) throws IOException;

    /**
     * Encodes frames as H.264 (openh264, 4:2:0, no B-frames). Frames are borrowed until the
     * iterator's next step; odd sizes lose their last row or column.
     *
     * @param frames of one size, by time
     */
    void encode(Iterator<Frame> frames, Path file) throws IOException;

    /**
     * Decodes packets to frames, for a clip that must be masked. Each frame is borrowed until the
     * next step; close the result.
     */
    Decoded decode(CodecParameters codec, List<Packet> packets);

    /** Frames out of packets. */
    interface Decoded extends Iterator<Frame>, AutoCloseable {
        @Override
        void close();
    }
}
