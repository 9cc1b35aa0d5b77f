package io.vedette.rest.runtime.internal;

import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Operation;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.Anyone;
import io.vedette.service.security.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Says in the OpenAPI document who may call an operation: {@code x-roles}, empty where anyone may.
 */
final class RoleExtension extends AbstractOpenAPIExtension {

    static void install() {
        List<OpenAPIExtension> chain = new ArrayList<>(OpenAPIExtensions.getExtensions());
        if (chain.stream().noneMatch(RoleExtension.class::isInstance)) {
            chain.add(0, new RoleExtension());
            OpenAPIExtensions.setExtensions(chain);
        }
    }

    @Override
    public void decorateOperation(
            Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
        Allowed allowed = method.getAnnotation(Allowed.class);
        if (allowed != null) {
            operation.addExtension(
                    "x-roles", Arrays.stream(allowed.value()).map(Role::id).sorted().toList());
        } else if (method.isAnnotationPresent(Anyone.class)) {
            operation.addExtension("x-roles", List.of());
            operation.setSecurity(List.of());
        }
        super.decorateOperation(operation, method, chain);
    }
}
