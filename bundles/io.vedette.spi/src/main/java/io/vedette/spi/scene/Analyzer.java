package io.vedette.spi.scene;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a scene analyzer, service property {@code vedette.analyzer}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Analyzer {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code motion}. */
    String value();
}
