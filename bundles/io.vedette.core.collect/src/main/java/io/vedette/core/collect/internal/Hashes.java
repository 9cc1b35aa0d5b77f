package io.vedette.core.collect.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Numbers that follow from names: the same on every server and in every run. */
final class Hashes {
    private Hashes() {}

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The first hexadecimal digits of a digest. */
    static String hex(String text, int digits) {
        return HexFormat.of().formatHex(sha256(text)).substring(0, digits);
    }

    /** Evenly in 0..1, 1 excluded. */
    static double unit(String text) {
        return (number(text) >>> 11) * 0x1p-53;
    }

    /** Any of all longs. */
    static long number(String text) {
        byte[] digest = sha256(text);
        long number = 0;
        for (int i = 0; i < 8; i++) {
            number = number << 8 | digest[i] & 0xff;
        }
        return number;
    }
}
