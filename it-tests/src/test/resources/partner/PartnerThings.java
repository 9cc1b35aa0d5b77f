package com.example.things;

import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.security.Role;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.osgi.service.component.annotations.Component;

/** A partner's resource. */
@Component(service = PartnerThings.class)
@JaxrsResource
@Path("/partner-things")
@Produces("application/json")
public final class PartnerThings {

    @GET
    @Allowed(Role.RESEARCHER)
    public String things() {
        return "[\"thing\"]";
    }

    @GET
    @Path("forgotten")
    public String withoutRole() {
        return "[]";
    }
}
