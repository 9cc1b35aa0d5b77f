package io.vedette.rest.internal.labeling;

import io.vedette.service.http.Anyone;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.labeling.LabelingGate;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pictures for vendors, by signed and expiring address. */
@Component(service = MediaResource.class)
@JaxrsResource
@Path("/labeling/media")
@Produces({"image/png", "image/jpeg"})
public final class MediaResource {
    private final LabelingGate gate;

    /**
     * @param gate opens
     */
    @Activate
    public MediaResource(@Reference LabelingGate gate) {
        this.gate = gate;
    }

    /** A picture. */
    @GET
    @Path("{token}")
    @Anyone(because = "the token is signed by this server, names one picture and expires")
    public Response media(@PathParam("token") String token) {
        return Pictures.of(gate.media(token));
    }
}
