package io.vedette.core.model.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.model.ModelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A model version as a ZIP: its package, where it comes from, and its card. */
record ExportedModel(ModelVersion version, BlobStore blobs) {
    /** Entry with the card. */
    static final String CARD = "card.md";

    /** Entry with the provenance. */
    static final String PROVENANCE = "provenance.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : new TreeMap<>(version.files()).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                try (InputStream in = blobs.open(new BlobId(file.getValue()))) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(PROVENANCE));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(facts(version)));
            zip.closeEntry();
            if (!version.card().isEmpty()) {
                zip.putNextEntry(new ZipEntry(CARD));
                zip.write(version.card().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static Map<String, String> facts(ModelVersion version) {
        Map<String, String> facts = new TreeMap<>(version.provenance().facts());
        facts.put("model", version.id());
        facts.put("sha256", version.sha256());
        facts.put("origin", version.provenance().origin());
        facts.put("created", version.created().toString());
        version.provenance().trial().ifPresent(t -> facts.put("trial", t));
        version.provenance().datasetVersion().ifPresent(d -> facts.put("datasetVersion", d));
        return facts;
    }
}
