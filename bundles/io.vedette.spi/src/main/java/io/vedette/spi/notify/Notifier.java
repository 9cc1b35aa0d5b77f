package io.vedette.spi.notify;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of an alert notifier, service property {@code vedette.notifier}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Notifier {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code webhook}. */
    String value();
}
