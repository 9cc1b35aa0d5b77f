package io.vedette.core.watch.internal;

import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Names and versions of everything that decides what a pipeline finds, and a hash over it. */
final class Identity {
    private final PipelineSpec spec;
    private final Socket<?, ?> analyzer;
    private final Socket<?, ?> tracker;
    private final RuleRunner rules;
    private volatile String source = "";
    private String hash = "";

    Identity(PipelineSpec spec, Socket<?, ?> analyzer, Socket<?, ?> tracker, RuleRunner rules) {
        this.spec = spec;
        this.analyzer = analyzer;
        this.tracker = tracker;
        this.rules = rules;
    }

    /** The source that plays now. */
    void source(String label) {
        source = label;
    }

    String source() {
        return source;
    }

    /** Something was exchanged. */
    void changed() {
        hash = "";
    }

    private static String label(Socket<?, ?> socket) {
        return socket.offer().map(Offer::label).orElseGet(socket::before);
    }

    EventBook.Makers makers(Finder finder, RuleSeat seat) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("source", source);
        versions.put("analyzer", label(analyzer));
        versions.put("detector", finder == null ? "" : finder.label());
        versions.put("tracker", label(tracker));
        versions.put("heuristic", label(seat.socket()));
        if (hash.isEmpty()) {
            hash = hash(versions);
        }
        return new EventBook.Makers(versions, hash);
    }

    private String hash(Map<String, String> versions) {
        StringBuilder text = new StringBuilder();
        text.append(versions.get("analyzer")).append('\n');
        text.append(versions.get("detector")).append('\n');
        text.append(versions.get("tracker")).append('\n');
        text.append(spec.gate()).append('\n').append(spec.masks()).append('\n');
        text.append(new TreeMap<>(spec.options())).append('\n');
        for (RuleSeat seat : rules.seats()) {
            RuleSpec rule = seat.rule();
            text.append(label(seat.socket())).append(' ').append(rule.id()).append(' ');
            text.append(rule.points()).append(new TreeMap<>(rule.params())).append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
