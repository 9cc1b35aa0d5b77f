package io.vedette.core.labeling.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.labeling.Picture;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.spi.labeling.Media;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pictures of items, and addresses for them that need no sign-in: signed with a key of this
 * installation (kept in the database, so all servers of it agree) and expiring.
 */
final class MediaLinks {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String NOTE = "secret/media";

    private final Units units;
    private final BlobStore blobs;
    private final Clock clock;
    private final String base;
    private volatile byte[] key;

    /**
     * @param base address of this server as vendors reach it, without a slash at the end
     */
    MediaLinks(Units units, BlobStore blobs, Clock clock, String base) {
        this.units = units;
        this.blobs = blobs;
        this.clock = clock;
        this.base = base;
    }

    Media.Access access(ItemRow item) {
        return new Media.Access() {
            @Override
            public URI url(Duration validFor) {
                return URI.create(
                        base
                                + "/api/v1/labeling/media/"
                                + token(item.key(), clock.instant().plus(validFor)));
            }

            @Override
            public InputStream open() throws IOException {
                return blobs.open(new BlobId(item.content().blob()));
            }

            @Override
            public String contentType() {
                return item.content().contentType();
            }
        };
    }

    /** The picture of an item; the caller closes it. */
    Picture picture(ItemRow item) {
        try {
            return new Picture(
                    item.content().contentType(), blobs.open(new BlobId(item.content().blob())));
        } catch (IOException e) {
            throw new UnavailableException("the picture cannot be read just now", e);
        }
    }

    Picture open(String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > 1000) {
            throw gone();
        }
        String[] parts;
        try {
            byte[] payload = DECODER.decode(token.substring(0, dot));
            byte[] mac = DECODER.decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(mac, sign(payload))) {
                throw gone();
            }
            parts = new String(payload, StandardCharsets.UTF_8).split("\\|", 2);
        } catch (IllegalArgumentException e) {
            throw gone();
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0])))) {
            throw gone();
        }
        int split = parts[1].indexOf('.');
        String batch = parts[1].substring(0, split);
        String item = parts[1].substring(split + 1);
        return picture(units.call(u -> u.item(batch, item)).orElseThrow(MediaLinks::gone));
    }

    private static NotFoundException gone() {
        return new NotFoundException("this address is not valid, or not any more");
    }

    private String token(String item, Instant until) {
        byte[] payload = (until.getEpochSecond() + "|" + item).getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(sign(payload));
    }

    private byte[] sign(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            String kept =
                    units.call(
                            u ->
                                    u.note(NOTE)
                                            .orElseGet(
                                                    () -> {
                                                        String text = ENCODER.encodeToString(fresh);
                                                        u.note(NOTE, text);
                                                        return text;
                                                    }));
            known = DECODER.decode(kept);
            key = known;
        }
        return known;
    }
}
