package io.vedette.spi.stream;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a stream source, service property {@code vedette.source}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Source {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code ffmpeg}. */
    String value();
}
