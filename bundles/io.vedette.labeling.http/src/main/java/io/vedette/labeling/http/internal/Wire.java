package io.vedette.labeling.http.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vedette.spi.Box;
import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.BatchSpec;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.Media;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.Settling;
import io.vedette.spi.labeling.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents that go over the wire; what comes in is never trusted. */
final class Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static byte[] batch(BatchSpec batch) {
        return bytes(JSON.createObjectNode().set("batch", node(batch)));
    }

    private static ObjectNode node(BatchSpec batch) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", batch.batch());
        node.put("kind", batch.kind().name().toLowerCase());
        node.put("title", batch.title());
        node.put("instructions", batch.instructions());
        node.put("instructionsVersion", batch.instructionsVersion());
        batch.labels().forEach(node.putArray("labels")::add);
        node.put("items", batch.items());
        node.put("overlap", batch.overlap());
        node.put("rewardMicros", batch.rewardMicros());
        node.put("currency", batch.currency());
        node.put("lifetimeSeconds", batch.lifetime().toSeconds());
        return node;
    }

    static byte[] items(Chunk chunk, Duration mediaValid) {
        ObjectNode root = JSON.createObjectNode();
        root.set("batch", node(chunk.batch()));
        ArrayNode items = root.putArray("items");
        for (Item item : chunk.items()) {
            ObjectNode node = items.addObject();
            node.put("key", item.key());
            node.put("item", item.item());
            node.put("attempt", item.attempt());
            node.put("url", item.media().access().url(mediaValid).toString());
            node.put("contentType", item.media().access().contentType());
            if (item.media() instanceof Media.Crop crop) {
                node.set("of", box(crop.of()));
            }
            item.preLabels().forEach(node.putObject("preLabels")::put);
            ArrayNode boxes = node.putArray("preBoxes");
            for (Item.LabeledBox box : item.preBoxes()) {
                boxes.addObject().put("label", box.label()).set("box", box(box.box()));
            }
        }
        return bytes(root);
    }

    private static ArrayNode box(Box box) {
        return JSON.createArrayNode().add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }

    static byte[] decisions(List<Settling.Decision> decisions) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("decisions");
        for (Settling.Decision decision : decisions) {
            list.addObject()
                    .put("answer", decision.answer())
                    .put("verdict", decision.verdict().name().toLowerCase())
                    .put("reason", decision.reason());
        }
        return bytes(root);
    }

    static byte[] mode(String mode) {
        return bytes(JSON.createObjectNode().put("mode", mode));
    }

    static Offer offer(byte[] body) {
        JsonNode node = read(body);
        if (node.path("problems").size() > 0) {
            List<String> problems = new ArrayList<>();
            node.get("problems").forEach(p -> problems.add(cut(p.asText(), 300)));
            return new Offer.Problems(problems);
        }
        String currency = node.path("currency").asText("");
        if (!node.path("rewardMicros").isIntegralNumber()
                || node.path("rewardMicros").asLong() < 0
                || node.path("feeMicros").asLong(0) < 0
                || !currency.matches("|[A-Z]{3}")) {
            return new Offer.Problems(List.of("the vendor's offer cannot be read; ask the vendor"));
        }
        return new Offer.Quote(
                node.get("rewardMicros").asLong(),
                node.path("feeMicros").asLong(0),
                currency,
                node.path("known").asBoolean(true));
    }

    /** One receipt for each key; what the vendor does not speak of is unknown. */
    static List<Receipt> receipts(byte[] body, List<String> keys) {
        Map<String, Receipt> said = new HashMap<>();
        for (JsonNode node : read(body).path("receipts")) {
            String key = node.path("key").asText("");
            String remote = cut(node.path("id").asText(""), 300);
            String why = cut(node.path("why").asText(""), 500);
            switch (node.path("state").asText("")) {
                case "sent":
                    said.put(key, new Receipt.Sent(key, remote));
                    break;
                case "duplicate":
                    said.put(key, new Receipt.Duplicate(key, remote));
                    break;
                case "refused":
                    said.put(key, new Receipt.Refused(key, why));
                    break;
                case "retry":
                    long seconds = node.path("afterSeconds").asLong(30);
                    said.put(
                            key,
                            new Receipt.RetryLater(
                                    key, Duration.ofSeconds(Math.max(1, Math.min(3600, seconds)))));
                    break;
                default:
                    said.put(key, new Receipt.Unknown(key, why));
            }
        }
        return keys.stream()
                .map(
                        key ->
                                said.getOrDefault(
                                        key,
                                        new Receipt.Unknown(
                                                key, "the vendor does not speak of it")))
                .toList();
    }

    static Answers answers(byte[] body, Cursor from) {
        JsonNode root = read(body);
        List<Answer> answers = new ArrayList<>();
        for (JsonNode node : root.path("answers")) {
            answer(node).ifPresent(answers::add);
        }
        String next = root.path("next").asText(from.text());
        return new Answers(answers, new Cursor(next), root.path("more").asBoolean(false));
    }

    private static Optional<Answer> answer(JsonNode node) {
        String id = node.path("id").asText("");
        String key = node.path("key").asText("");
        if (id.isEmpty() || key.isEmpty()) {
            LOG.debug("an answer without id or key was left out");
            return Optional.empty();
        }
        List<Item.LabeledBox> boxes = new ArrayList<>();
        try {
            for (JsonNode box : node.path("boxes")) {
                JsonNode xywh = box.path("box");
                boxes.add(
                        new Item.LabeledBox(
                                box.path("label").asText(""),
                                new Box(
                                        xywh.path(0).asDouble(Double.NaN),
                                        xywh.path(1).asDouble(Double.NaN),
                                        xywh.path(2).asDouble(Double.NaN),
                                        xywh.path(3).asDouble(Double.NaN))));
            }
        } catch (IllegalArgumentException e) {
            // The core rejects a label nobody offered and tells the worker: better than silence.
            return Optional.of(plain(node, id, key, "not a box: " + cut(e.getMessage(), 100)));
        }
        String label = cut(node.path("label").asText(""), 200);
        return Optional.of(
                new Answer(
                        id,
                        key,
                        cut(node.path("worker").asText(""), 200),
                        label,
                        boxes,
                        node.path("unsure").asBoolean(false),
                        spent(node),
                        at(node)));
    }

    private static Answer plain(JsonNode node, String id, String key, String fault) {
        return new Answer(
                id,
                key,
                cut(node.path("worker").asText(""), 200),
                fault,
                List.of(new Item.LabeledBox(fault, new Box(0, 0, 0, 0))),
                false,
                spent(node),
                at(node));
    }

    private static Duration spent(JsonNode node) {
        double seconds = node.path("seconds").asDouble(0);
        return seconds > 0 && seconds < 1e6
                ? Duration.ofMillis((long) (seconds * 1000))
                : Duration.ZERO;
    }

    private static Instant at(JsonNode node) {
        try {
            return Instant.parse(node.path("at").asText(""));
        } catch (DateTimeParseException e) {
            return Instant.now();
        }
    }

    static int number(byte[] body, String name) {
        return Math.max(0, read(body).path(name).asInt(0));
    }

    static String text(byte[] body, String name) {
        return cut(read(body).path(name).asText(""), 100);
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new TransportException("the vendor's answer cannot be read", e);
        }
        throw new TransportException("the vendor's answer is no JSON object", false);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
