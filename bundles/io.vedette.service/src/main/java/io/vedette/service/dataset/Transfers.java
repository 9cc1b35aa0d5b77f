package io.vedette.service.dataset;

import io.vedette.service.operation.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Imports and exports of labeled data through annotation formats. Thread-safe. */
@ProviderType
public interface Transfers {
    /**
     * Begins an import in the background; its report is asked for by the operation's id.
     *
     * @throws io.vedette.service.problem.NotFoundException where the upload or dataset is not there
     * @throws io.vedette.service.problem.InvalidRequestException where the format is not in service
     */
    Operation startImport(ImportRequest request, String by);

    /** The report of an import, as far as it is. */
    Optional<ImportReport> report(String operation);

    /**
     * Writes a version as a zip, streaming: annotations and pictures.
     *
     * @return what of it the format cannot say, per picture, at most 1000
     */
    List<String> export(String version, String format, Optional<Split> split, OutputStream out)
            throws IOException;

    /** Ids of the formats in service. */
    List<String> formats();

    /**
     * What is to be imported.
     *
     * @param upload id of a complete upload: a zip, or a single file of the format
     * @param format id of the format
     * @param dataset id it goes to; its label set takes the classes it does not have as a new
     *     version
     * @param dryRun whether only the report is wanted
     * @param options of the format
     */
    record ImportRequest(
            String upload,
            String format,
            String dataset,
            boolean dryRun,
            Map<String, String> options) {
        /** Copies the options. */
        public ImportRequest {
            options = Map.copyOf(options);
        }
    }

    /**
     * What became of an import. Pictures and objects in are those kept plus those rejected.
     *
     * @param operation id
     * @param dryRun whether nothing was written
     * @param picturesIn rows of the kind picture
     * @param picturesKept of these
     * @param objectsIn rows of the kind object
     * @param objectsKept of these
     * @param rejected rows with place and reason, at most 10000
     * @param warned kept, but not as they were, at most 10000
     * @param rejectedTotal how many were rejected
     * @param warnedTotal how many were warned about
     */
    record ImportReport(
            String operation,
            boolean dryRun,
            long picturesIn,
            long picturesKept,
            long objectsIn,
            long objectsKept,
            List<Message> rejected,
            List<Message> warned,
            long rejectedTotal,
            long warnedTotal) {
        /** Copies the lists. */
        public ImportReport {
            rejected = List.copyOf(rejected);
            warned = List.copyOf(warned);
        }
    }

    /**
     * A row of a report.
     *
     * @param where file and place in it
     * @param what {@code picture}, {@code object} or {@code file}
     * @param why and what to do
     */
    record Message(String where, String what, String why) {}
}
