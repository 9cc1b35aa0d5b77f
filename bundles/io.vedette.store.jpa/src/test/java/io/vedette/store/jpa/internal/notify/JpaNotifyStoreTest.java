package io.vedette.store.jpa.internal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.notify.NoticeDestination;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.spi.notify.AlertNotice;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaNotifyStoreTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaNotifyStore store = new JpaNotifyStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void keepsDestinationsByRevision() {
        NoticeDestination added = store.add(destination(0));
        assertThat(added).isEqualTo(destination(1));
        NoticeDestination replaced = store.replace(added);
        assertThat(store.destinations()).containsExactly(replaced);
        assertThatThrownBy(() -> store.replace(destination(7)))
                .isInstanceOf(StaleRevisionException.class);
    }

    @Test
    void saysWhatIsDue() {
        store.save(row("b", NoticeRow.State.WAITING, NOON));
        store.save(row("a", NoticeRow.State.WAITING, NOON.minusSeconds(1)));
        store.save(row("later", NoticeRow.State.WAITING, NOON.plusSeconds(1)));
        store.save(row("done", NoticeRow.State.DELIVERED, NOON));
        assertThat(store.due(NOON, 10)).extracting(NoticeRow::id).containsExactly("a", "b");
        store.save(row("a", NoticeRow.State.DELIVERED, NOON));
        assertThat(store.due(NOON, 10)).extracting(NoticeRow::id).containsExactly("b");
        assertThat(store.removeSettled(NOON.plusSeconds(1))).isEqualTo(2);
        assertThat(store.notices(Optional.of("desk"), 10))
                .extracting(NoticeRow::id)
                .containsExactly("later", "b");
        assertThat(store.notices(Optional.of("other"), 10)).isEmpty();
    }

    @Test
    void givesTheNoticesOfARemovedDestinationUp() {
        NoticeDestination added = store.add(destination(0));
        store.save(row("a", NoticeRow.State.WAITING, NOON));
        store.remove("desk", added.revision());
        assertThat(store.due(NOON, 10)).isEmpty();
        assertThat(store.notices(Optional.empty(), 1).get(0).state())
                .isEqualTo(NoticeRow.State.GIVEN_UP);
    }

    private static NoticeDestination destination(long revision) {
        return new NoticeDestination(
                "desk",
                "webhook",
                Map.of("url", "https://example.org/hook", ".secret", "s3cret"),
                Set.of("yard"),
                Set.of(),
                true,
                10,
                revision);
    }

    private static NoticeRow row(String id, NoticeRow.State state, Instant next) {
        return new NoticeRow(
                id,
                "desk",
                new AlertNotice(
                        id, "1", "yard", "The yard", "zone", "intrusion", NOON, Map.of("a", "b")),
                state,
                0,
                next,
                "");
    }
}
