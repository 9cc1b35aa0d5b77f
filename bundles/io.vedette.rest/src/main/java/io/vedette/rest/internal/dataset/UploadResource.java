package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Uploads;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Large files on their way in, in parts. */
@Component(service = UploadResource.class)
@JaxrsResource
@Path("/uploads")
@Produces("application/json")
public final class UploadResource {
    private final Uploads uploads;

    /** As a component. */
    @Activate
    public UploadResource(@Reference Uploads uploads) {
        this.uploads = uploads;
    }

    /** How far an upload is. */
    public record View(
            String id, long received, OptionalLong total, boolean complete, Instant changedAt) {
        static View of(Uploads.Upload upload) {
            return new View(
                    upload.id(),
                    upload.received(),
                    upload.total(),
                    upload.complete(),
                    upload.changedAt());
        }
    }

    /**
     * Sends a part, or without Content-Range the whole. 202 until the last byte is there, then 201.
     * After a lost connection ask how far it is, and go on there.
     */
    @PUT
    @Path("{id}")
    @Consumes("*/*")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("Content-Range") String range,
            @HeaderParam("Content-Length") Long length,
            InputStream body,
            @Context SecurityContext security) {
        ContentRange part = ContentRange.of(range, length == null ? -1 : length);
        try {
            Uploads.Upload upload =
                    uploads.append(
                            id,
                            Caller.of(security.getUserPrincipal()).getName(),
                            part.first(),
                            part.total(),
                            part.length() < 0 ? body : new Bounded(body, part.length()));
            return Response.status(upload.complete() ? 201 : 202).entity(View.of(upload)).build();
        } catch (IOException e) {
            throw new UnavailableException(
                    "upload " + id + " was interrupted: ask how far it is and go on there", e);
        }
    }

    /** How far it is. */
    @GET
    @Path("{id}")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public View one(@PathParam("id") String id) {
        return uploads.upload(id)
                .map(View::of)
                .orElseThrow(() -> new NotFoundException("there is no upload " + id));
    }

    /** Removes it. */
    @DELETE
    @Path("{id}")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response remove(@PathParam("id") String id) {
        if (!uploads.remove(id)) {
            throw new NotFoundException("there is no upload " + id);
        }
        return Response.noContent().build();
    }

    /** A body is read no further than its range says. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read();
            left--;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
