package io.vedette.rest.runtime.internal;

import io.swagger.v3.oas.annotations.Hidden;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.SignedIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The contract, and a page to try it. */
@Component(service = OpenApiResource.class)
@JaxrsResource
@Path("/")
@Hidden
public final class OpenApiResource {

    private final OpenApiDocument document;

    /**
     * @param document the contract
     */
    @Activate
    public OpenApiResource(@Reference OpenApiDocument document) {
        this.document = document;
    }

    /** The contract. */
    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @SignedIn
    public String openapi() {
        return document.json();
    }

    /** The page. */
    @GET
    @Path("docs")
    @Produces("text/html;charset=utf-8")
    @SignedIn
    public String page() {
        return read("index.html");
    }

    /** The page's script. */
    @GET
    @Path("docs.js")
    @Produces("text/javascript;charset=utf-8")
    @SignedIn
    public String script() {
        return read("docs.js");
    }

    private static String read(String name) {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("/docs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
