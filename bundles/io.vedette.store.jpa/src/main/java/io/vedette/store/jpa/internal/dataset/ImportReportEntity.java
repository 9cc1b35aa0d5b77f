package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.Transfers;
import io.vedette.store.jpa.internal.collect.Json;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An import's report. */
@Entity
@Table(name = "import_report")
public class ImportReportEntity {
    @Id
    @Column(name = "operation_id")
    private String operation;

    @Lob private String report;

    protected ImportReportEntity() {}

    ImportReportEntity(Transfers.ImportReport row) {
        operation = row.operation();
        update(row);
    }

    final void update(Transfers.ImportReport row) {
        report = Json.write(row);
    }

    Transfers.ImportReport row() {
        return Json.read(report, Transfers.ImportReport.class);
    }
}
