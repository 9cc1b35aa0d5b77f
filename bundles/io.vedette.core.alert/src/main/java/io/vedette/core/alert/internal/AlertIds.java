package io.vedette.core.alert.internal;

import io.vedette.service.watch.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are the same however often the same thing is written, and sort by time. */
public final class AlertIds {

    private AlertIds() {}

    /** Id of the alert of an event and a variant: its millisecond, then a digest. */
    public static String alert(Event event, String variant) {
        return of(event.at().instant().toEpochMilli(), event.id() + '\n' + variant);
    }

    /** An id of a time and a name. */
    public static String of(long epochMillis, String name) {
        return String.format("%012x", Math.max(0, epochMillis))
                + HexFormat.of().formatHex(digest(name), 0, 10);
    }

    /**
     * A number 0..1 that is the same for the same event, whichever variant is asked: names of
     * variants are never the same twice, and the same hour must show people the same.
     */
    public static double share(Event event) {
        byte[] digest = digest("share\n" + event.id());
        long bits = 0;
        for (int i = 0; i < 6; i++) {
            bits = bits << 8 | digest[i] & 0xff;
        }
        return bits / (double) (1L << 48);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
