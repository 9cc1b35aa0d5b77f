package io.vedette.platform.vision.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.osgi.framework.BundleContext;

/**
 * Gives this bundle's JavaCPP a cache folder of its own, one per revision of the bundle. With a
 * folder shared between two JavaCPPs of one process the second silently overwrites the first one's
 * libraries.
 */
final class NativeCache {

    private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";
    private static final String PREFIX = "javacpp-";

    private NativeCache() {}

    /** Pins the folder and removes those of older revisions. */
    static Path pin(BundleContext context) {
        File folder = context.getDataFile(PREFIX + context.getBundle().getLastModified());
        sweep(folder.getParentFile().toPath(), folder.getName());
        folder.mkdirs();
        // The property is the process's, the answer is kept per class loader: every platform bundle
        // asks under one lock.
        synchronized (System.class) {
            String before = System.setProperty(PROPERTY, folder.getPath());
            try {
                Loader.getCacheDir();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (before == null) {
                    System.clearProperty(PROPERTY);
                } else {
                    System.setProperty(PROPERTY, before);
                }
            }
        }
        return folder.toPath();
    }

    private static void sweep(Path parent, String keep) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> old = Files.list(parent)) {
            for (Path folder : old.toList()) {
                String name = folder.getFileName().toString();
                if (name.startsWith(PREFIX) && !name.equals(keep)) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            // A leftover costs disk, nothing else; the next start tries again.
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
