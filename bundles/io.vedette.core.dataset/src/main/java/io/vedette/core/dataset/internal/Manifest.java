package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.spi.Box;
import io.vedette.spi.format.Row;
import io.vedette.spi.geometry.Point;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash of a version's content: SHA-256 over a header, the classes and one line per item, lines
 * sorted by their bytes. Ids and times are not in it: equal pictures, labels and splits give an
 * equal hash on every server.
 */
final class Manifest {
    private final StringBuilder head = new StringBuilder("vedette-manifest/1\n");
    private final List<String> lines;

    private Manifest(LabelSet labels, List<String> lines) {
        head.append("kind ").append(labels.kind().id()).append('\n');
        labels.classes().forEach(c -> head.append("class ").append(quoted(c)).append('\n'));
        this.lines = lines;
    }

    /** The hash of these lines, in any order. */
    static String hash(LabelSet labels, List<String> lines) {
        Manifest manifest = new Manifest(labels, lines.stream().sorted().toList());
        MessageDigest digest = Digests.sha256();
        digest.update(manifest.head.toString().getBytes(StandardCharsets.UTF_8));
        for (String line : manifest.lines) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The line of an item. */
    static String line(Entry entry, String group, Split split) {
        return String.join(
                "\t",
                "item",
                split.id(),
                quoted(group),
                entry.sample().picture(),
                entry.sample().crop().orElse("-"),
                Digests.hex(content(entry.annotation())));
    }

    private static String content(Annotation annotation) {
        if (annotation.kind() == Annotation.Kind.CLASS) {
            return "class " + quoted(annotation.label());
        }
        StringBuilder text = new StringBuilder("boxes");
        for (Row.LabeledObject object : annotation.objects()) {
            Box box = object.box();
            text.append("\n").append(quoted(object.label()));
            text.append(' ').append(box.x()).append(' ').append(box.y());
            text.append(' ').append(box.width()).append(' ').append(box.height());
            text.append(' ').append(object.area()).append(' ').append(object.crowd());
            for (List<Point> outline : object.outlines()) {
                text.append(" outline");
                outline.forEach(p -> text.append(' ').append(p.x()).append(' ').append(p.y()));
            }
            for (Map.Entry<String, String> fact : new TreeMap<>(object.attributes()).entrySet()) {
                text.append(' ').append(quoted(fact.getKey()));
                text.append('=').append(quoted(fact.getValue()));
            }
        }
        return text.toString();
    }

    /** So that no text can look like two. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
