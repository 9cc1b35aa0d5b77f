package io.vedette.rest.internal.access;

import io.vedette.rest.internal.Limits;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.security.Access;
import io.vedette.service.security.AuditRecord;
import io.vedette.service.security.Role;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who changed what. */
@Component(service = AuditResource.class)
@JaxrsResource
@Path("/audit")
@Produces("application/json")
public final class AuditResource {

    private final Access access;

    /**
     * @param access keeps the audit
     */
    @Activate
    public AuditResource(@Reference Access access) {
        this.access = access;
    }

    /** The audit, newest first. */
    @GET
    @Allowed(Role.ADMIN)
    public Page<AuditRecord> audit(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Limits.of(limit);
        return Limits.page(
                access.auditTrail(Optional.ofNullable(cursor), most + 1), most, AuditRecord::id);
    }
}
