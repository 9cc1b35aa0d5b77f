package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.store.labeling.LabelingStore;
import io.vedette.store.jpa.internal.db.Tx;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Labeling work in SQL. */
@Component
public final class JpaLabelingStore implements LabelingStore {

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaLabelingStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public <T> T call(Function<Unit, T> work) {
        return tx.call(em -> work.apply(new JpaLabelingUnit(em)));
    }
}
