package io.vedette.service.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link Command}: service properties {@code vedette.command} and {@code vedette.summary}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Cli {

    /** Prefix of the properties. */
    String PREFIX_ = "vedette.";

    /** The word after {@code ./vedette}. */
    String command();

    /** One line for the list of commands. */
    String summary();
}
