package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;

/** Makes bundles, as a partner's build or our next release would. */
final class Jars {

    private Jars() {}

    /**
     * A partner's rule {@code visitors}, compiled against the SPI alone; its events say the
     * edition.
     */
    static Path visitors(int edition, Path folder) {
        try (InputStream in = Jars.class.getResourceAsStream("/partner/Visitors.java")) {
            String code =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("EDITION = 1", "EDITION = " + edition);
            Path work = Files.createDirectories(folder.resolve("visitors-" + edition));
            Path source = Files.writeString(work.resolve("Visitors.java"), code);
            Path classes = Files.createDirectories(work.resolve("classes"));
            compile(source, classes);
            return bundle(classes, "com.example.visitors", edition + ".0.0", work);
        } catch (Exception e) {
            throw new IllegalStateException("the partner's plugin cannot be built", e);
        }
    }

    private static void compile(Path source, Path classes) throws URISyntaxException {
        Path annotations =
                Path.of(
                        Component.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--release",
                                "17",
                                "-cp",
                                shipped("io.vedette.spi") + ":" + annotations,
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(result).as("result of the compiler").isZero();
    }

    private static Path bundle(Path classes, String name, String version, Path folder)
            throws Exception {
        try (Builder builder = new Builder();
                Jar contracts = new Jar(shipped("io.vedette.spi").toFile())) {
            builder.setBundleSymbolicName(name);
            builder.setBundleVersion(version);
            builder.addClasspath(classes.toFile());
            builder.addClasspath(contracts);
            builder.setPrivatePackage(name);
            builder.setProperty("-noimportjava", "true");
            Path file = folder.resolve(name + ".jar");
            try (Jar jar = builder.build()) {
                assertThat(builder.getErrors()).isEmpty();
                jar.write(file.toFile());
            }
            return file;
        }
    }

    /** A bundle of the distribution, as its next release: the same with another version. */
    static Path release(String bundle, String version, Path folder) {
        Path file = folder.resolve(bundle + "-" + version + ".jar");
        try (JarFile old = new JarFile(shipped(bundle).toFile())) {
            Manifest manifest = new Manifest(old.getManifest());
            Attributes main = manifest.getMainAttributes();
            main.putValue(Constants.BUNDLE_VERSION, version);
            try (var out =
                    new java.util.jar.JarOutputStream(Files.newOutputStream(file), manifest)) {
                for (var entry : (Iterable<java.util.jar.JarEntry>) old.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new java.util.jar.JarEntry(entry.getName()));
                        try (InputStream in = old.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                    }
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a jar into a deploy folder under a name, at once and whole. */
    static void drop(Path jar, Path deploy, String name) {
        try {
            Path part = deploy.resolveSibling(name + ".part");
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    part,
                    deploy.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a jar out of a deploy folder. */
    static void take(Path deploy, String name) {
        try {
            Files.delete(deploy.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path shipped(String bundle) {
        Path home =
                Path.of(System.getProperty("vedette.assembly"), "system/io/vedette")
                        .resolve(bundle);
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).toList();
            assertThat(jars).as("jars of %s", bundle).hasSize(1);
            return jars.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
