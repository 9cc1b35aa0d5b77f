package io.vedette.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.RevisionRequiredException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionsTest {

    @Test
    void aRevisionIsReadFromAnEntityTag() {
        assertThat(Revisions.required("\"17\"")).isEqualTo(17);
        assertThat(Revisions.required("W/\"3\"")).isEqualTo(3);
        assertThat(Revisions.required("5")).isEqualTo(5);
        assertThatThrownBy(() -> Revisions.required(null))
                .isInstanceOf(RevisionRequiredException.class);
        assertThatThrownBy(() -> Revisions.required("*"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aPageNamesItsLastRowWhereMoreFollow() {
        assertThat(Limits.page(List.of("a", "b", "c"), 2, row -> row))
                .isEqualTo(new Page<>(List.of("a", "b"), Optional.of("b")));
        assertThat(Limits.page(List.of("a", "b"), 2, row -> row))
                .isEqualTo(new Page<>(List.of("a", "b"), Optional.empty()));
        assertThatThrownBy(() -> Limits.of(0)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> Limits.of(1001)).isInstanceOf(InvalidRequestException.class);
    }
}
