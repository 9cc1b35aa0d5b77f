package io.vedette.spi.labeling;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a labeling dispatcher, service property {@code vedette.vendor}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Vendor {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code staff}. */
    String value();
}
