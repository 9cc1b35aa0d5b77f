package io.vedette.service.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeIdsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final TimeIds ids = new TimeIds();

    @Test
    void sortInTheOrderGivenWithinAMillisecondAndWhenTheClockGoesBack() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            given.add(ids.next(NOON));
        }
        given.add(ids.next(NOON.minusSeconds(5)));
        given.add(ids.next(NOON.plusSeconds(5)));
        assertThat(given).isSorted().doesNotHaveDuplicates();
        assertThat(given).allMatch(id -> id.matches("[0-9a-f]{20}"));
    }

    @Test
    void beginWithTheMillisecond() {
        assertThat(Long.parseLong(ids.next(NOON).substring(0, 12), 16))
                .isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void manyThreadsNeverGetTheSame() {
        assertThat(IntStream.range(0, 10_000).parallel().mapToObj(i -> ids.next(NOON)).toList())
                .doesNotHaveDuplicates();
    }
}
