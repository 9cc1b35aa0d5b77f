package io.vedette.store.jpa.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operation.State;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaOperationStoreTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaOperationStore store = new JpaOperationStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void keepsTheLatestOfAnOperation() {
        store.save(operation("1", "import", State.RUNNING));
        Operation done = operation("1", "import", State.DONE);
        store.save(done);
        assertThat(store.operation("1")).contains(done);
        assertThat(store.operation("2")).isEmpty();
    }

    @Test
    void listsNewestFirstAndWhatIsUnfinishedOldestFirst() {
        store.save(operation("1", "import", State.RUNNING));
        store.save(operation("2", "sweep", State.DONE));
        store.save(operation("3", "import", State.INTERRUPTED));
        assertThat(store.unfinished()).extracting(Operation::id).containsExactly("1", "3");
        Page<Operation> first = store.list(Optional.empty(), Optional.empty(), 2);
        assertThat(first.items()).extracting(Operation::id).containsExactly("3", "2");
        assertThat(store.list(Optional.empty(), first.nextCursor(), 2).items())
                .extracting(Operation::id)
                .containsExactly("1");
        assertThat(store.list(Optional.of("sweep"), Optional.empty(), 2).items()).hasSize(1);
    }

    private static Operation operation(String id, String kind, State state) {
        return new Operation(
                id,
                kind,
                "coco",
                "ann",
                state,
                0.5,
                "half",
                Map.of("rows", "12"),
                NOON,
                state.ended() ? Optional.of(NOON.plusSeconds(5)) : Optional.empty());
    }
}
