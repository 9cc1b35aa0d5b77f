package io.vedette.service.watch;

import java.nio.file.Path;
import java.util.Objects;

/** Who finds objects in a pipeline. */
public sealed interface DetectorSpec {
    /** The scene analyzer's blobs. */
    DetectorSpec MOTION = new Motion();

    /** What moves is an object: the scene analyzer's blobs, class name {@code object}. */
    record Motion() implements DetectorSpec {
        @Override
        public String toString() {
            return "motion";
        }
    }

    /**
     * A model of the registry.
     *
     * @param reference name, or name and version or alias, as {@code LoadedModels} reads it
     */
    record Model(String reference) implements DetectorSpec {
        /** Refuses a missing name. */
        public Model {
            Objects.requireNonNull(reference, "reference");
        }

        @Override
        public String toString() {
            return reference;
        }
    }

    /**
     * A model package that lies in a folder.
     *
     * @param folder with {@code model.json}
     */
    record Folder(Path folder) implements DetectorSpec {
        /** Refuses a missing folder. */
        public Folder {
            Objects.requireNonNull(folder, "folder");
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }
}
