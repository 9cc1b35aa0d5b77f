package io.vedette.rest.runtime.internal;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/**
 * Names of schemas in the OpenAPI document. A nested type carries the name of the one around it, so
 * that the {@code Draft}s of several resources stay several.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String RESOURCE = "Resource";

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        String name = super.nameForClass(type, options);
        for (Class<?> around = type.getEnclosingClass();
                around != null;
                around = around.getEnclosingClass()) {
            String outer = around.getSimpleName();
            if (outer.endsWith(RESOURCE)) {
                return outer.substring(0, outer.length() - RESOURCE.length()) + name;
            }
            name = outer + name;
        }
        return name;
    }
}
