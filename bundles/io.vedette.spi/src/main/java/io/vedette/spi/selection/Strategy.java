package io.vedette.spi.selection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a selection strategy, service property {@code vedette.strategy}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Strategy {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code uncertainty}. */
    String value();
}
