package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Alert;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** An alert as it is now; changed by its run's strand and, for pictures, by the writer. */
final class LiveAlert {

    private final AtomicReference<Alert> alert;

    LiveAlert(Alert first) {
        alert = new AtomicReference<>(first);
    }

    Alert now() {
        return alert.get();
    }

    Alert change(UnaryOperator<Alert> how) {
        return alert.updateAndGet(how);
    }
}
