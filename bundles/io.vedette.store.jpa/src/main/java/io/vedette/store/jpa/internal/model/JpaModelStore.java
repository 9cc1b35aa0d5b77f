package io.vedette.store.jpa.internal.model;

import io.vedette.service.http.Page;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.model.ModelStore;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registered models in SQL. */
@Component
public final class JpaModelStore implements ModelStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaModelStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void add(ModelVersion version) {
        tx.run(em -> em.persist(new ModelVersionEntity(version)));
    }

    @Override
    public Optional<ModelVersion> version(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(ModelVersionEntity.class, id))
                                .map(ModelVersionEntity::version));
    }

    @Override
    public Optional<ModelVersion> byDigest(String name, String sha256) {
        return tx.call(
                em ->
                        first(
                                em.createQuery(
                                                "SELECT m FROM ModelVersionEntity m WHERE m.name ="
                                                        + " :name AND m.sha256 = :sha256",
                                                ModelVersionEntity.class)
                                        .setParameter("name", name)
                                        .setParameter("sha256", sha256)));
    }

    @Override
    public Optional<ModelVersion> newest(String name) {
        return tx.call(
                em ->
                        first(
                                em.createQuery(
                                                "SELECT m FROM ModelVersionEntity m WHERE m.name ="
                                                        + " :name ORDER BY m.number DESC",
                                                ModelVersionEntity.class)
                                        .setParameter("name", name)
                                        .setMaxResults(1)));
    }

    private static Optional<ModelVersion> first(TypedQuery<ModelVersionEntity> query) {
        return query.getResultList().stream().findFirst().map(ModelVersionEntity::version);
    }

    @Override
    public Page<ModelVersion> list(Optional<String> name, Optional<String> cursor, int limit) {
        int colon = cursor.map(c -> c.indexOf('@')).orElse(-1);
        long before = cursor.isEmpty() ? Long.MAX_VALUE : millis(cursor.get(), colon);
        String id = cursor.map(c -> c.substring(colon + 1)).orElse("");
        return tx.call(
                em -> {
                    List<ModelVersionEntity> rows =
                            em.createQuery(
                                            "SELECT m FROM ModelVersionEntity m WHERE (:all = TRUE"
                                                    + " OR m.name = :name) AND (m.created < :before"
                                                    + " OR (m.created = :before AND m.id < :id))"
                                                    + " ORDER BY m.created DESC, m.id DESC",
                                            ModelVersionEntity.class)
                                    .setParameter("all", name.isEmpty())
                                    .setParameter("name", name.orElse(""))
                                    .setParameter("before", before)
                                    .setParameter("id", id)
                                    .setMaxResults(limit + 1)
                                    .getResultList();
                    List<ModelVersionEntity> page = rows.subList(0, Math.min(limit, rows.size()));
                    Optional<String> next =
                            rows.size() > limit
                                    ? Optional.of(cursor(page.get(limit - 1)))
                                    : Optional.empty();
                    return new Page<>(
                            page.stream().map(ModelVersionEntity::version).toList(), next);
                });
    }

    private static String cursor(ModelVersionEntity row) {
        return row.created() + "@" + row.id();
    }

    private static long millis(String cursor, int at) {
        try {
            return Long.parseLong(cursor.substring(0, Math.max(0, at)));
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("cursor '" + cursor + "' is none of this list");
        }
    }

    @Override
    public ModelVersion describe(String id, String card, long revision) {
        int changed =
                tx.jdbc(
                        connection -> {
                            // As SQL: a bulk update in JPQL may read and write without its
                            // condition.
                            try (PreparedStatement update =
                                    connection.prepareStatement(
                                            "UPDATE model_version SET card = ?, revision ="
                                                    + " revision + 1 WHERE id = ? AND revision ="
                                                    + " ?")) {
                                update.setString(1, card);
                                update.setString(2, id);
                                update.setLong(3, revision);
                                return update.executeUpdate();
                            }
                        });
        ModelVersion now =
                version(id)
                        .orElseThrow(() -> new NotFoundException("there is no model '" + id + "'"));
        if (changed == 0) {
            throw new StaleRevisionException(
                    "model '" + id + "' is at revision " + now.revision() + ", not " + revision);
        }
        return now;
    }

    @Override
    public List<String> blobs() {
        return tx.call(
                em ->
                        em
                                .createQuery(
                                        "SELECT m FROM ModelVersionEntity m",
                                        ModelVersionEntity.class)
                                .getResultList()
                                .stream()
                                .flatMap(m -> Documents.texts(m.files()).values().stream())
                                .distinct()
                                .toList());
    }
}
