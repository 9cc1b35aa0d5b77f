package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.Anyone;
import io.vedette.service.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private final OpenApiDocument document = new OpenApiDocument();

    @AfterEach
    void stop() {
        document.stop();
    }

    @Path("/cats")
    @Consumes("application/json")
    public static class CatResource {
        public record Draft(String name, int lives) {}

        @POST
        @Allowed(Role.OPERATOR)
        public void add(Draft draft) {}

        @GET
        @Anyone(because = "test")
        public String cats() {
            return "";
        }
    }

    @Path("/dogs")
    @Consumes("application/json")
    public static class DogResource {
        public record Draft(Set<Role> may, Optional<Duration> walk, OptionalLong age) {}

        @POST
        @Allowed({Role.OPERATOR, Role.ADMIN})
        public void add(Draft draft) {}
    }

    @Test
    void draftsOfSeveralResourcesStaySeveral() throws JsonProcessingException {
        JsonNode api = describe(List.of(CatResource.class, DogResource.class));
        assertThat(
                        api.at(
                                        "/paths/~1cats/post/requestBody/content/application~1json/schema/$ref")
                                .asText())
                .isEqualTo("#/components/schemas/CatDraft");
        assertThat(api.at("/components/schemas/CatDraft/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "lives");
        assertThat(api.at("/components/schemas/DogDraft/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("may", "walk", "age");
    }

    @Test
    void valuesAreDescribedAsTheyAreSent() throws JsonProcessingException {
        JsonNode api = describe(List.of(DogResource.class));
        assertThat(api.at("/components/schemas/DogDraft/properties/may/items/enum").toString())
                .contains("\"viewer\"")
                .doesNotContain("VIEWER");
        assertThat(api.at("/components/schemas/DogDraft/properties/walk/type").asText())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas/DogDraft/properties/age/type").asText())
                .isEqualTo("integer");
    }

    @Test
    void everyOperationSaysWhoMayCallItAndWritesThatTheyTakeAKey() throws JsonProcessingException {
        JsonNode api = describe(List.of(CatResource.class, DogResource.class));
        assertThat(api.at("/paths/~1dogs/post/x-roles").toString())
                .isEqualTo("[\"admin\",\"operator\"]");
        assertThat(api.at("/paths/~1cats/get/x-roles").toString()).isEqualTo("[]");
        assertThat(api.at("/paths/~1cats/post/parameters/0/name").asText())
                .isEqualTo("Idempotency-Key");
        assertThat(api.at("/paths/~1cats/get/parameters").isMissingNode()).isTrue();
    }

    @Test
    void itFollowsWhatIsInService() throws JsonProcessingException {
        assertThat(describe(List.of(CatResource.class)).at("/paths").has("/dogs")).isFalse();
        assertThat(describe(List.of(DogResource.class)).at("/paths").has("/cats")).isFalse();
    }

    private JsonNode describe(List<Class<?>> types) throws JsonProcessingException {
        document.describe(types);
        return new ObjectMapper().readTree(document.json());
    }
}
