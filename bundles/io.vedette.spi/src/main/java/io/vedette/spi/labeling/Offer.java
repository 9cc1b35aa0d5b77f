package io.vedette.spi.labeling;

import java.util.List;

/** What a vendor says to a batch. */
public sealed interface Offer {
    /**
     * It can be done.
     *
     * @param rewardMicros per answer, millionths of the currency
     * @param feeMicros per answer, on top
     * @param currency ISO 4217, or empty
     * @param known whether the price is final
     */
    record Quote(long rewardMicros, long feeMicros, String currency, boolean known)
            implements Offer {
        /** Costs nothing. */
        public static Quote free() {
            return new Quote(0, 0, "", true);
        }
    }

    /**
     * It cannot.
     *
     * @param problems each says what and what to do
     */
    record Problems(List<String> problems) implements Offer {
        /** Copies the problems. */
        public Problems {
            problems = List.copyOf(problems);
        }
    }
}
