package io.vedette.labeling.http.internal;

import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.BatchSpec;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.PushReceiving;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.Settling;
import io.vedette.spi.labeling.TransportException;
import io.vedette.spi.labeling.Vendor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A vendor that speaks our JSON over HTTP; {@code docs/labeling.md} has the protocol. One
 * configuration is one account. Without one it is there and says what is missing.
 */
@Component(service = LabelingDispatcher.class, configurationPolicy = ConfigurationPolicy.OPTIONAL)
@Vendor("http")
@Designate(ocd = HttpDispatcher.Config.class, factory = true)
public final class HttpDispatcher
        implements LabelingDispatcher, Settling, Cancelling, PushReceiving {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Optional<VendorClient> client;
    private final String missing;
    private final String secret;
    private final Capabilities capabilities;
    private final Duration mediaValid;
    private final Clock clock;

    /** In the server. */
    @Activate
    public HttpDispatcher(Config config) {
        this(
                config.url(),
                config.account(),
                config._secret(),
                config.allow_private(),
                new Capabilities(
                        Set.of(Capabilities.TaskKind.CLASS, Capabilities.TaskKind.BOXES),
                        Math.max(1, Math.min(1000, config.chunk_size())),
                        config.overlap_by_vendor(),
                        true,
                        config.currency(),
                        Capabilities.MediaAccess.SIGNED_URL),
                Duration.ofHours(Math.max(1, config.media_hours())),
                Duration.ofSeconds(Math.max(1, config.timeout_seconds())),
                Clock.systemUTC());
    }

    HttpDispatcher(
            String url,
            String account,
            String secret,
            boolean allowPrivate,
            Capabilities capabilities,
            Duration mediaValid,
            Duration timeout,
            Clock clock) {
        this.secret = secret;
        this.capabilities = capabilities;
        this.mediaValid = mediaValid;
        this.clock = clock;
        VendorClient made = null;
        String fault = "";
        if (url.isBlank() || secret.isBlank()) {
            fault = "no vendor is configured: set url, account and .secret";
        } else {
            try {
                made =
                        new VendorClient(
                                new VendorAddress(url, allowPrivate),
                                account,
                                secret,
                                timeout,
                                clock);
            } catch (IllegalArgumentException e) {
                fault = "the vendor's url is refused: " + e.getMessage();
            }
        }
        client = Optional.ofNullable(made);
        missing = fault;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Offer offer(BatchSpec batch) {
        if (client.isEmpty()) {
            return new Offer.Problems(List.of(missing));
        }
        VendorClient.Reply reply = client.get().call("POST", "/offers", Wire.batch(batch), "");
        if (!reply.ok()) {
            return new Offer.Problems(
                    List.of("the vendor refuses the batch with status " + reply.status()));
        }
        return Wire.offer(reply.body());
    }

    @Override
    public List<Receipt> submit(Chunk chunk) {
        if (client.isEmpty()) {
            return chunk.items().stream()
                    .<Receipt>map(i -> new Receipt.Refused(i.key(), missing))
                    .toList();
        }
        List<String> keys = chunk.items().stream().map(Item::key).toList();
        VendorClient.Reply reply =
                client.get()
                        .call("POST", "/items", Wire.items(chunk, mediaValid), idempotency(keys));
        if (reply.ok()) {
            return Wire.receipts(reply.body(), keys);
        }
        if (reply.status() == 429) {
            Duration wait = reply.retryAfter().isZero() ? WAIT : reply.retryAfter();
            return keys.stream().<Receipt>map(k -> new Receipt.RetryLater(k, wait)).toList();
        }
        if (chunk.items().size() == 1) {
            return List.of(
                    new Receipt.Refused(
                            keys.get(0), "the vendor refuses it with status " + reply.status()));
        }
        return oneByOne(chunk);
    }

    /** A chunk was refused as a whole: one of its items is at fault, the others are not. */
    private List<Receipt> oneByOne(Chunk chunk) {
        List<Receipt> receipts = new ArrayList<>();
        for (Item item : chunk.items()) {
            try {
                receipts.addAll(submit(new Chunk(chunk.batch(), List.of(item))));
            } catch (TransportException e) {
                if (e.credentials()) {
                    throw e;
                }
                receipts.add(new Receipt.Unknown(item.key(), String.valueOf(e.getMessage())));
            }
        }
        return receipts;
    }

    /** The same items have the same key, however often they are sent. */
    private static String idempotency(List<String> keys) {
        return Signature.sha256(
                keys.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answers poll(Cursor from) {
        if (client.isEmpty()) {
            return new Answers(List.of(), from, false);
        }
        String path =
                "/answers?limit=200&cursor="
                        + URLEncoder.encode(from.text(), StandardCharsets.UTF_8);
        VendorClient.Reply reply = client.get().call("GET", path, new byte[0], "");
        if (!reply.ok()) {
            throw new TransportException("the vendor answered " + reply.status(), false);
        }
        return Wire.answers(reply.body(), from);
    }

    @Override
    public List<Receipt> decide(List<Decision> decisions) {
        List<String> keys = decisions.stream().map(Decision::answer).toList();
        if (client.isEmpty()) {
            return keys.stream().<Receipt>map(k -> new Receipt.Refused(k, missing)).toList();
        }
        VendorClient.Reply reply =
                client.get()
                        .call("POST", "/decisions", Wire.decisions(decisions), idempotency(keys));
        if (!reply.ok()) {
            throw new TransportException("the vendor answered " + reply.status(), false);
        }
        return Wire.receipts(reply.body(), keys);
    }

    @Override
    public CancelReport cancel(String batch, CancelMode mode) {
        if (client.isEmpty()) {
            return new CancelReport(0, 0);
        }
        VendorClient.Reply reply =
                client.get()
                        .call(
                                "POST",
                                "/batches/" + batch + "/cancel",
                                Wire.mode(mode.name().toLowerCase()),
                                "cancel-" + batch + "-" + mode);
        if (reply.status() == 404) {
            // It never got there.
            return new CancelReport(0, 0);
        }
        if (!reply.ok()) {
            throw new TransportException("the vendor answered " + reply.status(), false);
        }
        return new CancelReport(
                Wire.number(reply.body(), "cancelled"), Wire.number(reply.body(), "remaining"));
    }

    @Override
    public void close(String batch) {
        client.ifPresent(
                c ->
                        c.call(
                                "POST",
                                "/batches/" + batch + "/close",
                                Wire.mode("close"),
                                "close-" + batch));
    }

    @Override
    public Optional<PushHint> parse(PushRequest request) {
        String timestamp = request.headers().getOrDefault("x-vedette-timestamp", "");
        String signature = request.headers().getOrDefault("x-vedette-signature", "");
        if (client.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        long off = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        String expected = Signature.of(secret, timestamp, "CALLBACK", "", request.body());
        if (Math.abs(off) > SKEW.toSeconds() || !Signature.equal(expected, signature)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PushHint(Wire.text(request.body(), "batch")));
        } catch (TransportException e) {
            // Signed, so the vendor means something; what, a poll will tell.
            return Optional.of(new PushHint(""));
        }
    }

    /**
     * Factory PID {@code io.vedette.labeling.http.internal.HttpDispatcher}: one for each account.
     */
    @ObjectClassDefinition(name = "Vedette labeling: vendor over HTTP")
    @interface Config {
        @AttributeDefinition(description = "Id under which batches name this account")
        String vedette_vendor() default "http";

        @AttributeDefinition(description = "Where the vendor's interface begins")
        String url() default "";

        @AttributeDefinition(description = "How the vendor calls us")
        String account() default "";

        @AttributeDefinition(
                description = "Signs calls in both directions",
                type = AttributeType.PASSWORD)
        String _secret() default "";

        @AttributeDefinition(description = "Whether the address may be private or loopback")
        boolean allow_private() default false;

        @AttributeDefinition(description = "Whether the vendor asks several people by itself")
        boolean overlap_by_vendor() default false;

        @AttributeDefinition(description = "ISO 4217 of the vendor's prices, or empty")
        String currency() default "";

        @AttributeDefinition(description = "Items per call, 1..1000")
        int chunk_size() default 100;

        @AttributeDefinition(description = "How long the addresses of pictures are valid, hours")
        int media_hours() default 168;

        @AttributeDefinition(description = "Longest wait for a connection or an answer, seconds")
        int timeout_seconds() default 20;
    }
}
