package io.vedette.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This resource method may be called without signing in, such as the one that signs in or a
 * vendor's callback, which proves itself by other means. The class's {@code @Path} and the method's
 * must not have templates before the last segment.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Anyone {

    /** Why that is safe. */
    String because();
}
