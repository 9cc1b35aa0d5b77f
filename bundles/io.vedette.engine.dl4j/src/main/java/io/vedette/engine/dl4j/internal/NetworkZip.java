package io.vedette.engine.dl4j.internal;

import io.vedette.spi.model.ModelRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks into a saved network before Deeplearning4j does, which would unpack anything and even
 * deserialize Java objects from an entry {@code preprocessor.bin}.
 */
final class NetworkZip {
    private static final Set<String> KNOWN =
            Set.of("configuration.json", "coefficients.bin", "updaterState.bin");
    private static final long MOST = 1L << 30;

    private NetworkZip() {}

    static void check(Path file) throws IOException {
        Set<String> found = new HashSet<>();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!KNOWN.contains(entry.getName()) || !found.add(entry.getName())) {
                    throw new ModelRefusedException(
                            file
                                    + ": entry '"
                                    + entry.getName()
                                    + "' does not belong there; save the network without"
                                    + " normalizer and preprocessor");
                }
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    bytes += n;
                    if (bytes > MOST) {
                        throw new ModelRefusedException(
                                file + ": more than " + MOST + " bytes when unpacked");
                    }
                }
            }
        }
        if (!found.contains("configuration.json") || !found.contains("coefficients.bin")) {
            throw new IOException("it holds " + found + ", not configuration and coefficients");
        }
    }
}
