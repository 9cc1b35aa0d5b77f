package io.vedette.store.jpa.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaModelStoreTest {
    private StoreTestSupport db = StoreTestSupport.fresh();
    private JpaModelStore store = new JpaModelStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aVersionIsThereAfterARestart() {
        ModelVersion version = version("gate", 1, "aa");
        store.add(version);
        db = db.restarted();
        store = new JpaModelStore(db.tx());
        assertThat(store.version("gate:1")).contains(version);
        assertThat(store.byDigest("gate", "aa")).contains(version);
        assertThat(store.byDigest("yard", "aa")).isEmpty();
        assertThat(store.blobs()).containsExactlyInAnyOrder("f1", "aa");
    }

    @Test
    void theNewestIsTheOneOfTheHighestNumber() {
        for (int i = 1; i <= 11; i++) {
            store.add(version("gate", i, "d" + i));
        }
        assertThat(store.newest("gate")).map(ModelVersion::version).contains("11");
        assertThat(store.newest("yard")).isEmpty();
    }

    @Test
    void numbersAndContentsAreThereOnce() {
        store.add(version("gate", 1, "aa"));
        assertThatThrownBy(() -> store.add(version("gate", 1, "bb")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> store.add(version("gate", 2, "aa")))
                .isInstanceOf(ConflictException.class);
        store.add(version("yard", 1, "aa"));
    }

    @Test
    void listsArePagedNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            store.add(version(i % 2 == 0 ? "gate" : "yard", i, "d" + i));
        }
        var first = store.list(Optional.empty(), Optional.empty(), 3);
        assertThat(first.items())
                .extracting(ModelVersion::id)
                .containsExactly("yard:5", "gate:4", "yard:3");
        var second = store.list(Optional.empty(), first.nextCursor(), 3);
        assertThat(second.items()).extracting(ModelVersion::id).containsExactly("gate:2", "yard:1");
        assertThat(second.nextCursor()).isEmpty();
        assertThat(store.list(Optional.of("gate"), Optional.empty(), 9).items()).hasSize(2);
        assertThatThrownBy(() -> store.list(Optional.empty(), Optional.of("x"), 3))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aCardIsReplacedOnlyAtTheRevisionTheCallerHad() {
        store.add(version("gate", 1, "aa"));
        ModelVersion second = store.describe("gate:1", "# Gate", 1);
        assertThat(second.card()).isEqualTo("# Gate");
        assertThat(second.revision()).isEqualTo(2);
        assertThatThrownBy(() -> store.describe("gate:1", "again", 1))
                .isInstanceOf(StaleRevisionException.class);
        assertThatThrownBy(() -> store.describe("gate:7", "none", 1))
                .isInstanceOf(NotFoundException.class);
    }

    private static ModelVersion version(String name, int number, String digest) {
        return new ModelVersion(
                name + ":" + number,
                name,
                String.valueOf(number),
                "onnx",
                "softmax",
                List.of("person", "nothing"),
                digest,
                1234,
                Map.of("model.json", "f1", "model.onnx", digest),
                new ModelVersion.Provenance(
                        "trial", Optional.of("t1"), Optional.empty(), Map.of("seed", "7")),
                "",
                Instant.ofEpochMilli(1_700_000_000_000L),
                "ann",
                1);
    }
}
