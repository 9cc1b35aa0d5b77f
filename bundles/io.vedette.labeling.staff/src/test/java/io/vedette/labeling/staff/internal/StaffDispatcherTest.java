package io.vedette.labeling.staff.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;
import io.vedette.testkit.LabelingDispatcherContract;
import org.junit.jupiter.api.Test;

class StaffDispatcherTest extends LabelingDispatcherContract {

    private final StaffDispatcher staff = new StaffDispatcher(0, "");

    @Override
    protected LabelingDispatcher dispatcher() {
        return staff;
    }

    @Override
    protected void workOnEverything(String label) {
        // People answer on the page.
    }

    @Override
    protected int workedOn() {
        // It keeps nothing: the queue is the core's.
        return 0;
    }

    @Test
    void anAnswerCostsWhatTheHouseCounts() {
        assertThat(new StaffDispatcher(15_000, "EUR").offer(batch("b", 1)))
                .isEqualTo(new Offer.Quote(15_000, 0, "EUR", true));
    }
}
