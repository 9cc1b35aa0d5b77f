package io.vedette.rest.runtime.internal;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashSet;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The OpenAPI document of the resources in service now, made when it is asked for. */
@Component(service = OpenApiDocument.class)
public final class OpenApiDocument {

    private volatile List<Class<?>> resources = List.of();
    private volatile String json;

    private final Schemas schemas = new Schemas();

    /** Starts with no resources. */
    @Activate
    public OpenApiDocument() {
        RoleExtension.install();
        ModelConverters.getInstance().addConverter(schemas);
    }

    /** What Swagger keeps for everybody must not outlive this bundle. */
    @Deactivate
    void stop() {
        ModelConverters.getInstance().removeConverter(schemas);
        RoleExtension.remove();
    }

    void describe(List<Class<?>> types) {
        resources = List.copyOf(types);
        json = null;
    }

    /** The document. */
    synchronized String json() {
        String known = json;
        if (known == null) {
            List<Class<?>> types = resources;
            known = make(types);
            if (types == resources) {
                json = known;
            }
        }
        return known;
    }

    private static String make(List<Class<?>> types) {
        OpenAPI base =
                new OpenAPI()
                        .info(
                                new Info()
                                        .title("Vedette")
                                        .version("v1")
                                        .description(
                                                "Problems are application/problem+json. x-roles names"
                                                        + " the roles of which a caller needs one."))
                        .addServersItem(new Server().url(JaxrsRuntime.BASE))
                        .components(
                                new Components()
                                        .addSecuritySchemes(
                                                "token",
                                                new SecurityScheme()
                                                        .type(SecurityScheme.Type.HTTP)
                                                        .scheme("bearer"))
                                        .addSecuritySchemes(
                                                "session",
                                                new SecurityScheme()
                                                        .type(SecurityScheme.Type.APIKEY)
                                                        .in(SecurityScheme.In.COOKIE)
                                                        .name(Authentication.COOKIE)))
                        .addSecurityItem(new SecurityRequirement().addList("token"))
                        .addSecurityItem(new SecurityRequirement().addList("session"));
        OpenAPI api =
                new Reader(new SwaggerConfiguration().openAPI(base))
                        .read(new LinkedHashSet<>(types));
        return Json.pretty(api);
    }
}
