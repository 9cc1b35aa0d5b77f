package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrandsTest {
    private final Strands strands = new Strands();

    @Test
    void workHoldsTheStrandAndLetsItGo() {
        assertThat(strands.call(strands::isMine)).contains(true);
        assertThat(strands.isMine()).isFalse();
    }

    @Test
    void workThatHungIsNotDoneAgain() {
        Optional<String> answer =
                strands.call(
                        () -> {
                            throw new Strand.AbandonedException();
                        });
        assertThat(answer).isEmpty();
    }

    @Test
    void whoComesAfterAHangTakesTheNextStrand() {
        Strand old = strands.current();
        old.abandon();
        strands.renew();
        assertThat(strands.call(strands::current))
                .hasValueSatisfying(now -> assertThat(now).isNotSameAs(old));
    }
}
