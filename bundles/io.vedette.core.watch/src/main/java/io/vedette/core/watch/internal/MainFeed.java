package io.vedette.core.watch.internal;

import io.vedette.service.watch.SourceState;
import java.util.Optional;

/** The frames of another run: it alone has a source, this one stands as that one does. */
record MainFeed(Feed main) implements Feed {
    @Override
    public SourceState state() {
        return main.state();
    }

    @Override
    public void checkStall() {
        // the run that has the source does
    }

    @Override
    public void leaving(Offer offer, long millis) {
        // no source plays here
    }

    @Override
    public Optional<Offer> playing() {
        return Optional.empty();
    }
}
