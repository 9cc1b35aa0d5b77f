package io.vedette.service.model;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Which model is meant. */
public sealed interface ModelRef {

    /**
     * A package in a folder.
     *
     * @param path with {@code model.json} in it
     */
    record Folder(Path path) implements ModelRef {
        public Folder {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A model of the registry.
     *
     * @param name registry name
     * @param version of it; empty for the newest
     */
    record Registered(String name, Optional<String> version) implements ModelRef {
        public Registered {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(version, "version");
        }

        @Override
        public String toString() {
            return version.map(v -> name + ":" + v).orElse(name);
        }
    }

    /** A package in a folder. */
    static ModelRef folder(Path path) {
        return new Folder(path);
    }

    /** A version of the registry. */
    static ModelRef version(String name, String version) {
        return new Registered(name, Optional.of(version));
    }

    /**
     * The reference behind a text: a path where it begins with {@code /} or {@code .}, else {@code
     * name} or {@code name:version} of the registry.
     */
    static ModelRef parse(String text) {
        if (text.startsWith("/") || text.startsWith(".")) {
            return new Folder(Path.of(text));
        }
        int colon = text.indexOf(':');
        return colon < 0
                ? new Registered(text, Optional.empty())
                : new Registered(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }
}
