package io.vedette.core.alert.internal.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vedette.service.store.alert.AlertChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What could not be written to the database, one change a line, synced to the disk before {@link
 * #append} returns. Used by one thread.
 */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Path file;
    private final Path rejected;
    private long waiting;
    private boolean begun;

    Journal(Path folder) throws IOException {
        Files.createDirectories(folder);
        file = folder.resolve("alerts.jsonl");
        rejected = folder.resolve("alerts.rejected.jsonl");
        waiting = Files.exists(file) ? read().size() : 0;
    }

    /** How many changes wait. */
    long waiting() {
        return waiting;
    }

    void append(List<AlertChange> changes) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (!begun && Files.exists(file)) {
            // A line that a crash cut short must not swallow the next one.
            lines.append('\n');
        }
        begun = true;
        changes.forEach(change -> lines.append(ChangeJson.write(change)).append('\n'));
        write(file, lines.toString());
        waiting += changes.size();
    }

    /** All changes in their order; a line that cannot be read is left out. */
    List<AlertChange> read() throws IOException {
        List<AlertChange> changes = new ArrayList<>();
        if (!Files.exists(file)) {
            return changes;
        }
        for (String line :
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            try {
                changes.add(ChangeJson.read(line));
            } catch (JsonProcessingException e) {
                LOG.warn("a line of {} cannot be read and is left out: {}", file, line);
            }
        }
        return changes;
    }

    /** Puts a change that the database refuses aside, for a person to look at. */
    void reject(AlertChange change) throws IOException {
        write(rejected, ChangeJson.write(change) + "\n");
    }

    /** Everything is written. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
        waiting = 0;
    }

    private static void write(Path to, String lines) throws IOException {
        try (FileChannel out =
                FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
