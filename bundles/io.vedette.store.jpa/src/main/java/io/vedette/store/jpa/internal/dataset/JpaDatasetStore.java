package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.service.http.Page;
import io.vedette.service.store.dataset.DatasetStore;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Label sets, datasets and versions in SQL. */
@Component
public final class JpaDatasetStore implements DatasetStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaDatasetStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void addLabelSet(LabelSet labelSet) {
        tx.run(em -> em.persist(new LabelSetEntity(labelSet)));
    }

    @Override
    public List<LabelSet> labelSets() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                        "SELECT l FROM LabelSetEntity l ORDER BY l.name, l.version",
                                        LabelSetEntity.class),
                                LabelSetEntity::row));
    }

    @Override
    public List<LabelSet> labelSets(String name) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT l FROM LabelSetEntity l WHERE l.name ="
                                                        + " :name"
                                                        + " ORDER BY l.version",
                                                LabelSetEntity.class)
                                        .setParameter("name", name),
                                LabelSetEntity::row));
    }

    @Override
    public void add(Dataset dataset) {
        tx.run(em -> em.persist(new DatasetEntity(dataset)));
    }

    @Override
    public Optional<Dataset> dataset(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(DatasetEntity.class, id))
                                .map(d -> counted(em, d)));
    }

    @Override
    public Optional<Dataset> datasetNamed(String name) {
        return tx.call(
                em ->
                        em
                                .createQuery(
                                        "SELECT d FROM DatasetEntity d WHERE d.name = :name",
                                        DatasetEntity.class)
                                .setParameter("name", name)
                                .getResultList()
                                .stream()
                                .findFirst()
                                .map(d -> counted(em, d)));
    }

    @Override
    public Page<Dataset> list(Optional<String> cursor, int limit) {
        return tx.call(
                em -> {
                    List<DatasetEntity> rows =
                            em.createQuery(
                                            "SELECT d FROM DatasetEntity d WHERE d.name > :after"
                                                    + " ORDER BY d.name",
                                            DatasetEntity.class)
                                    .setParameter("after", cursor.orElse(""))
                                    .setMaxResults(limit + 1)
                                    .getResultList();
                    List<Dataset> page =
                            rows.stream().limit(limit).map(d -> counted(em, d)).toList();
                    return new Page<>(
                            page,
                            rows.size() <= limit
                                    ? Optional.empty()
                                    : Optional.of(page.get(limit - 1).name()));
                });
    }

    private static Dataset counted(EntityManager em, DatasetEntity dataset) {
        return Tx.jdbc(
                em,
                c ->
                        dataset.row(
                                count(c, "dataset_sample", dataset),
                                (int) count(c, "dataset_version", dataset)));
    }

    private static long count(Connection connection, String table, DatasetEntity dataset)
            throws SQLException {
        return Rows.select(
                        connection,
                        1,
                        "SELECT COUNT(*) FROM " + table + " WHERE dataset_id = ?",
                        row -> row.getLong(1),
                        dataset.id())
                .get(0);
    }

    @Override
    public List<Annotation> current(String dataset, String afterSample, int limit) {
        return tx.call(
                em -> {
                    DatasetEntity entity = em.find(DatasetEntity.class, dataset);
                    if (entity == null) {
                        return List.of();
                    }
                    List<String> samples =
                            Tx.jdbc(
                                    em,
                                    c ->
                                            Rows.select(
                                                    c,
                                                    limit,
                                                    "SELECT sample_id FROM dataset_sample WHERE"
                                                            + " dataset_id = ? AND sample_id > ?"
                                                            + " ORDER BY sample_id",
                                                    row -> row.getString(1),
                                                    dataset,
                                                    afterSample));
                    List<Annotation> found = new ArrayList<>();
                    for (List<String> chunk : Rows.chunks(samples)) {
                        em.createQuery(
                                        "SELECT a FROM AnnotationEntity a WHERE a.labelSet ="
                                                + " :labelSet AND a.sample IN :samples AND"
                                                + " a.revision = (SELECT MAX(b.revision) FROM"
                                                + " AnnotationEntity b WHERE b.sample = a.sample"
                                                + " AND b.labelSet = a.labelSet) ORDER BY a.sample",
                                        AnnotationEntity.class)
                                .setParameter("labelSet", entity.labelSet())
                                .setParameter("samples", chunk)
                                .getResultList()
                                .forEach(a -> found.add(a.row()));
                        em.clear();
                    }
                    return found;
                });
    }

    @Override
    public void add(DatasetVersion version, Map<String, Split> groups, List<Item> items) {
        tx.run(
                em -> {
                    em.persist(new DatasetVersionEntity(version));
                    Tx.batch(
                            em,
                            "INSERT INTO version_group (version_id, leak_group, split) VALUES"
                                    + " (?, ?, ?)",
                            groups.entrySet(),
                            (statement, group) -> {
                                statement.setString(1, version.id());
                                statement.setString(2, group.getKey());
                                statement.setString(3, group.getValue().id());
                            });
                    Tx.batch(
                            em,
                            "INSERT INTO version_item (version_id, sample_id, annotation_id,"
                                    + " leak_group, split) VALUES (?, ?, ?, ?, ?)",
                            items,
                            (statement, item) -> {
                                statement.setString(1, version.id());
                                statement.setString(2, item.sample());
                                statement.setString(3, item.annotation());
                                statement.setString(4, item.group());
                                statement.setString(5, item.split().id());
                            });
                });
    }

    @Override
    public Optional<DatasetVersion> version(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(DatasetVersionEntity.class, id))
                                .map(v -> withLabels(em, v)));
    }

    private static DatasetVersion withLabels(EntityManager em, DatasetVersionEntity version) {
        return version.row(em.find(LabelSetEntity.class, version.labelSetId()).row());
    }

    @Override
    public List<DatasetVersion> versions(String dataset) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT v FROM DatasetVersionEntity v WHERE"
                                                        + " v.dataset ="
                                                        + " :dataset ORDER BY v.number DESC",
                                                DatasetVersionEntity.class)
                                        .setParameter("dataset", dataset),
                                v -> withLabels(em, v)));
    }

    @Override
    public Map<String, Split> groups(String version) {
        Map<String, Split> groups = new TreeMap<>();
        Tx.JdbcWork<List<Map.Entry<String, Split>>> work =
                connection ->
                        Rows.select(
                                connection,
                                Rows.ALL,
                                "SELECT leak_group, split FROM version_group WHERE version_id = ?",
                                row -> Map.entry(row.getString(1), Split.of(row.getString(2))),
                                version);
        tx.jdbc(work).forEach(group -> groups.put(group.getKey(), group.getValue()));
        return groups;
    }

    @Override
    public List<Item> items(String version, Set<Split> splits, String afterSample, int limit) {
        if (splits.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(version, afterSample));
        splits.forEach(split -> values.add(split.id()));
        return tx.jdbc(
                connection ->
                        Rows.select(
                                connection,
                                limit,
                                "SELECT sample_id, annotation_id, leak_group, split FROM"
                                        + " version_item WHERE version_id = ? AND sample_id > ?"
                                        + " AND split IN ("
                                        + Rows.marks(splits.size())
                                        + ") ORDER BY sample_id",
                                row ->
                                        new Item(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getString(3),
                                                Split.of(row.getString(4))),
                                values.toArray()));
    }

    @Override
    public List<Datasets.Membership> ofSample(String sample) {
        return tx.jdbc(
                connection ->
                        Rows.select(
                                connection,
                                Rows.ALL,
                                "SELECT v.dataset_id, v.id, v.number, i.annotation_id, i.split"
                                        + " FROM version_item i JOIN dataset_version v ON v.id"
                                        + " = i.version_id WHERE i.sample_id = ? ORDER BY"
                                        + " v.created_at, v.dataset_id, v.number",
                                row ->
                                        new Datasets.Membership(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getInt(3),
                                                row.getString(4),
                                                Split.of(row.getString(5))),
                                sample));
    }
}
