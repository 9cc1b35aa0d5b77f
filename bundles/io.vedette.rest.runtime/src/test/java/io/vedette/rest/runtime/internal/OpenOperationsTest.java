package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.http.Anyone;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.junit.jupiter.api.Test;

class OpenOperationsTest {

    @Path("/labeling")
    public static class Callbacks {
        @POST
        @Path("callbacks/{dispatcher}")
        @Anyone(because = "signed")
        public void call(@PathParam("dispatcher") String dispatcher) {}

        @GET
        @Path("callbacks/{dispatcher}")
        public void closed(@PathParam("dispatcher") String dispatcher) {}
    }

    @Path("/")
    public static class Root {
        @GET
        @Path("openapi.json")
        @Anyone(because = "no data")
        public void document() {}
    }

    private final OpenOperations open = new OpenOperations();

    @Test
    void onlyTheMarkedMethodOfAPathIsOpen() {
        open.replace(List.of(Callbacks.class, Root.class));
        assertThat(open.contains("POST", "/api/v1/labeling/callbacks/acme")).isTrue();
        assertThat(open.contains("GET", "/api/v1/labeling/callbacks/acme")).isFalse();
        assertThat(open.contains("POST", "/api/v1/labeling/callbacks/acme/more")).isFalse();
        assertThat(open.contains("POST", "/api/v1/labeling/callbacks/")).isFalse();
        assertThat(open.contains("GET", "/api/v1/openapi.json")).isTrue();
        assertThat(open.contains("HEAD", "/api/v1/openapi.json")).isTrue();
        assertThat(open.contains("GET", "/api/v1/openapiXjson")).isFalse();
    }

    @Test
    void whatIsGoneIsClosedAgain() {
        open.replace(List.of(Root.class));
        open.replace(List.of());
        assertThat(open.contains("GET", "/api/v1/openapi.json")).isFalse();
    }
}
