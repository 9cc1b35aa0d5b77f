package io.vedette.cli.internal;

import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import io.vedette.service.problem.InvalidRequestException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Crowd answers as CSV with a header: {@code task,worker,label} in any order, quoted where needed;
 * gold as {@code task,label}. A file whose name ends in {@code .tsv} has tabs.
 */
final class AnswerFiles {
    private AnswerFiles() {}

    static List<CrowdAnswer> answers(Path file) throws IOException {
        List<CrowdAnswer> answers = new ArrayList<>();
        for (List<String> row : columns(file, List.of("task", "worker", "label"))) {
            answers.add(new CrowdAnswer(row.get(0), row.get(1), row.get(2)));
        }
        return answers;
    }

    static Map<String, String> gold(Path file) throws IOException {
        Map<String, String> gold = new TreeMap<>();
        for (List<String> row : columns(file, List.of("task", "label"))) {
            String before = gold.put(row.get(0), row.get(1));
            if (before != null && !before.equals(row.get(1))) {
                throw new InvalidRequestException(
                        "gold knows two labels of task '" + row.get(0) + "'");
            }
        }
        return gold;
    }

    private static List<List<String>> columns(Path file, List<String> wanted) throws IOException {
        if (!Files.isReadable(file)) {
            throw new InvalidRequestException("there is no file " + file);
        }
        char separator = file.toString().endsWith(".tsv") ? '\t' : ',';
        List<List<String>> rows = rows(file, separator);
        if (rows.isEmpty()) {
            throw new InvalidRequestException(file + " is empty");
        }
        List<String> header =
                rows.get(0).stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        List<Integer> places = new ArrayList<>();
        for (String name : wanted) {
            int place = header.indexOf(name);
            if (place < 0) {
                throw new InvalidRequestException(
                        file
                                + " has no column '"
                                + name
                                + "'; its first line must name "
                                + String.join(",", wanted));
            }
            places.add(place);
        }
        List<List<String>> out = new ArrayList<>();
        for (int n = 1; n < rows.size(); n++) {
            List<String> row = rows.get(n);
            List<String> chosen = new ArrayList<>();
            for (int place : places) {
                if (place >= row.size()) {
                    throw new InvalidRequestException(
                            file + " row " + n + " has only " + row.size() + " columns");
                }
                if (row.get(place).isBlank()) {
                    throw new InvalidRequestException(
                            file + " row " + n + " has an empty " + header.get(place));
                }
                chosen.add(row.get(place));
            }
            out.add(chosen);
        }
        return out;
    }

    private static List<List<String>> rows(Path file, char separator) throws IOException {
        try {
            return rows(Files.readString(file, StandardCharsets.UTF_8), separator);
        } catch (CharacterCodingException e) {
            throw new InvalidRequestException(file + " is not UTF-8 text");
        } catch (InvalidRequestException e) {
            throw new InvalidRequestException(file + ": " + e.getMessage());
        }
    }

    /** RFC 4180; empty lines are left out. */
    private static List<List<String>> rows(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String all = (text.startsWith("\uFEFF") ? text.substring(1) : text) + "\n";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (row.size() > 1 || !row.get(0).isEmpty()) {
                    rows.add(row);
                }
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new InvalidRequestException("a quote is never closed");
        }
        return rows;
    }
}
