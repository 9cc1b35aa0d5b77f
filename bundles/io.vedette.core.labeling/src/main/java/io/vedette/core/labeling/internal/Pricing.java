package io.vedette.core.labeling.internal;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;

/** Asks a dispatcher whether it takes a batch, and for how much. */
final class Pricing {
    private final DispatcherDirectory directory;
    private final PluginCalls calls;

    Pricing(DispatcherDirectory directory, PluginCalls calls) {
        this.directory = directory;
        this.calls = calls;
    }

    /**
     * What a batch costs.
     *
     * @param each millionths for an answer, the fee included
     * @param total millionths for all answers
     * @param currency or empty
     * @param together whether the vendor itself asks several people about an item
     */
    record Price(long each, long total, String currency, boolean together) {}

    /**
     * The price of a batch.
     *
     * @throws ConflictException where the dispatcher is not in service
     * @throws InvalidRequestException where it does not take the batch, or the budget is too small
     * @throws UnavailableException where it cannot be asked now
     */
    Price ask(BatchRow batch) {
        LabelingDispatcher dispatcher =
                directory
                        .find(batch.spec().dispatcher())
                        .orElseThrow(
                                () ->
                                        new ConflictException(
                                                "dispatcher '"
                                                        + batch.spec().dispatcher()
                                                        + "' is not in service; there are "
                                                        + directory.all().keySet()));
        Capabilities can = dispatcher.capabilities();
        if (!can.tasks().contains(batch.spec().kind())) {
            throw new InvalidRequestException(
                    "dispatcher '" + batch.spec().dispatcher() + "' takes only " + can.tasks());
        }
        Offer.Quote quote = quote(batch, dispatcher);
        long each = Math.addExact(quote.rewardMicros(), quote.feeMicros());
        long total = Math.multiplyExact(each, (long) batch.spec().items() * batch.spec().overlap());
        if (each < 0 || total > batch.spec().budgetMicros()) {
            throw new InvalidRequestException(
                    "it costs "
                            + total
                            + " micros"
                            + (quote.currency().isEmpty() ? "" : " of " + quote.currency())
                            + ", the budget is "
                            + batch.spec().budgetMicros()
                            + "; raise the budget, or ask about fewer items or with less overlap");
        }
        return new Price(each, total, quote.currency(), can.overlapByVendor());
    }

    private Offer.Quote quote(BatchRow batch, LabelingDispatcher dispatcher) {
        Outcome<Offer> outcome =
                calls.call(
                        batch.spec().dispatcher(),
                        "offer",
                        () -> dispatcher.offer(Sending.spec(batch)),
                        why -> {});
        if (outcome instanceof Outcome.Failed<Offer> failed) {
            throw new UnavailableException(
                    "dispatcher '"
                            + batch.spec().dispatcher()
                            + "' cannot be asked for its price just now: "
                            + failed.why(),
                    null);
        }
        Offer offer = ((Outcome.Done<Offer>) outcome).value();
        if (offer instanceof Offer.Problems problems) {
            throw new InvalidRequestException(String.join("; ", problems.problems()));
        }
        return (Offer.Quote) offer;
    }
}
