package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.security.Role;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void aChoiceThatThereIsNotNamesNoClass() {
        String message = catchThrowable(() -> Role.valueOf("ABC")).getMessage();
        for (Problem problem :
                new Problem[] {
                    Problem.of(422, message, "/x"),
                    Problem.of(new InvalidRequestException(message), "/x")
                }) {
            assertThat(problem.detail()).contains("'abc'").doesNotContain("io.vedette");
        }
    }

    @Test
    void otherWordsStayAsTheyAre() {
        assertThat(Problem.of(422, "limit is 1 to 1000", "/x").detail())
                .isEqualTo("limit is 1 to 1000");
    }
}
