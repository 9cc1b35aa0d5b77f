package io.vedette.service.labeling;

import io.vedette.spi.labeling.Capabilities;

/**
 * A dispatcher in service.
 *
 * @param id for example {@code staff}
 * @param capabilities what it can do
 * @param settling whether it hears decisions
 * @param cancelling whether work can be taken back
 * @param pushing whether it may call us
 * @param ownPage path of our page that shows its tasks, or empty
 * @param live batches that are not ended
 */
public record DispatcherView(
        String id,
        Capabilities capabilities,
        boolean settling,
        boolean cancelling,
        boolean pushing,
        String ownPage,
        long live) {}
