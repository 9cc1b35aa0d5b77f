package io.vedette.spi.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Type of a heuristic, service property {@code vedette.rule}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Rule {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code line-crossing}; the {@code type} in {@code rules.yaml}. */
    String value();
}
