package io.vedette.service.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Turns annotations of one format into another, files to files. Needs no server. Thread-safe. */
@ProviderType
public interface Conversions {
    /** Ids of the formats in service, sorted. */
    List<String> formats();

    /**
     * Converts.
     *
     * @param from id of the format that is there
     * @param to id of the format that is wanted
     * @param in a folder, a zip, or a single file
     * @param out a folder, a {@code .zip}, or a file name where the format writes a single one;
     *     nothing of a file that is there is overwritten
     * @param dryRun whether nothing is to be written
     * @param options of reading and writing
     * @throws io.vedette.service.problem.InvalidRequestException where a format is not in service,
     *     the source is not of its format or hostile, or the target is there already
     */
    Report convert(
            String from, String to, Path in, Path out, boolean dryRun, Map<String, String> options);

    /**
     * What became of it. What came in was kept or rejected; this is checked.
     *
     * @param picturesIn pictures that were described
     * @param picturesOut of these written
     * @param objectsIn objects that were described
     * @param objectsOut of these written
     * @param rejected one per picture or object that was not kept
     * @param warned kept, but not as they were
     */
    record Report(
            long picturesIn,
            long picturesOut,
            long objectsIn,
            long objectsOut,
            List<Transfers.Message> rejected,
            List<Transfers.Message> warned) {
        /** Copies the lists. */
        public Report {
            rejected = List.copyOf(rejected);
            warned = List.copyOf(warned);
        }

        /** Whether every picture and object was kept. */
        public boolean whole() {
            return picturesIn == picturesOut && objectsIn == objectsOut;
        }
    }
}
