package io.vedette.rest.internal.labeling;

import io.vedette.service.http.Anyone;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.labeling.LabelingGate;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.UnauthenticatedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calls of vendors: signed, and hints only. */
@Component(service = CallbackResource.class)
@JaxrsResource
@Path("/labeling/callbacks")
@Produces("application/json")
public final class CallbackResource {
    private static final int MOST = 1 << 20;

    private final LabelingGate gate;

    /**
     * @param gate checks
     */
    @Activate
    public CallbackResource(@Reference LabelingGate gate) {
        this.gate = gate;
    }

    /** A vendor has something for us. */
    @POST
    @Path("{dispatcher}")
    @Consumes("*/*")
    @Anyone(because = "the dispatcher checks the vendor's signature, and all it does is poll")
    public void called(
            @PathParam("dispatcher") String dispatcher,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new InvalidRequestException("a call has at most 1 MiB");
        }
        Map<String, String> lower = new HashMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        if (!gate.push(dispatcher, lower, bytes)) {
            throw new UnauthenticatedException("the signature does not fit");
        }
    }
}
