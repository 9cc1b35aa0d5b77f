package io.vedette.spi.metric;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of an evaluation metric, service property {@code vedette.metric}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Metric {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code clear-mot}. */
    String value();
}
