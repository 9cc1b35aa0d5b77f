package io.vedette.core.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Makes and compares secrets. Those made here are 256 random bits, so a plain hash hides them;
 * passwords, which people choose, are stretched with PBKDF2.
 */
final class Secrets {

    // OWASP's figure for PBKDF2-HMAC-SHA256; stored beside each hash, so that it can grow.
    static final int ROUNDS = 600_000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    static String fresh(String prefix) {
        return prefix + BASE64.encodeToString(random(32));
    }

    static String id() {
        return HexFormat.of().formatHex(random(8));
    }

    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What only the holder of a cookie can know, and the server can tell again. */
    static String csrf(String cookie) {
        return hash("csrf\n" + cookie);
    }

    static boolean same(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code pbkdf2$rounds$salt$hash}. */
    static String hashPassword(String password) {
        return hashPassword(password, ROUNDS);
    }

    static String hashPassword(String password, int rounds) {
        byte[] salt = random(16);
        return "pbkdf2$"
                + rounds
                + "$"
                + BASE64.encodeToString(salt)
                + "$"
                + BASE64.encodeToString(stretch(password, salt, rounds));
    }

    static boolean passwordFits(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 4 || !parts[0].equals("pbkdf2")) {
            return false;
        }
        byte[] salt = Base64.getUrlDecoder().decode(parts[2]);
        byte[] expected = Base64.getUrlDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, stretch(password, salt, Integer.parseInt(parts[1])));
    }

    private static byte[] stretch(String password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
