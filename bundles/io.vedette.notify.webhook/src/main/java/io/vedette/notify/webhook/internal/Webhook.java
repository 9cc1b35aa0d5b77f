package io.vedette.notify.webhook.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.spi.notify.AlertNotice;
import io.vedette.spi.notify.AlertNotifier;
import io.vedette.spi.notify.Delivery;
import io.vedette.spi.notify.Destination;
import io.vedette.spi.notify.Notifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Posts a notice as JSON, signed: {@code Vedette-Signature: v1=HEX}, the HMAC-SHA256 of {@code
 * TIMESTAMP.BODY} under the shared secret, with {@code Vedette-Timestamp} in seconds. Settings:
 * {@code url}, {@code .secret}.
 */
@Component
@Notifier("webhook")
public final class Webhook implements AlertNotifier {

    private static final int SHORTEST_SECRET = 16;
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final Addresses.Resolver resolver;
    private final SSLSocketFactory tls;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    /** With the machine's name servers and certificates. */
    @Activate
    public Webhook() {
        this(
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Clock.systemUTC());
    }

    Webhook(Addresses.Resolver resolver, SSLSocketFactory tls, Clock clock) {
        this.resolver = resolver;
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(AlertNotice notice, Destination to) {
        String secret = to.settings().getOrDefault(".secret", "");
        if (secret.length() < SHORTEST_SECRET) {
            return new Delivery.Refused(
                    "set .secret of destination "
                            + to.id()
                            + " to at least "
                            + SHORTEST_SECRET
                            + " characters");
        }
        URI url;
        try {
            url = url(to);
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused(e.getMessage());
        }
        return post(notice, to, url, secret);
    }

    private static URI url(Destination to) {
        String given = to.settings().getOrDefault("url", "");
        URI url;
        try {
            url = new URI(given);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "url of destination " + to.id() + " is none: " + e.getReason());
        }
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        if (!secure && !"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "url of destination " + to.id() + " must be https://host/path");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url of destination " + to.id() + " must not carry credentials");
        }
        if (!secure && !to.privateAddresses()) {
            throw new IllegalArgumentException(
                    "url of destination "
                            + to.id()
                            + " must be https: http shows alerts to others");
        }
        return url;
    }

    private Delivery post(AlertNotice notice, Destination to, URI url, String secret) {
        byte[] body = body(notice);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Vedette");
        headers.put("Vedette-Notice", notice.id());
        headers.put("Vedette-Timestamp", Long.toString(timestamp));
        headers.put("Vedette-Signature", "v1=" + sign(secret, timestamp, body));
        try {
            InetAddress address = Addresses.pick(resolver, host(url), to.privateAddresses());
            return outcome(new Exchange(tls, to.timeout()).post(url, address, headers, body));
        } catch (Addresses.BlockedException e) {
            return new Delivery.Refused(e.getMessage());
        } catch (UnknownHostException e) {
            return later("the host '" + url.getHost() + "' is not known");
        } catch (IOException e) {
            return later(String.valueOf(e.getMessage()));
        }
    }

    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Delivery outcome(Exchange.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered();
        }
        if (status >= 300 && status < 400) {
            return new Delivery.Refused(
                    "it redirects (" + status + "), which is not followed: set its final url");
        }
        if (status >= 500 || LATER.contains(status)) {
            return new Delivery.RetryLater(
                    answer.retryAfter().orElse(Duration.ZERO), "it answered " + status);
        }
        return new Delivery.Refused("it answered " + status + ": look after its url and secret");
    }

    private static Delivery later(String why) {
        return new Delivery.RetryLater(Duration.ZERO, why);
    }

    private byte[] body(AlertNotice notice) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", notice.id());
        body.put("alert", notice.alert());
        body.put("camera", notice.camera());
        body.put("cameraName", notice.cameraName());
        body.put("rule", notice.rule());
        body.put("type", notice.type());
        body.put("at", notice.at().toString());
        body.put("links", new java.util.TreeMap<>(notice.links()));
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notice " + notice.id() + " is no JSON", e);
        }
    }

    static String sign(String secret, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
