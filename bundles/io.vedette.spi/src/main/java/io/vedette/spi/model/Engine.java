package io.vedette.spi.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Id of a model engine, service property {@code vedette.engine}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Engine {
    /** Prefix of the service property. */
    String PREFIX_ = "vedette.";

    /** For example {@code onnx}; the {@code engine} of a {@code model.json}. */
    String value();
}
