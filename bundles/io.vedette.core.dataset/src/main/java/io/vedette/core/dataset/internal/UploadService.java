package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Uploads;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads as files below {@code uploads} of the data folder: {@code ID.part} holds the bytes,
 * {@code ID.info} who sends them and how many there will be. What a restart finds is gone on with.
 */
@Component(service = Uploads.class, configurationPid = "io.vedette.uploads")
@Designate(ocd = UploadService.Config.class)
public final class UploadService implements Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(UploadService.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
    private static final long RESERVE = 256L << 20;
    private final Path folder;
    private final long most;
    private final Duration keep;
    private final Clock clock;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /** Where uploads lie and how large they may be. */
    @ObjectClassDefinition(id = "io.vedette.uploads", name = "Vedette uploads")
    public @interface Config {
        @AttributeDefinition(description = "Most MiB of one upload")
        long most_mib() default 20_480;

        @AttributeDefinition(description = "Days after its last change that an upload is deleted")
        int keep_days() default 7;
    }

    /** As a component. */
    @Activate
    public UploadService(Config config, BundleContext context) throws IOException {
        this(
                Path.of(
                        Optional.ofNullable(context.getProperty("vedette.data")).orElse("data"),
                        "uploads"),
                config.most_mib() << 20,
                Duration.ofDays(Math.max(1, config.keep_days())),
                Clock.systemUTC());
    }

    UploadService(Path folder, long most, Duration keep, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
        this.keep = keep;
        this.clock = clock;
        expire();
    }

    /** Deletes what nobody went on with; called at the start and before a new upload. */
    private void expire() {
        Instant before = clock.instant().minus(keep);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path info : files.filter(f -> f.toString().endsWith(".info")).toList()) {
                String id = info.getFileName().toString().replaceFirst("\\.info$", "");
                Instant changed =
                        upload(id)
                                .map(Upload::changedAt)
                                .orElse(Files.getLastModifiedTime(info).toInstant());
                if (changed.isBefore(before) && remove(id)) {
                    LOG.info("upload {} was not touched since {} and is deleted", id, changed);
                }
            }
        } catch (IOException | UnavailableException e) {
            LOG.warn("old uploads in {} cannot be deleted: {}", folder, e.toString());
        }
    }

    @Override
    public Upload append(String id, String by, long offset, OptionalLong total, InputStream part)
            throws IOException {
        if (upload(id).isEmpty()) {
            expire();
        }
        check(id, offset, total);
        synchronized (locks.computeIfAbsent(id, i -> new Object())) {
            Info info = info(id).orElse(new Info(by, -1));
            if (!info.by().equals(by)) {
                throw new ConflictException("upload " + id + " is another's: choose another id");
            }
            if (total.isPresent() && info.total() >= 0 && info.total() != total.getAsLong()) {
                throw new ConflictException(
                        "upload "
                                + id
                                + " has "
                                + info.total()
                                + " bytes, not "
                                + total.getAsLong());
            }
            Info now = total.isPresent() ? new Info(by, total.getAsLong()) : info;
            Files.writeString(file(id, ".info.new"), now.total() + "\n" + now.by() + "\n");
            Files.move(
                    file(id, ".info.new"),
                    file(id, ".info"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            write(id, offset, now.total() < 0 ? most : now.total(), part);
            return upload(id).orElseThrow();
        }
    }

    private void check(String id, long offset, OptionalLong total) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new InvalidRequestException(
                    "an upload's id is 1..64 of A-Z a-z 0-9 . _ -, not '" + id + "'");
        }
        if (offset < 0
                || total.isPresent() && (total.getAsLong() < 0 || offset > total.getAsLong())) {
            throw new InvalidRequestException("the part lies outside of upload " + id);
        }
        if (total.orElse(0) > most) {
            throw new InvalidRequestException(
                    "upload " + id + " is larger than " + (most >> 20) + " MiB");
        }
        long needed = total.orElse(0) - offset;
        if (Files.getFileStore(folder).getUsableSpace() - needed < RESERVE) {
            throw new UnavailableException("there is no room for upload " + id, null);
        }
    }

    private void write(String id, long offset, long end, InputStream part) throws IOException {
        try (FileChannel out =
                FileChannel.open(
                        file(id, ".part"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long there = out.size();
            if (offset > there) {
                throw new ConflictException(
                        "upload " + id + " has " + there + " bytes: go on there, not at " + offset);
            }
            long skip = there - offset;
            byte[] buffer = new byte[1 << 16];
            long at = there;
            int read;
            while ((read = part.read(buffer)) > 0) {
                int from = (int) Math.min(read, skip);
                skip -= from;
                if (at + read - from > end) {
                    out.truncate(there);
                    throw new InvalidRequestException(
                            "upload " + id + " would grow beyond " + end + " bytes");
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, from, read - from);
                while (bytes.hasRemaining()) {
                    at += out.write(bytes, at);
                }
            }
            out.force(false);
        }
    }

    @Override
    public Optional<Upload> upload(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            Optional<Info> info = info(id);
            Path part = file(id, ".part");
            if (info.isEmpty() || !Files.exists(part)) {
                return Optional.empty();
            }
            long size = Files.size(part);
            long total = info.get().total();
            Instant changed = Files.getLastModifiedTime(part).toInstant();
            return Optional.of(
                    new Upload(
                            id,
                            info.get().by(),
                            size,
                            total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                            total == size,
                            changed));
        } catch (IOException e) {
            throw new UnavailableException("upload " + id + " cannot be looked at", e);
        }
    }

    @Override
    public Path file(String id) {
        Upload upload =
                upload(id).orElseThrow(() -> new NotFoundException("there is no upload " + id));
        if (!upload.complete()) {
            throw new ConflictException(
                    "upload " + id + " is not complete: " + upload.received() + " bytes are there");
        }
        return file(id, ".part");
    }

    @Override
    public boolean remove(String id) {
        if (!ID.matcher(id).matches()) {
            return false;
        }
        boolean was = false;
        try {
            for (String ending : Arrays.asList(".part", ".info")) {
                was |= Files.deleteIfExists(file(id, ending));
            }
        } catch (IOException e) {
            throw new UnavailableException("upload " + id + " cannot be removed", e);
        }
        locks.remove(id);
        return was;
    }

    private Path file(String id, String ending) {
        return folder.resolve(id + ending);
    }

    private Optional<Info> info(String id) throws IOException {
        Path file = file(id, ".info");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] lines = Files.readString(file).split("\n", 2);
        return Optional.of(new Info(lines[1].strip(), Long.parseLong(lines[0])));
    }

    /**
     * What is known of an upload besides its bytes.
     *
     * @param by who sends it
     * @param total bytes, -1 where not known
     */
    private record Info(String by, long total) {}
}
