package io.vedette.rest.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.RevisionRequiredException;
import java.net.URI;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;

/**
 * Revisions as entity tags: an answer carries {@code ETag: "3"}, a write sends {@code If-Match:
 * "3"}.
 *
 * <pre>{@code
 * @PUT
 * @Path("{id}")
 * @Allowed(Role.OPERATOR)
 * public Response replace(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, CameraDraft draft) {
 *     Camera camera = cameras.replace(id, Revisions.required(ifMatch), draft);
 *     return Revisions.ok(camera, camera.revision());
 * }
 * }</pre>
 */
public final class Revisions {

    private Revisions() {}

    /**
     * The revision that a write names.
     *
     * @throws RevisionRequiredException when it names none (428)
     */
    public static long required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new RevisionRequiredException(
                    "send the revision you change as If-Match, as the ETag of a GET gave it");
        }
        String tag = ifMatch.trim();
        tag = tag.startsWith("W/") ? tag.substring(2) : tag;
        tag =
                tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 1
                        ? tag.substring(1, tag.length() - 1)
                        : tag;
        try {
            return Long.parseLong(tag);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("If-Match: '" + ifMatch + "' is no revision");
        }
    }

    /** A 200 with the value and its revision. */
    public static Response ok(Object value, long revision) {
        return answer(Response.ok(value), revision);
    }

    /** A 201 with what was added, and its revision. */
    public static Response created(URI location, Object value, long revision) {
        return answer(Response.created(location).entity(value), revision);
    }

    private static Response answer(Response.ResponseBuilder answer, long revision) {
        return answer.tag(new EntityTag(Long.toString(revision))).build();
    }
}
