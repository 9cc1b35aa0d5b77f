package io.vedette.media.internal;

import java.nio.ByteBuffer;

/** The little that must be known of H.264's packets: whether decoding can really begin at one. */
final class H264 {
    private static final int IDR = 5;

    private H264() {}

    /** Whether a packet holds an IDR slice, after which nothing refers to what came before. */
    static boolean isIdr(ByteBuffer packet, byte[] extradata) {
        ByteBuffer data = packet.duplicate();
        if (extradata.length > 6 && extradata[0] == 1) {
            return inLengths(data, (extradata[4] & 3) + 1);
        }
        return inStartCodes(data);
    }

    private static boolean inLengths(ByteBuffer data, int bytes) {
        while (data.remaining() > bytes) {
            long length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | data.get() & 255;
            }
            if ((data.get(data.position()) & 31) == IDR) {
                return true;
            }
            if (length > data.remaining()) {
                return false;
            }
            data.position(data.position() + (int) length);
        }
        return false;
    }

    private static boolean inStartCodes(ByteBuffer data) {
        for (int i = data.position(); i + 3 < data.limit(); i++) {
            if (data.get(i) == 0
                    && data.get(i + 1) == 0
                    && data.get(i + 2) == 1
                    && (data.get(i + 3) & 31) == IDR) {
                return true;
            }
        }
        return false;
    }
}
