package io.vedette.format.coco.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/**
 * JSON as it comes from strangers: bounded strings and depth; NaN is read, to be rejected as a row.
 */
final class Json {
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(4 << 20)
                                    .maxNumberLength(400)
                                    .build())
                    .build();

    static final ObjectMapper MAPPER =
            new ObjectMapper(FACTORY).disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private static final ObjectMapper WHOLE =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** A JSON value as an attribute's text: plain for a text that cannot be mistaken. */
    static String text(JsonNode node) {
        if (node.isTextual() && value(node.textValue()).equals(node)) {
            return node.textValue();
        }
        return node.toString();
    }

    /** The JSON value of an attribute's text. */
    static JsonNode value(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || !trimmed.equals(text)) {
            return TextNode.valueOf(text);
        }
        try {
            JsonNode node = WHOLE.readTree(text);
            // NaN and the like are words here: plain JSON cannot say them.
            return node.isNumber() && !Double.isFinite(node.doubleValue())
                    ? TextNode.valueOf(text)
                    : node;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Writes a number without a fraction where it has none. */
    static void number(JsonGenerator out, double what) throws IOException {
        if (what == Math.rint(what) && Math.abs(what) < 1e15) {
            out.writeNumber((long) what);
        } else {
            out.writeNumber(what);
        }
    }
}
