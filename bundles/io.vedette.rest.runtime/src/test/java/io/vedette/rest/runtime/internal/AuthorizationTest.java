package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.http.Allowed;
import io.vedette.service.http.Anyone;
import io.vedette.service.http.SignedIn;
import io.vedette.service.problem.DeniedException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

    static class Resource {
        public void silent() {}

        @Anyone(because = "test")
        public void open() {}

        @Allowed({Role.OPERATOR, Role.REVIEWER})
        public void some() {}

        @SignedIn
        public void every() {}

        @Allowed(Role.VENDOR)
        public void vendors() {}
    }

    @Test
    void aMethodThatNamesNoRoleIsRefusedToTheAdminToo() {
        assertThatThrownBy(() -> Authorization.check(method("silent"), caller(Role.ADMIN)))
                .isInstanceOf(DeniedException.class);
    }

    @Test
    void oneOfTheRolesIsNeeded() {
        assertThatCode(() -> Authorization.check(method("some"), caller(Role.REVIEWER)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Authorization.check(method("some"), caller(Role.ADMIN)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Authorization.check(method("some"), caller(Role.VIEWER)))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> Authorization.check(method("some"), null))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void whoeverIsSignedInHasSomeRole() {
        for (Role role : Role.values()) {
            assertThatCode(() -> Authorization.check(method("every"), caller(role)))
                    .doesNotThrowAnyException();
        }
        Caller none = new Caller("c", Set.of(), Optional.empty());
        assertThatThrownBy(() -> Authorization.check(method("every"), none))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> Authorization.check(method("every"), null))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void anAdminIsNoVendor() {
        assertThatThrownBy(() -> Authorization.check(method("vendors"), caller(Role.ADMIN)))
                .isInstanceOf(DeniedException.class);
    }

    @Test
    void whatIsOpenNeedsNobody() {
        assertThatCode(() -> Authorization.check(method("open"), null)).doesNotThrowAnyException();
    }

    private static Method method(String name) throws NoSuchMethodException {
        return Resource.class.getMethod(name);
    }

    private static Caller caller(Role role) {
        return new Caller("c", Set.of(role), Optional.empty());
    }
}
