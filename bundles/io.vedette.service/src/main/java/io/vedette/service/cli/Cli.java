package io.vedette.service.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link Command}: service properties {@code vedette.command}, {@code vedette.summary} and
 * {@code vedette.usage}.
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

    /**
     * How it is called, for {@code --help}; empty where the command answers that itself. See {@link
     * Arguments}.
     */
    String usage() default "";
}
