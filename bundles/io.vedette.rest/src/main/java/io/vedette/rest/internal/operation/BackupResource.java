package io.vedette.rest.internal.operation;

import io.vedette.service.backup.Backups;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.operation.Operation;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.util.Optional;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies of the instance's data. */
@Component(service = BackupResource.class)
@JaxrsResource
@Path("/backups")
@Produces("application/json")
public final class BackupResource {

    private final Backups backups;

    /**
     * @param backups makes them
     */
    @Activate
    public BackupResource(@Reference Backups backups) {
        this.backups = backups;
    }

    /** Begins a copy below the data folder's {@code backups}; the answer is its operation. */
    @POST
    @Allowed(Role.ADMIN)
    public Response start(@Context SecurityContext security) {
        Operation operation =
                backups.start(Optional.empty(), Caller.of(security.getUserPrincipal()).name());
        return Response.status(202).entity(OperationResource.View.of(operation)).build();
    }
}
