package io.vedette.rest.internal.labeling;

import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.LabelingService;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import javax.ws.rs.core.SecurityContext;

/** A vendor sees the batches it was given, and does not learn that there are others. */
final class OwnBatches {
    private OwnBatches() {}

    static boolean sees(Caller caller, BatchView batch) {
        boolean vendorOnly =
                caller.has(Role.VENDOR)
                        && !caller.has(Role.MANAGER, Role.REVIEWER, Role.LABELER, Role.RESEARCHER);
        return !vendorOnly || caller.vendor().filter(batch.dispatcher()::equals).isPresent();
    }

    static BatchView batch(LabelingService labeling, String id, SecurityContext security) {
        Caller caller = Caller.of(security.getUserPrincipal());
        return labeling.batch(id)
                .filter(b -> sees(caller, b))
                .orElseThrow(() -> new NotFoundException("there is no batch " + id));
    }
}
