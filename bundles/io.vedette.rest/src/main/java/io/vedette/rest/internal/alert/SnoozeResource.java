package io.vedette.rest.internal.alert;

import io.vedette.service.alert.AlertHandling;
import io.vedette.service.alert.Snooze;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.security.Role;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is quiet for a while; snoozes are made at an alert. */
@Component(service = SnoozeResource.class)
@JaxrsResource
@Path("/snoozes")
@Produces("application/json")
public final class SnoozeResource {

    private final AlertHandling handling;

    /**
     * @param handling keeps them
     */
    @Activate
    public SnoozeResource(@Reference AlertHandling handling) {
        this.handling = handling;
    }

    /** What is snoozed now, the first to end first. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Page<Snooze> snoozes() {
        return new Page<>(handling.snoozes(), Optional.empty());
    }
}
