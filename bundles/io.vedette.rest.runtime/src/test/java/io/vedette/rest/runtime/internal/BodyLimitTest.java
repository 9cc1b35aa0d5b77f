package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private InputStream stream;

    @Test
    void aBodyThatSaysItIsTooLargeIsNotRead() {
        assertThatThrownBy(
                        () ->
                                new BodyLimit()
                                        .filter(request("application/json", BodyLimit.MOST + 1)))
                .isInstanceOf(BodyLimit.TooLargeException.class)
                .hasMessageContaining("uploads");
    }

    @Test
    void aBodyThatDoesNotSayIsReadUpToTheLimit() throws IOException {
        stream = new ByteArrayInputStream(new byte[BodyLimit.MOST]);
        new BodyLimit().filter(request("application/json", -1));
        assertThat(stream.readAllBytes()).hasSize(BodyLimit.MOST);

        stream = new ByteArrayInputStream(new byte[BodyLimit.MOST + 1]);
        new BodyLimit().filter(request("application/merge-patch+json", -1));
        assertThatThrownBy(() -> stream.readAllBytes())
                .isInstanceOf(BodyLimit.TooLargeException.class);
    }

    @Test
    void otherBodiesAreTheirResourcesBusiness() throws IOException {
        stream = new ByteArrayInputStream(new byte[BodyLimit.MOST + 1]);
        new BodyLimit().filter(request("application/octet-stream", BodyLimit.MOST + 1));
        new BodyLimit().filter(request(null, -1));
        assertThat(stream.readAllBytes()).hasSize(BodyLimit.MOST + 1);
    }

    @Test
    void listsAndMapsHoldNoNull() {
        ObjectMapper json = Json.mapper();
        for (String text : Set.of("{\"list\":[null]}", "{\"map\":{\"a\":null}}")) {
            assertThatThrownBy(() -> json.readValue(text, Holder.class))
                    .as(text)
                    .isInstanceOf(JsonMappingException.class);
        }
    }

    record Holder(List<String> list, Map<String, String> map) {}

    private ContainerRequestContext request(String type, int length) {
        return (ContainerRequestContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ContainerRequestContext.class},
                        (proxy, called, args) -> {
                            switch (called.getName()) {
                                case "getMediaType":
                                    return type == null
                                            ? null
                                            : new MediaType(type.split("/")[0], type.split("/")[1]);
                                case "getLength":
                                    return length;
                                case "getEntityStream":
                                    return stream;
                                case "setEntityStream":
                                    stream = (InputStream) args[0];
                                    return null;
                                default:
                                    throw new UnsupportedOperationException(called.getName());
                            }
                        });
    }
}
