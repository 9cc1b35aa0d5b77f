package io.vedette.store.jpa.internal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.dataset.Transfers;
import io.vedette.service.dataset.Transfers.ImportReport;
import io.vedette.service.dataset.Transfers.ImportRequest;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaImportStoreTest {
    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaImportStore store = new JpaImportStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whatAnImportWasAskedForStays() {
        ImportRequest request = new ImportRequest("u1", "coco", "d1", false, Map.of("split", "a"));
        store.asked("op", request);
        store.asked("op", new ImportRequest("u2", "coco", "d1", true, Map.of()));
        assertThat(store.asked("op")).contains(request);
        assertThat(store.asked("none")).isEmpty();
    }

    @Test
    void theReportOfAnImportIsReplacedByALaterOne() {
        Transfers.Message message = new Transfers.Message("a.json images[1]", "picture", "why");
        ImportReport first =
                new ImportReport("op", true, 3, 2, 9, 8, List.of(message), List.of(), 1, 0);
        store.report(first);
        assertThat(store.report("op")).contains(first);
        ImportReport second = new ImportReport("op", true, 3, 3, 9, 9, List.of(), List.of(), 0, 0);
        store.report(second);
        assertThat(store.report("op")).contains(second);
        assertThat(store.report("none")).isEmpty();
    }
}
