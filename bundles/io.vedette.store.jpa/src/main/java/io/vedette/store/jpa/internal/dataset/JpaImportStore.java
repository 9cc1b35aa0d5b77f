package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.Transfers;
import io.vedette.service.store.dataset.ImportStore;
import io.vedette.store.jpa.internal.collect.Json;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What imports were asked for, and their reports, in SQL. */
@Component
public final class JpaImportStore implements ImportStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaImportStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void asked(String operation, Transfers.ImportRequest request) {
        if (asked(operation).isEmpty()) {
            tx.update(
                    "INSERT INTO import_request (operation_id, request) VALUES (?, ?)",
                    operation,
                    Json.write(request));
        }
    }

    @Override
    public Optional<Transfers.ImportRequest> asked(String operation) {
        List<String> found =
                tx.jdbc(
                        connection ->
                                Rows.select(
                                        connection,
                                        1,
                                        "SELECT request FROM import_request WHERE operation_id = ?",
                                        row -> row.getString(1),
                                        operation));
        return found.stream()
                .findFirst()
                .map(text -> Json.read(text, Transfers.ImportRequest.class));
    }

    @Override
    public void report(Transfers.ImportReport report) {
        tx.run(
                em -> {
                    ImportReportEntity there =
                            em.find(ImportReportEntity.class, report.operation());
                    if (there == null) {
                        em.persist(new ImportReportEntity(report));
                    } else {
                        there.update(report);
                    }
                });
    }

    @Override
    public Optional<Transfers.ImportReport> report(String operation) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(ImportReportEntity.class, operation))
                                .map(ImportReportEntity::row));
    }
}
