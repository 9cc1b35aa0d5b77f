package io.vedette.core.watch.internal;

import io.vedette.service.watch.SourceState;
import java.util.Optional;

/** Where the frames of a run come from. Thread-safe. */
interface Feed {
    /** How the connection stands. */
    SourceState state();

    /** Notices that nothing comes; called now and then. */
    void checkStall();

    /** A plugin goes: what it feeds has ended when this returns. */
    void leaving(Offer offer, long millis);

    /** The plugin that plays; empty where none does. */
    Optional<Offer> playing();
}
