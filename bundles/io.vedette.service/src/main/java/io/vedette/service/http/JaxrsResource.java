package io.vedette.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Puts a component, as a JAX-RS resource, below {@code /api/v1}. It is served while the component
 * is there, and its methods appear in the OpenAPI document. Every method says who may call it
 * ({@link Allowed} or {@link Anyone}); one that does not is refused.
 *
 * <pre>{@code
 * @Component(service = CameraResource.class)
 * @JaxrsResource
 * @Path("/cameras")
 * @Produces("application/json")
 * public final class CameraResource {
 *     private final CameraService cameras;
 *
 *     @Activate
 *     public CameraResource(@Reference CameraService cameras) {
 *         this.cameras = cameras;
 *     }
 *
 *     @GET
 *     @Path("{id}")
 *     @Allowed(Role.VIEWER)
 *     public CameraView camera(@PathParam("id") String id, @Context SecurityContext security) {
 *         return CameraView.of(cameras.camera(id).orElseThrow(() -> new NotFoundException("there is no camera " + id)));
 *     }
 * }
 * }</pre>
 *
 * <p>The caller is {@code Caller.of(security.getUserPrincipal())}. Refusals are thrown as {@link
 * io.vedette.service.problem.ServiceException}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface JaxrsResource {

    /** Prefix: the property is {@code osgi.jaxrs.resource}. */
    String PREFIX_ = "osgi.";
}
