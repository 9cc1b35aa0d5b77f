package io.vedette.store.jpa.internal.model;

import io.vedette.service.http.Page;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.model.ModelStore;
import io.vedette.store.jpa.internal.db.AtRevision;
import io.vedette.store.jpa.internal.db.Tx;
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
        Place after = cursor.map(Place::parse).orElse(Place.BEGIN);
        return tx.call(
                em -> {
                    TypedQuery<ModelVersionEntity> query =
                            em.createQuery(
                                            "SELECT m FROM ModelVersionEntity m WHERE "
                                                    + (name.isPresent()
                                                            ? "m.name = :name AND "
                                                            : "")
                                                    + "(m.created < :before"
                                                    + " OR (m.created = :before AND (m.number <"
                                                    + " :number OR (m.number = :number AND m.name >"
                                                    + " :last)))) ORDER BY m.created DESC,"
                                                    + " m.number DESC, m.name",
                                            ModelVersionEntity.class)
                                    .setParameter("before", after.created())
                                    .setParameter("number", after.number())
                                    .setParameter("last", after.name())
                                    .setMaxResults(limit + 1);
                    name.ifPresent(n -> query.setParameter("name", n));
                    List<ModelVersionEntity> rows = query.getResultList();
                    List<ModelVersionEntity> page = rows.subList(0, Math.min(limit, rows.size()));
                    Optional<String> next =
                            rows.size() > limit
                                    ? Optional.of(page.get(limit - 1).place().text())
                                    : Optional.empty();
                    return new Page<>(
                            page.stream().map(ModelVersionEntity::version).toList(), next);
                });
    }

    /** Where a page ended: within a millisecond the higher number comes first. */
    record Place(long created, int number, String name) {
        static final Place BEGIN = new Place(Long.MAX_VALUE, 0, "");

        static Place parse(String cursor) {
            String[] parts = cursor.split("@", 3);
            try {
                return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new InvalidRequestException("cursor '" + cursor + "' is none of this list");
            }
        }

        String text() {
            return created + "@" + number + "@" + name;
        }
    }

    @Override
    public ModelVersion describe(String id, String card, long revision) {
        int changed =
                tx.update(
                        "UPDATE model_version SET card = ?, revision = revision + 1"
                                + " WHERE id = ? AND revision = ?",
                        card,
                        id,
                        revision);
        ModelVersion now =
                version(id)
                        .orElseThrow(() -> new NotFoundException("there is no model '" + id + "'"));
        if (changed == 0) {
            throw AtRevision.stale("model", id, now.revision(), revision);
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
