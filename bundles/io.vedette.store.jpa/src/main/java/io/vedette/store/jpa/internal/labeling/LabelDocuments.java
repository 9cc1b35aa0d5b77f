package io.vedette.store.jpa.internal.labeling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.store.labeling.BatchSpecRow;
import io.vedette.spi.Box;
import io.vedette.spi.labeling.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What labeling keeps as documents inside rows. */
final class LabelDocuments {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule());
    private static final TypeReference<List<Item.LabeledBox>> BOXES = new TypeReference<>() {};

    private LabelDocuments() {}

    static String write(BatchSpecRow spec) {
        return json(spec);
    }

    static BatchSpecRow spec(String text) {
        return read(text, BatchSpecRow.class);
    }

    static String write(ItemDraft item) {
        return json(
                new Content(
                        item.sample(),
                        item.blob(),
                        item.contentType(),
                        item.of().orElse(null),
                        item.preLabels(),
                        item.preBoxes(),
                        item.gold().orElse(null)));
    }

    static ItemDraft item(String text) {
        Content c = read(text, Content.class);
        return new ItemDraft(
                c.sample,
                c.blob,
                c.contentType,
                Optional.ofNullable(c.of),
                c.preLabels,
                c.preBoxes,
                Optional.ofNullable(c.gold));
    }

    /** Null where there is none, so that class tasks store nothing. */
    static String write(List<Item.LabeledBox> boxes) {
        return boxes.isEmpty() ? null : json(boxes);
    }

    static LabelValue value(String label, String boxes) {
        if (boxes == null) {
            return LabelValue.of(label);
        }
        try {
            return new LabelValue(label, JSON.readValue(boxes, BOXES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read: " + boxes, e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read: " + text, e);
        }
    }

    /** An item without optionals, which the mapper does not know. */
    private record Content(
            String sample,
            String blob,
            String contentType,
            Box of,
            Map<String, Double> preLabels,
            List<Item.LabeledBox> preBoxes,
            LabelValue gold) {}
}
