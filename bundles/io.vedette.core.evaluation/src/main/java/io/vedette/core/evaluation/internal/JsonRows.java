package io.vedette.core.evaluation.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** JSON documents and JSON lines, with errors that name file and row. */
final class JsonRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    /** A row with its place, for messages. */
    record Row(Path file, int number, JsonNode node) {
        InvalidRequestException wrong(String why) {
            return new InvalidRequestException(file + ", row " + number + ": " + why);
        }

        String text(String name, String otherwise) {
            return node.path(name).isMissingNode() || node.get(name).isNull()
                    ? otherwise
                    : node.get(name).asText();
        }

        double number(String name) {
            return optional(name).orElseThrow(() -> wrong(name + " is missing"));
        }

        OptionalDouble optional(String name) {
            JsonNode value = node.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return OptionalDouble.empty();
            }
            if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
                throw wrong(name + " must be a number, is " + value);
            }
            return OptionalDouble.of(value.asDouble());
        }

        Optional<Box> box(String name) {
            JsonNode value = node.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            return Optional.of(box(value, 0, name));
        }

        /** A box out of four numbers of an array. */
        Box box(JsonNode array, int from, String name) {
            if (!array.isArray() || array.size() != from + 4) {
                throw wrong(name + " must be [x, y, width, height], is " + array);
            }
            for (JsonNode number : array) {
                if (!number.isNumber()) {
                    throw wrong(name + " must be numbers, is " + array);
                }
            }
            try {
                return new Box(
                        array.get(from).asDouble(),
                        array.get(from + 1).asDouble(),
                        array.get(from + 2).asDouble(),
                        array.get(from + 3).asDouble());
            } catch (IllegalArgumentException e) {
                throw wrong(name + ": " + e.getMessage());
            }
        }
    }

    /** One document. */
    static Row document(Path file) {
        List<Row> rows = values(file);
        if (rows.size() != 1) {
            throw new InvalidRequestException(
                    file + " must be one JSON document, holds " + rows.size());
        }
        return rows.get(0);
    }

    /** An array's elements, or a file's lines. */
    static List<Row> rows(Path file) {
        List<Row> values = values(file);
        if (values.size() == 1 && values.get(0).node().isArray()) {
            List<Row> rows = new ArrayList<>();
            values.get(0).node().forEach(node -> rows.add(new Row(file, rows.size() + 1, node)));
            return rows;
        }
        return values;
    }

    private static List<Row> values(Path file) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                MappingIterator<JsonNode> nodes = JSON.readerFor(JsonNode.class).readValues(in)) {
            while (nodes.hasNextValue()) {
                rows.add(new Row(file, rows.size() + 1, nodes.nextValue()));
            }
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException(
                    file
                            + ", line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                            + ": not JSON: "
                            + e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return rows;
    }

    static InvalidRequestException unreadable(Path file, IOException why) {
        return new InvalidRequestException(
                Files.exists(file)
                        ? file + " cannot be read: " + why.getMessage()
                        : file + " is not there");
    }
}
