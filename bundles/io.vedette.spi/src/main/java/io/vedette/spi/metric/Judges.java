package io.vedette.spi.metric;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Which units a metric accumulates, service property {@code vedette.judges}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Judges {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** One of {@code image}, {@code sequence}, {@code camera-time}, {@code cost}. */
    String value();
}
