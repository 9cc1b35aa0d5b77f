package io.vedette.core.labeling.internal;

import io.vedette.spi.labeling.LabelingDispatcher;
import java.util.Map;
import java.util.Optional;

/** The dispatchers in service just now. Look one up for each call; never keep it. */
interface DispatcherDirectory {
    /** By id, sorted. */
    Map<String, LabelingDispatcher> all();

    default Optional<LabelingDispatcher> find(String id) {
        return Optional.ofNullable(all().get(id));
    }
}
