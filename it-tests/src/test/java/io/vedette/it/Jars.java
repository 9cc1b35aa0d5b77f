package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;

/** Makes bundles, as a partner's build or our next release would. */
final class Jars {

    private static final String SPI = "io/vedette/io.vedette.spi";
    private static final String SERVLETS = "jakarta/servlet/jakarta.servlet-api";
    private static final String WHITEBOARD = "org/ops4j/pax/web/pax-web-api";
    private static final String JAXRS = "org/apache/aries/spec/org.apache.aries.javax.jax.rs-api";

    private Jars() {}

    /**
     * A partner's rule {@code visitors}, compiled against the SPI alone; its events say the
     * edition.
     */
    static Path visitors(int edition, Path folder) {
        Path work = folder.resolve("visitors-" + edition);
        String code = source("Visitors").replace("EDITION = 1", "EDITION = " + edition);
        return partner("Visitors", code, edition + ".0.0", work, List.of(SPI));
    }

    /**
     * A partner's servlets: in the default context, in one of their own, and in the HTTP Service.
     */
    static Path web(Path folder) {
        return partner(
                "PartnerWeb",
                source("PartnerWeb"),
                "1.0.0",
                folder.resolve("web"),
                List.of(SERVLETS, WHITEBOARD));
    }

    /** A partner's resource {@code /partner-things}. */
    static Path things(Path folder) {
        return partner(
                "PartnerThings",
                source("PartnerThings"),
                "1.0.0",
                folder.resolve("things"),
                List.of("io/vedette/io.vedette.service", JAXRS));
    }

    /** Stops the bundle that asks who calls, until it is taken out again. */
    static Path stopper(Path folder) {
        return partner("Stopper", source("Stopper"), "1.0.0", folder.resolve("stopper"), List.of());
    }

    private static String source(String type) {
        try (InputStream in = Jars.class.getResourceAsStream("/partner/" + type + ".java")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path partner(
            String type, String code, String version, Path work, List<String> libraries) {
        try {
            String name = code.substring(code.indexOf("package ") + 8, code.indexOf(';'));
            Path classes = Files.createDirectories(work.resolve("classes"));
            List<Path> jars =
                    Stream.concat(
                                    libraries.stream().map(Jars::jarIn),
                                    Stream.of(jarOf(Component.class), jarOf(Bundle.class)))
                            .toList();
            compile(Files.writeString(work.resolve(type + ".java"), code), classes, jars);
            return bundle(classes, name, version, work, jars);
        } catch (Exception e) {
            throw new IllegalStateException("the partner's bundle cannot be built", e);
        }
    }

    private static void compile(Path source, Path classes, List<Path> libraries) {
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--release",
                                "17",
                                "-cp",
                                libraries.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(":")),
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(result).as("result of the compiler").isZero();
    }

    private static Path bundle(
            Path classes, String name, String version, Path folder, List<Path> libraries)
            throws Exception {
        try (Builder builder = new Builder()) {
            builder.setBundleSymbolicName(name);
            builder.setBundleVersion(version);
            builder.addClasspath(classes.toFile());
            for (Path library : libraries) {
                builder.addClasspath(library.toFile());
            }
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

    private static Path jarOf(Class<?> type) {
        return Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static Path shipped(String bundle) {
        return jarIn("io/vedette/" + bundle);
    }

    /** The only jar in a folder of the distribution. */
    private static Path jarIn(String folder) {
        Path home = Path.of(System.getProperty("vedette.assembly"), "system").resolve(folder);
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).toList();
            assertThat(jars).as("jars in %s", folder).hasSize(1);
            return jars.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
