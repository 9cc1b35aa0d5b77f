package io.vedette.rest.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlobAnswerTest {

    @Test
    void readsTheRangesThatFilmPlayersAskFor() {
        assertThat(BlobAnswer.part(null, 100)).containsExactly(0, 99);
        assertThat(BlobAnswer.part("bytes=0-", 100)).containsExactly(0, 99);
        assertThat(BlobAnswer.part("bytes=10-19", 100)).containsExactly(10, 19);
        assertThat(BlobAnswer.part("bytes=90-1000", 100)).containsExactly(90, 99);
        assertThat(BlobAnswer.part("bytes=-10", 100)).containsExactly(90, 99);
        assertThat(BlobAnswer.part("bytes=-1000", 100)).containsExactly(0, 99);
    }

    @Test
    void answersTheWholeToWhatItDoesNotServeInParts() {
        assertThat(BlobAnswer.part("bytes=0-1,5-6", 100)).containsExactly(0, 99);
        assertThat(BlobAnswer.part("lines=1-2", 100)).containsExactly(0, 99);
        assertThat(BlobAnswer.part("bytes=-", 100)).containsExactly(0, 99);
    }

    @Test
    void refusesWhatLiesBehindTheEnd() {
        assertThat(BlobAnswer.part("bytes=100-", 100)).isNull();
        assertThat(BlobAnswer.part("bytes=50-40", 100)).isNull();
        assertThat(BlobAnswer.part("bytes=-0", 100)).isNull();
    }
}
