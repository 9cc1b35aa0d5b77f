package io.vedette.spi.format;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of an annotation format, service property {@code vedette.format}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Format {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code coco}. */
    String value();
}
