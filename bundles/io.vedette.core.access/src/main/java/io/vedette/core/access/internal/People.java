package io.vedette.core.access.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Person;
import io.vedette.service.security.Role;
import io.vedette.service.store.access.AccessStore;
import io.vedette.service.store.access.UserRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people who may sign in with a password. */
final class People {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final AccessStore store;
    private final Clock clock;

    People(AccessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    List<Person> list() {
        return store.users().stream().map(People::view).toList();
    }

    Optional<Person> find(String name) {
        return store.user(name).map(People::view);
    }

    Person add(String name, String displayName, String password, Set<Role> roles) {
        if (!name.matches("[a-z0-9][a-z0-9._@-]{0,99}")) {
            throw new InvalidRequestException(
                    "a name is of a-z, 0-9 and ._@-, begins with a letter or digit, at most 100 long");
        }
        RoleRules.check(roles);
        checkPassword(password);
        store.addUser(
                new UserRow(
                        name,
                        displayName,
                        Secrets.hashPassword(password),
                        roles,
                        true,
                        Instant.ofEpochMilli(clock.millis()),
                        1));
        return find(name)
                .orElseThrow(() -> new NotFoundException("user '" + name + "' is gone again"));
    }

    /** Changes a person and ends their sessions. */
    Person change(
            String name,
            long revision,
            String displayName,
            Optional<String> password,
            Set<Role> roles,
            boolean enabled) {
        RoleRules.check(roles);
        password.ifPresent(People::checkPassword);
        UserRow old =
                store.user(name)
                        .orElseThrow(
                                () -> new NotFoundException("there is no user '" + name + "'"));
        UserRow changed =
                store.replaceUser(
                        new UserRow(
                                name,
                                displayName,
                                password.map(Secrets::hashPassword).orElse(old.passwordHash()),
                                roles,
                                enabled,
                                old.created(),
                                revision));
        store.removeSessionsOf(name);
        return view(changed);
    }

    void remove(String name) {
        if (!store.removeUser(name)) {
            throw new NotFoundException("there is no user '" + name + "'");
        }
    }

    private static Person view(UserRow row) {
        return new Person(
                row.name(),
                row.displayName(),
                row.roles(),
                row.enabled(),
                row.created(),
                row.revision());
    }

    private static void checkPassword(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new InvalidRequestException(
                    "a password has "
                            + SHORTEST_PASSWORD
                            + " to "
                            + LONGEST_PASSWORD
                            + " characters");
        }
    }
}
