package io.vedette.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Adds a component, as a JAX-RS provider (filter, mapper, reader, writer), to what is below {@code
 * /api/v1}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface JaxrsExtension {

    /** Prefix: the property is {@code osgi.jaxrs.extension}. */
    String PREFIX_ = "osgi.";
}
