package io.vedette.core.model.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vedette.service.model.ModelPackages;
import io.vedette.spi.model.ModelRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a package that is to be registered.
 *
 * @param paths name in the package to file; without {@code model.json}
 * @param description {@code model.json}
 */
record PackageFiles(Map<String, Path> paths, ObjectNode description) {
    static final int MOST_FILES = 64;
    static final long MOST_BYTES = 2L << 30;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Lists a folder that {@link PackageReader} found sound. */
    static PackageFiles list(Path folder) {
        Map<String, Path> paths = new TreeMap<>();
        long bytes = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new ModelRefusedException(
                            file + ": a package holds files only, no links");
                }
                bytes += Files.size(file);
                paths.put(folder.relativize(file).toString(), file);
                if (paths.size() > MOST_FILES || bytes > MOST_BYTES) {
                    throw new ModelRefusedException(
                            folder
                                    + ": a package holds at most "
                                    + MOST_FILES
                                    + " files and "
                                    + MOST_BYTES
                                    + " bytes");
                }
            }
            Path description = paths.remove(ModelPackages.FILE);
            return new PackageFiles(
                    paths, (ObjectNode) JSON.readTree(Files.readAllBytes(description)));
        } catch (IOException e) {
            throw new ModelRefusedException(folder + ": cannot be read: " + e, e);
        }
    }

    /** {@code model.json} of a registered version. */
    byte[] description(String name, String version) {
        ObjectNode renamed = description.deepCopy();
        renamed.put("name", name);
        renamed.put("version", version);
        return bytes(renamed);
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** What the package is, whatever it is called. */
    String digest(Map<String, String> digests) {
        ObjectNode nameless = description.deepCopy();
        nameless.remove("name");
        nameless.remove("version");
        MessageDigest digest = PackageReader.sha256();
        digest.update(bytes(nameless));
        new TreeMap<>(digests)
                .forEach(
                        (path, sha) ->
                                digest.update(
                                        ("\n" + sha + " " + path)
                                                .getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
