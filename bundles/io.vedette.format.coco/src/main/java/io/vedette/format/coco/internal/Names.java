package io.vedette.format.coco.internal;

import io.vedette.spi.format.AnnotationFormat.Source;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the pictures that annotation files name, in the places where tools put them. */
final class Names {
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private final Map<String, String> byPath = new HashMap<>();

    /** By last part of the path; empty where several share it. */
    private final Map<String, Optional<String>> byLast = new HashMap<>();

    Names(Source in) {
        for (String entry : in.entries()) {
            if (!entry.toLowerCase(Locale.ROOT).endsWith(".json")) {
                byPath.put(nfc(entry), entry);
                byLast.merge(
                        last(nfc(entry)), Optional.of(entry), (first, second) -> Optional.empty());
            }
        }
    }

    /** Why a name is refused; empty where it is a name. */
    static Optional<String> refused(String name) {
        String path = name.replace('\\', '/');
        if (path.isBlank()) {
            return Optional.of("file_name is empty");
        }
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            return Optional.of("file_name is an absolute path: " + name);
        }
        if (List.of(path.split("/", -1)).contains("..")) {
            return Optional.of("file_name leads out of the data set: " + name);
        }
        if (path.indexOf('\0') >= 0) {
            return Optional.of("file_name holds a zero byte");
        }
        return Optional.empty();
    }

    /** The file a name means, or the name itself where there is no such file. */
    String resolve(String name, String annotationFile, String subset) {
        String path = nfc(name.replace('\\', '/'));
        String folder =
                annotationFile.contains("/")
                        ? annotationFile.substring(0, annotationFile.lastIndexOf('/') + 1)
                        : "";
        String root =
                folder.isEmpty()
                        ? ""
                        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        List<String> places = new ArrayList<>();
        for (String base : List.of(folder, root, "")) {
            places.add(base + path);
            places.add(base + "images/" + subset + "/" + path);
            places.add(base + subset + "/" + path);
            places.add(base + "images/" + path);
        }
        for (String place : places) {
            String there = byPath.get(nfc(place));
            if (there != null) {
                return there;
            }
        }
        return byLast.getOrDefault(last(path), Optional.empty()).orElse(path);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String nfc(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }
}
