package io.vedette.rest.internal.access;

import io.vedette.rest.internal.Revisions;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Access;
import io.vedette.service.security.Person;
import io.vedette.service.security.Role;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People who may sign in. */
@Component(service = UserResource.class)
@JaxrsResource
@Path("/users")
@Produces("application/json")
@Consumes("application/json")
public final class UserResource {

    private final Access access;

    /**
     * @param access keeps people
     */
    @Activate
    public UserResource(@Reference Access access) {
        this.access = access;
    }

    /**
     * A person to add.
     *
     * @param name what they sign in with
     * @param displayName what others see; the name when left out
     * @param password at least ten characters
     * @param roles what they may do
     */
    public record Draft(
            @NotBlank String name,
            @Size(max = 200) String displayName,
            @NotNull String password,
            @NotEmpty Set<Role> roles) {}

    /**
     * What a person is changed to.
     *
     * @param displayName what others see
     * @param password a new one; the old one stays when left out
     * @param roles what they may do
     * @param enabled whether they may sign in
     */
    public record Change(
            @NotBlank @Size(max = 200) String displayName,
            String password,
            @NotEmpty Set<Role> roles,
            @NotNull Boolean enabled) {}

    /** All people, by name. */
    @GET
    @Allowed(Role.ADMIN)
    public Page<Person> people() {
        return new Page<>(access.people(), Optional.empty());
    }

    /** One person. */
    @GET
    @Path("{name}")
    @Allowed(Role.ADMIN)
    public Response person(@PathParam("name") String name) {
        Person person =
                access.person(name)
                        .orElseThrow(
                                () -> new NotFoundException("there is no user '" + name + "'"));
        return Revisions.ok(person, person.revision());
    }

    /** Adds a person. */
    @POST
    @Allowed(Role.ADMIN)
    public Response add(@NotNull @Valid Draft draft) {
        Person person =
                access.addPerson(
                        draft.name(),
                        draft.displayName() == null ? draft.name() : draft.displayName(),
                        draft.password(),
                        draft.roles());
        return Response.status(201)
                .entity(person)
                .tag(new EntityTag(Long.toString(person.revision())))
                .build();
    }

    /** Changes a person, and signs them out. */
    @PUT
    @Path("{name}")
    @Allowed(Role.ADMIN)
    public Response change(
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        Person person =
                access.changePerson(
                        name,
                        Revisions.required(ifMatch),
                        change.displayName(),
                        Optional.ofNullable(change.password()),
                        change.roles(),
                        change.enabled());
        return Revisions.ok(person, person.revision());
    }

    /** Removes a person, and signs them out. */
    @DELETE
    @Path("{name}")
    @Allowed(Role.ADMIN)
    public void remove(@PathParam("name") String name) {
        access.removePerson(name);
    }
}
