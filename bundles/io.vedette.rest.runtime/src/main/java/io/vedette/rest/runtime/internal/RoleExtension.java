package io.vedette.rest.runtime.internal;

import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.vedette.service.http.Anyone;
import io.vedette.service.security.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.ws.rs.DELETE;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;

/**
 * Says in the OpenAPI document what holds for every operation: who may call it ({@code x-roles},
 * empty where anyone may), and that writes may carry a key.
 */
final class RoleExtension extends AbstractOpenAPIExtension {

    static void install() {
        List<OpenAPIExtension> chain = new ArrayList<>(OpenAPIExtensions.getExtensions());
        if (chain.stream().noneMatch(RoleExtension.class::isInstance)) {
            chain.add(0, new RoleExtension());
            OpenAPIExtensions.setExtensions(chain);
        }
    }

    static void remove() {
        List<OpenAPIExtension> chain = new ArrayList<>(OpenAPIExtensions.getExtensions());
        chain.removeIf(RoleExtension.class::isInstance);
        OpenAPIExtensions.setExtensions(chain);
    }

    @Override
    public void decorateOperation(
            Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
        Optional<Role[]> needed = NeededRoles.of(method);
        if (needed.isPresent()) {
            operation.addExtension(
                    "x-roles", Arrays.stream(needed.get()).map(Role::id).sorted().toList());
        } else if (method.isAnnotationPresent(Anyone.class)) {
            operation.addExtension("x-roles", List.of());
            operation.setSecurity(List.of());
        }
        if (Stream.of(POST.class, PUT.class, DELETE.class).anyMatch(method::isAnnotationPresent)
                && !method.isAnnotationPresent(Anyone.class)) {
            operation.addParametersItem(
                    new HeaderParameter()
                            .name(KeyedWrites.HEADER)
                            .description("Sent again with the same key, it is done once.")
                            .schema(new StringSchema().maxLength(KeyedWrites.LONGEST_KEY)));
        }
        super.decorateOperation(operation, method, chain);
    }
}
