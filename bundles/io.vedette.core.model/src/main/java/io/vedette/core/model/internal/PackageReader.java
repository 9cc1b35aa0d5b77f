package io.vedette.core.model.internal;

import io.vedette.service.model.ModelPackages;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.osgi.service.component.annotations.Component;

/** Reads packages from the file system. */
@Component
public final class PackageReader implements ModelPackages {
    private static final long LARGEST_TEXT = 1 << 20;

    @Override
    public ModelPackage read(Path folder) {
        return check(folder).model();
    }

    /**
     * A package that was checked.
     *
     * @param identity changes whenever anything in the package does
     */
    record Checked(ModelPackage model, String identity) {}

    Checked check(Path given) {
        Path folder = given.toAbsolutePath().normalize();
        Path file = folder.resolve(FILE);
        byte[] text = text(folder, file);
        ModelJson.Parsed parsed = ModelJson.parse(text, folder);
        ModelPackage said = parsed.model();
        Path weights = weights(folder, file, parsed.weights());
        String digest = digest(weights);
        if (!digest.equals(said.sha256())) {
            throw new ModelRefusedException(
                    file
                            + ": sha256 of '"
                            + parsed.weights()
                            + "' is "
                            + digest
                            + ", not "
                            + said.sha256()
                            + ": the file was damaged or replaced");
        }
        return new Checked(
                new ModelPackage(
                        said.name(),
                        said.version(),
                        said.engine(),
                        weights,
                        said.sha256(),
                        said.device(),
                        said.input(),
                        said.output(),
                        said.classes(),
                        said.threshold(),
                        said.nms()),
                weights + " " + digest + " " + HexFormat.of().formatHex(sha256().digest(text)));
    }

    private static byte[] text(Path folder, Path file) {
        try {
            if (!Files.isDirectory(folder)) {
                throw new ModelRefusedException(
                        folder + ": there is no such folder; a model is a folder with " + FILE);
            }
            if (!Files.isRegularFile(file)) {
                throw new ModelRefusedException(folder + ": there is no " + FILE + " in it");
            }
            if (Files.size(file) > LARGEST_TEXT) {
                throw new ModelRefusedException(file + ": larger than " + LARGEST_TEXT + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelRefusedException(file + ": cannot be read: " + e, e);
        }
    }

    private static Path weights(Path folder, Path file, String name) {
        try {
            Path relative = Path.of(name);
            Path weights = folder.resolve(relative).normalize();
            if (relative.isAbsolute() || !weights.startsWith(folder)) {
                throw outside(file, name);
            }
            if (!Files.isRegularFile(weights)) {
                throw new ModelRefusedException(
                        file + ": file '" + name + "' is not there; put the weights beside it");
            }
            // A link inside the folder may lead out of it.
            Path real = weights.toRealPath();
            if (!real.startsWith(folder.toRealPath())
                    || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw outside(file, name);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new ModelRefusedException(file + ": file '" + name + "': " + e.getMessage(), e);
        }
    }

    private static ModelRefusedException outside(Path file, String name) {
        return new ModelRefusedException(
                file + ": file '" + name + "' lies outside the package's folder");
    }

    static String digest(Path file) {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new ModelRefusedException(file + ": cannot be read: " + e, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
