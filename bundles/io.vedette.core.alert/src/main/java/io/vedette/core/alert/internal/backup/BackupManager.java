package io.vedette.core.alert.internal.backup;

import io.vedette.service.backup.Backups;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.backup.DatabaseBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Copies the data folder. The database goes first: blobs are never changed and are kept for hours
 * after nobody names them, so those that its copy names are still there when their turn comes.
 */
@Component
public final class BackupManager implements Backups {

    /** Made anew, or of this machine and moment only. {@code db} goes as a consistent copy. */
    private static final Set<String> LEFT_OUT =
            Set.of("db", "karaf", "log", "tmp", "backups", "pid", "ports", "cache", "tracks");

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Operations operations;
    private final Path data;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile DatabaseBackup database;

    /** By Declarative Services. */
    @Activate
    public BackupManager(@Reference Operations operations, BundleContext context) {
        this(
                operations,
                Path.of(Optional.ofNullable(context.getProperty("vedette.data")).orElse("data")),
                Clock.systemUTC());
    }

    BackupManager(Operations operations, Path data, Clock clock) {
        this.operations = operations;
        this.data = data.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** For tests: what OSGi injects. */
    void database(DatabaseBackup copied) {
        database = copied;
    }

    @Override
    public Operation start(Optional<Path> folder, String by) {
        Path to =
                folder.orElseGet(
                                () -> data.resolve("backups").resolve(NAME.format(clock.instant())))
                        .toAbsolutePath()
                        .normalize();
        if (to.equals(data)
                || to.startsWith(data) && !to.startsWith(data.resolve("backups"))
                || inUse(to)) {
            throw new InvalidRequestException(
                    "a backup needs a new or an empty folder outside of the data, not " + to);
        }
        return operations.start("backup", to.toString(), by, control -> copy(to, control));
    }

    private static boolean inUse(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private Map<String, String> copy(Path to, Work.Control control) throws IOException {
        DatabaseBackup copied = database;
        if (copied == null) {
            throw new UnavailableException("the database is away: nothing was copied", null);
        }
        Files.createDirectories(to);
        control.progress(0, "the database");
        copied.write(to.resolve("database.zip"));
        List<Path> files = files();
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            if (control.cancelled()) {
                return Map.of("folder", to.toString(), "complete", "false");
            }
            if (i % 100 == 0) {
                control.progress(
                        0.1 + 0.9 * i / files.size(), i + " of " + files.size() + " files");
            }
            bytes += copy(files.get(i), to.resolve(data.relativize(files.get(i))));
        }
        // Written last: a folder without it is no whole backup.
        Files.writeString(to.resolve("complete"), clock.instant() + "\n");
        return Map.of(
                "folder", to.toString(),
                "complete", "true",
                "files", Integer.toString(files.size()),
                "bytes", Long.toString(bytes));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !LEFT_OUT.contains(data.relativize(file).getName(0).toString()))
                    .filter(file -> !data.relativize(file).startsWith("blobs/tmp"))
                    .sorted()
                    .toList();
        }
    }

    /** Its size; 0 where it went meanwhile. */
    private static long copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
            return Files.size(to);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
