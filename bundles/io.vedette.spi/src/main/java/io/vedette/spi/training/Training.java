package io.vedette.spi.training;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a trainer, service property {@code vedette.training}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Training {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code dl4j-patch}. */
    String value();
}
