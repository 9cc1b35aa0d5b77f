package io.vedette.spi.track;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a tracker, service property {@code vedette.tracking}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Tracking {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code bytetrack}. */
    String value();
}
