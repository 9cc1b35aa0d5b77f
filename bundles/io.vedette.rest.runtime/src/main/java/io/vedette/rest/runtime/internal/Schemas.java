package io.vedette.rest.runtime.internal;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.vedette.service.security.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Describes values as {@link Json} writes and reads them. */
final class Schemas extends ModelResolver {

    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::id).toList();

    Schemas() {
        super(io.swagger.v3.core.util.Json.mapper(), new SchemaNames());
    }

    @Override
    public Schema<?> resolve(
            AnnotatedType annotated,
            ModelConverterContext context,
            Iterator<ModelConverter> converters) {
        Class<?> type =
                annotated.getType() == null
                        ? null
                        : _mapper.constructType(annotated.getType()).getRawClass();
        if (type == Role.class) {
            return new StringSchema()._enum(ROLES);
        }
        if (type == Duration.class) {
            return new StringSchema().format("duration");
        }
        if (type == OptionalLong.class || type == OptionalInt.class) {
            return new IntegerSchema().format(type == OptionalLong.class ? "int64" : "int32");
        }
        if (type == OptionalDouble.class) {
            return new NumberSchema().format("double");
        }
        return super.resolve(annotated, context, converters);
    }
}
