package io.vedette.core.access.internal;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.security.AuditRecord;
import io.vedette.service.store.access.AccessStore;
import io.vedette.service.store.access.SessionRow;
import io.vedette.service.store.access.TokenRow;
import io.vedette.service.store.access.UserRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryAccessStore implements AccessStore {

    final Map<String, TokenRow> tokens = new LinkedHashMap<>();
    final Map<String, UserRow> users = new LinkedHashMap<>();
    final Map<String, SessionRow> sessions = new LinkedHashMap<>();
    final List<AuditRecord> audit = new ArrayList<>();

    @Override
    public void addToken(TokenRow token) {
        tokens.put(token.id(), token);
    }

    @Override
    public List<TokenRow> tokens() {
        return List.copyOf(tokens.values());
    }

    @Override
    public Optional<TokenRow> tokenByHash(String secretHash) {
        return tokens.values().stream().filter(t -> t.secretHash().equals(secretHash)).findFirst();
    }

    @Override
    public boolean removeToken(String id) {
        sessions.values().removeIf(s -> s.tokenId().equals(Optional.of(id)));
        return tokens.remove(id) != null;
    }

    @Override
    public void addUser(UserRow user) {
        if (users.putIfAbsent(user.name(), user) != null) {
            throw new ConflictException("taken");
        }
    }

    @Override
    public UserRow replaceUser(UserRow user) {
        UserRow old = user(user.name()).orElseThrow(() -> new NotFoundException("none"));
        if (old.revision() != user.revision()) {
            throw new StaleRevisionException("stale");
        }
        UserRow next =
                new UserRow(
                        user.name(),
                        user.displayName(),
                        user.passwordHash(),
                        user.roles(),
                        user.enabled(),
                        user.created(),
                        user.revision() + 1);
        users.put(user.name(), next);
        return next;
    }

    @Override
    public List<UserRow> users() {
        return List.copyOf(users.values());
    }

    @Override
    public Optional<UserRow> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public boolean removeUser(String name) {
        removeSessionsOf(name);
        return users.remove(name) != null;
    }

    @Override
    public void addSession(SessionRow session) {
        sessions.put(session.idHash(), session);
    }

    @Override
    public Optional<SessionRow> session(String idHash) {
        return Optional.ofNullable(sessions.get(idHash));
    }

    @Override
    public boolean removeSession(String idHash) {
        return sessions.remove(idHash) != null;
    }

    @Override
    public void removeSessionsOf(String callerName) {
        sessions.values().removeIf(s -> s.caller().name().equals(callerName));
    }

    @Override
    public int removeExpired(Instant now) {
        return 0;
    }

    @Override
    public void addAudit(AuditRecord row) {
        audit.add(row);
    }

    @Override
    public List<AuditRecord> audit(Optional<String> before, int limit) {
        return List.copyOf(audit);
    }
}
