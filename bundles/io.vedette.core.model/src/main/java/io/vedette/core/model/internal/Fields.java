package io.vedette.core.model.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.model.ModelRefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A JSON object being read field by field; in the end no field may be left over. */
final class Fields {
    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> seen = new HashSet<>();

    Fields(String file, String path, JsonNode node) {
        if (!node.isObject()) {
            throw refuse(file, path.isEmpty() ? "the document" : path, "must be an object");
        }
        this.file = file;
        this.path = path;
        this.node = node;
    }

    private static ModelRefusedException refuse(String file, String field, String why) {
        return new ModelRefusedException(file + ": " + field + " " + why);
    }

    ModelRefusedException refuse(String field, String why) {
        return refuse(file, path + field, why);
    }

    boolean has(String field) {
        return node.has(field);
    }

    private JsonNode take(String field) {
        seen.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode need(String field) {
        JsonNode value = take(field);
        if (value == null) {
            throw refuse(field, "is missing");
        }
        return value;
    }

    String text(String field) {
        JsonNode value = need(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refuse(field, "must be a text that is not empty");
        }
        return value.textValue();
    }

    String text(String field, String otherwise) {
        return node.hasNonNull(field) ? text(field) : skip(field, otherwise);
    }

    /** A text or a whole number, as text. */
    String label(String field) {
        JsonNode value = need(field);
        return value.isIntegralNumber() ? value.asText() : text(field);
    }

    int whole(String field, int least, int most) {
        JsonNode value = need(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw refuse(field, "must be a whole number in " + least + ".." + most);
        }
        return value.intValue();
    }

    int whole(String field, int least, int most, int otherwise) {
        return node.hasNonNull(field) ? whole(field, least, most) : skip(field, otherwise);
    }

    double real(String field, double least, double most, double otherwise) {
        if (!node.hasNonNull(field)) {
            return skip(field, otherwise);
        }
        JsonNode value = need(field);
        double number = value.doubleValue();
        if (!value.isNumber() || !(number >= least && number <= most)) {
            throw refuse(field, "must be a number in " + least + ".." + most);
        }
        return number;
    }

    boolean flag(String field, boolean otherwise) {
        if (!node.hasNonNull(field)) {
            return skip(field, otherwise);
        }
        JsonNode value = need(field);
        if (!value.isBoolean()) {
            throw refuse(field, "must be true or false");
        }
        return value.booleanValue();
    }

    double[] triple(String field, double otherwise) {
        if (!node.hasNonNull(field)) {
            return skip(field, new double[] {otherwise, otherwise, otherwise});
        }
        JsonNode value = need(field);
        if (!value.isArray() || value.size() != 3) {
            throw refuse(field, "must be a list of 3 numbers, one a channel");
        }
        double[] three = new double[3];
        for (int i = 0; i < 3; i++) {
            if (!value.get(i).isNumber() || !Double.isFinite(value.get(i).doubleValue())) {
                throw refuse(field + "[" + i + "]", "must be a number");
            }
            three[i] = value.get(i).doubleValue();
        }
        return three;
    }

    List<String> texts(String field, boolean required) {
        return list(
                field,
                required,
                item -> item.isTextual() && !item.textValue().isBlank() ? item.textValue() : null,
                "texts");
    }

    List<Integer> wholes(String field) {
        return list(
                field,
                false,
                item -> item.canConvertToInt() && item.intValue() > 0 ? item.intValue() : null,
                "positive whole numbers");
    }

    private <T> List<T> list(
            String field, boolean required, Function<JsonNode, T> read, String what) {
        JsonNode value = required ? need(field) : take(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refuse(field, "must be a list of " + what);
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : value) {
            T one = read.apply(item);
            if (one == null) {
                throw refuse(field + "[" + items.size() + "]", "is not one of " + what);
            }
            items.add(one);
        }
        return items;
    }

    Fields object(String field) {
        return new Fields(file, path + field + ".", need(field));
    }

    /** Refuses what was not asked for, so that a misspelt field never goes unnoticed. */
    void nothingElse() {
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!seen.contains(name)) {
                                throw refuse(
                                        name, "is not known here; docs/models.md lists the fields");
                            }
                        });
    }

    private <T> T skip(String field, T otherwise) {
        seen.add(field);
        return otherwise;
    }
}
