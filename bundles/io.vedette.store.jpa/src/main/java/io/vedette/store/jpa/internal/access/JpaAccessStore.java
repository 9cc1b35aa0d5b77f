package io.vedette.store.jpa.internal.access;

import io.vedette.service.security.AuditRecord;
import io.vedette.service.store.access.AccessStore;
import io.vedette.service.store.access.SessionRow;
import io.vedette.service.store.access.TokenRow;
import io.vedette.service.store.access.UserRow;
import io.vedette.store.jpa.internal.db.AtRevision;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users, tokens, sessions and the audit in SQL. */
@Component
public final class JpaAccessStore implements AccessStore {

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaAccessStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void addToken(TokenRow token) {
        tx.run(em -> em.persist(new TokenEntity(token)));
    }

    @Override
    public List<TokenRow> tokens() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                        "SELECT t FROM TokenEntity t ORDER BY t.created, t.name,"
                                                + " t.id",
                                        TokenEntity.class),
                                TokenEntity::row));
    }

    @Override
    public Optional<TokenRow> tokenByHash(String secretHash) {
        return tx.call(
                em ->
                        em
                                .createQuery(
                                        "SELECT t FROM TokenEntity t WHERE t.secretHash = :hash",
                                        TokenEntity.class)
                                .setParameter("hash", secretHash)
                                .getResultList()
                                .stream()
                                .findFirst()
                                .map(TokenEntity::row));
    }

    @Override
    public boolean removeToken(String id) {
        return tx.call(
                em -> {
                    em.createQuery("DELETE FROM SessionEntity s WHERE s.tokenId = :id")
                            .setParameter("id", id)
                            .executeUpdate();
                    return em.createQuery("DELETE FROM TokenEntity t WHERE t.id = :id")
                                    .setParameter("id", id)
                                    .executeUpdate()
                            > 0;
                });
    }

    @Override
    public void addUser(UserRow user) {
        tx.run(em -> em.persist(new UserEntity(user)));
    }

    @Override
    public UserRow replaceUser(UserRow user) {
        return tx.call(
                em -> {
                    UserEntity entity =
                            AtRevision.find(
                                    em,
                                    UserEntity.class,
                                    "user",
                                    user.name(),
                                    UserEntity::revision,
                                    user.revision());
                    entity.change(user);
                    em.flush();
                    return entity.row();
                });
    }

    @Override
    public List<UserRow> users() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                        "SELECT u FROM UserEntity u ORDER BY u.name",
                                        UserEntity.class),
                                UserEntity::row));
    }

    @Override
    public Optional<UserRow> user(String name) {
        return tx.call(
                em -> Optional.ofNullable(em.find(UserEntity.class, name)).map(UserEntity::row));
    }

    @Override
    public boolean removeUser(String name) {
        return tx.call(
                em -> {
                    removeSessionsOf(em, name);
                    return em.createQuery("DELETE FROM UserEntity u WHERE u.name = :name")
                                    .setParameter("name", name)
                                    .executeUpdate()
                            > 0;
                });
    }

    @Override
    public void addSession(SessionRow session) {
        tx.run(em -> em.persist(new SessionEntity(session)));
    }

    @Override
    public Optional<SessionRow> session(String idHash) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(SessionEntity.class, idHash))
                                .map(SessionEntity::row));
    }

    @Override
    public boolean removeSession(String idHash) {
        return tx.call(
                em ->
                        em.createQuery("DELETE FROM SessionEntity s WHERE s.idHash = :hash")
                                        .setParameter("hash", idHash)
                                        .executeUpdate()
                                > 0);
    }

    @Override
    public void removeSessionsOf(String callerName) {
        tx.run(em -> removeSessionsOf(em, callerName));
    }

    private static void removeSessionsOf(javax.persistence.EntityManager em, String callerName) {
        em.createQuery("DELETE FROM SessionEntity s WHERE s.caller = :name")
                .setParameter("name", callerName)
                .executeUpdate();
    }

    @Override
    public int removeExpired(Instant now) {
        return tx.call(
                em ->
                        em.createQuery("DELETE FROM SessionEntity s WHERE s.expires < :now")
                                        .setParameter("now", now.toEpochMilli())
                                        .executeUpdate()
                                + em.createQuery("DELETE FROM TokenEntity t WHERE t.expires < :now")
                                        .setParameter("now", now.toEpochMilli())
                                        .executeUpdate());
    }

    @Override
    public void addAudit(AuditRecord row) {
        tx.run(em -> em.persist(new AuditEntity(row)));
    }

    @Override
    public List<AuditRecord> audit(Optional<String> before, int limit) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT a FROM AuditEntity a WHERE a.id < :before"
                                                        + " ORDER BY a.id DESC",
                                                AuditEntity.class)
                                        .setParameter("before", Newest.below(before))
                                        .setMaxResults(limit),
                                AuditEntity::row));
    }
}
