package io.vedette.core.model.internal;

import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.http.Page;
import io.vedette.service.model.ModelPackages;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.model.ModelVersion.Provenance;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.security.Caller;
import io.vedette.service.store.model.ModelStore;
import io.vedette.spi.model.ModelPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows in SQL, files as blobs, and a cache of folders for the engines, which read files only. Blobs
 * come before the row that names them: a crash in between leaves blobs that nobody names, and these
 * are collected.
 */
@Component(service = {ModelRegistry.class, ModelFolders.class})
public final class Registry implements ModelRegistry, ModelFolders {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final int LONGEST_CARD = 200_000;

    private final ModelStore store;
    private final BlobStore blobs;
    private final Path cache;
    private final FolderCache folders;
    private final Clock clock;
    private final PackageReader packages = new PackageReader();

    /**
     * @param store of the rows
     * @param blobs of the files
     * @param context knows the data folder
     */
    @Activate
    public Registry(
            @Reference ModelStore store, @Reference BlobStore blobs, BundleContext context) {
        this(
                store,
                blobs,
                Path.of(
                                Optional.ofNullable(context.getProperty("vedette.data"))
                                        .orElse(context.getProperty("karaf.data")))
                        .resolve("cache/models"),
                Clock.systemUTC());
    }

    Registry(ModelStore store, BlobStore blobs, Path cache, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.cache = cache;
        folders = new FolderCache(cache, blobs);
        this.clock = clock;
    }

    @Override
    public ModelVersion register(
            String name, Path folder, Provenance from, String card, Caller by) {
        ModelPackage model = packages.read(folder);
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw new InvalidRequestException(
                    "a model's name is lower-case letters, digits, '.', '_' and '-': '"
                            + name
                            + "'");
        }
        if (card.length() > LONGEST_CARD) {
            throw new InvalidRequestException("a card has at most " + LONGEST_CARD + " characters");
        }
        PackageFiles files = PackageFiles.list(folder.toAbsolutePath().normalize());
        Map<String, String> digests = new TreeMap<>();
        long bytes = 0;
        try {
            for (Map.Entry<String, Path> file : files.paths().entrySet()) {
                digests.put(file.getKey(), blobs.put(file.getValue(), BlobUse.CONTENT).sha256());
                bytes += Files.size(file.getValue());
            }
            return add(name, model, files, digests, bytes, from, card, by);
        } catch (IOException e) {
            throw new UnavailableException("the files of " + name + " cannot be kept: " + e, e);
        }
    }

    private ModelVersion add(
            String name,
            ModelPackage model,
            PackageFiles files,
            Map<String, String> digests,
            long bytes,
            Provenance from,
            String card,
            Caller by)
            throws IOException {
        String digest = files.digest(digests);
        for (int attempt = 0; ; attempt++) {
            Optional<ModelVersion> same = store.byDigest(name, digest);
            if (same.isPresent()) {
                return same.get();
            }
            int number = store.newest(name).map(v -> Integer.parseInt(v.version()) + 1).orElse(1);
            String version = String.valueOf(number);
            byte[] description = files.description(name, version);
            Map<String, String> all = new HashMap<>(digests);
            all.put(ModelPackages.FILE, blobs.put(description, BlobUse.CONTENT).sha256());
            ModelVersion row =
                    new ModelVersion(
                            name + ":" + version,
                            name,
                            version,
                            model.engine(),
                            model.output().layout(),
                            model.classes(),
                            digest,
                            bytes + description.length,
                            all,
                            from,
                            card,
                            clock.instant(),
                            by.name(),
                            1);
            try {
                store.add(row);
                LOG.info("registered model {} ({})", row.id(), from.origin());
                return row;
            } catch (ConflictException e) {
                // Somebody registered a version at the same time: look again.
                if (attempt == 10) {
                    throw e;
                }
            }
        }
    }

    @Override
    public ModelVersion importZip(Optional<String> name, InputStream zip, Caller by)
            throws IOException {
        Files.createDirectories(cache);
        Path work = Files.createTempDirectory(cache, "import-");
        try {
            Path file = work.resolve("upload.zip");
            ZipPackage.receive(zip, file);
            Path folder = Files.createDirectory(work.resolve("package"));
            ZipPackage.unpack(file, folder);
            Map<String, String> facts = new HashMap<>();
            String card = take(folder.resolve(ExportedModel.CARD));
            String said = take(folder.resolve(ExportedModel.PROVENANCE));
            if (!said.isEmpty()) {
                facts.put("imported.provenance", said);
            }
            Provenance from = new Provenance("import", Optional.empty(), Optional.empty(), facts);
            return register(
                    name.orElseGet(() -> packages.read(folder).name()), folder, from, card, by);
        } finally {
            Folders.delete(work);
        }
    }

    /** Reads a small text that came with a package and takes it out of it. */
    private static String take(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        if (Files.size(file) > LONGEST_CARD) {
            throw new InvalidRequestException(
                    file.getFileName() + " is longer than " + LONGEST_CARD + " bytes");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }

    @Override
    public Page<ModelVersion> versions(Optional<String> name, Optional<String> cursor, int limit) {
        return store.list(name, cursor, limit);
    }

    @Override
    public Optional<ModelVersion> version(String name, String version) {
        return store.version(name + ":" + version);
    }

    @Override
    public Optional<ModelVersion> byId(String id) {
        return store.version(id);
    }

    @Override
    public Optional<ModelVersion> newest(String name) {
        return store.newest(name);
    }

    @Override
    public Path folder(ModelRef.Registered ref) {
        return folder(
                ref.version()
                        .map(v -> version(ref.name(), v))
                        .orElseGet(() -> newest(ref.name()))
                        .orElseThrow(
                                () -> new NotFoundException("there is no model '" + ref + "'")));
    }

    @Override
    public Path folder(ModelVersion version) {
        return folders.folder(version);
    }

    @Override
    public void export(ModelVersion version, OutputStream out) throws IOException {
        new ExportedModel(version, blobs).write(out);
    }

    @Override
    public ModelVersion describe(String id, String card, long revision, Caller by) {
        if (card.length() > LONGEST_CARD) {
            throw new InvalidRequestException("a card has at most " + LONGEST_CARD + " characters");
        }
        return store.describe(id, card, revision);
    }
}
