package io.vedette.spi.stream;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** URI schemes a stream source serves, service property {@code vedette.schemes}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Schemes {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code file}, {@code rtsp}; lower case, without the colon. */
    String[] value();
}
