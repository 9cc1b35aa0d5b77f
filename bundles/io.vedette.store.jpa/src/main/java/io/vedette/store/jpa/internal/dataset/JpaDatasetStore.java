package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.Transfers;
import io.vedette.service.http.Page;
import io.vedette.service.store.dataset.DatasetStore;
import io.vedette.store.jpa.internal.collect.Json;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
                        em
                                .createQuery(
                                        "SELECT l FROM LabelSetEntity l ORDER BY l.name, l.version",
                                        LabelSetEntity.class)
                                .getResultList()
                                .stream()
                                .map(LabelSetEntity::row)
                                .toList());
    }

    @Override
    public List<LabelSet> labelSets(String name) {
        return tx.call(
                em ->
                        em
                                .createQuery(
                                        "SELECT l FROM LabelSetEntity l WHERE l.name = :name"
                                                + " ORDER BY l.version",
                                        LabelSetEntity.class)
                                .setParameter("name", name)
                                .getResultList()
                                .stream()
                                .map(LabelSetEntity::row)
                                .toList());
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
        long samples =
                count(em, "SELECT COUNT(*) FROM dataset_sample WHERE dataset_id = ?", dataset.id());
        long versions =
                count(
                        em,
                        "SELECT COUNT(*) FROM dataset_version WHERE dataset_id = ?",
                        dataset.id());
        return dataset.row(samples, (int) versions);
    }

    private static long count(EntityManager em, String sql, String id) {
        Tx.JdbcWork<Long> work =
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setString(1, id);
                        try (ResultSet found = select.executeQuery()) {
                            found.next();
                            return found.getLong(1);
                        }
                    }
                };
        return Tx.jdbc(em, work);
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
                            Tx.jdbc(em, c -> members(c, dataset, afterSample, limit));
                    List<Annotation> found = new ArrayList<>();
                    for (List<String> chunk :
                            io.vedette.store.jpa.internal.collect.JpaSampleStore.chunks(samples)) {
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

    private static List<String> members(
            java.sql.Connection connection, String dataset, String after, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT sample_id FROM dataset_sample WHERE dataset_id = ? AND sample_id >"
                                + " ? ORDER BY sample_id")) {
            select.setMaxRows(limit);
            select.setString(1, dataset);
            select.setString(2, after);
            List<String> ids = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getString(1));
                }
            }
            return ids;
        }
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
                        em
                                .createQuery(
                                        "SELECT v FROM DatasetVersionEntity v WHERE v.dataset ="
                                                + " :dataset ORDER BY v.number DESC",
                                        DatasetVersionEntity.class)
                                .setParameter("dataset", dataset)
                                .getResultList()
                                .stream()
                                .map(v -> withLabels(em, v))
                                .toList());
    }

    @Override
    public Map<String, Split> groups(String version) {
        Tx.JdbcWork<Map<String, Split>> work =
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT leak_group, split FROM version_group WHERE version_id ="
                                            + " ?")) {
                        select.setString(1, version);
                        Map<String, Split> groups = new TreeMap<>();
                        try (ResultSet found = select.executeQuery()) {
                            while (found.next()) {
                                groups.put(found.getString(1), Split.of(found.getString(2)));
                            }
                        }
                        return groups;
                    }
                };
        return tx.jdbc(work);
    }

    @Override
    public List<Item> items(String version, Set<Split> splits, String afterSample, int limit) {
        if (splits.isEmpty()) {
            return List.of();
        }
        Tx.JdbcWork<List<Item>> work =
                connection -> {
                    String marks = "?,".repeat(splits.size() - 1) + "?";
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT sample_id, annotation_id, leak_group, split FROM"
                                            + " version_item WHERE version_id = ? AND sample_id > ?"
                                            + " AND split IN ("
                                            + marks
                                            + ") ORDER BY sample_id")) {
                        select.setMaxRows(limit);
                        select.setString(1, version);
                        select.setString(2, afterSample);
                        int at = 3;
                        for (Split split : splits) {
                            select.setString(at++, split.id());
                        }
                        List<Item> items = new ArrayList<>();
                        try (ResultSet found = select.executeQuery()) {
                            while (found.next()) {
                                items.add(
                                        new Item(
                                                found.getString(1),
                                                found.getString(2),
                                                found.getString(3),
                                                Split.of(found.getString(4))));
                            }
                        }
                        return items;
                    }
                };
        return tx.jdbc(work);
    }

    @Override
    public List<Datasets.Membership> ofSample(String sample) {
        Tx.JdbcWork<List<Datasets.Membership>> work =
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT v.dataset_id, v.id, v.number, i.annotation_id, i.split"
                                            + " FROM version_item i JOIN dataset_version v ON v.id"
                                            + " = i.version_id WHERE i.sample_id = ? ORDER BY"
                                            + " v.created_at, v.dataset_id, v.number")) {
                        select.setString(1, sample);
                        List<Datasets.Membership> all = new ArrayList<>();
                        try (ResultSet found = select.executeQuery()) {
                            while (found.next()) {
                                all.add(
                                        new Datasets.Membership(
                                                found.getString(1),
                                                found.getString(2),
                                                found.getInt(3),
                                                found.getString(4),
                                                Split.of(found.getString(5))));
                            }
                        }
                        return all;
                    }
                };
        return tx.jdbc(work);
    }

    @Override
    public void asked(String operation, Transfers.ImportRequest request) {
        if (asked(operation).isEmpty()) {
            tx.update(
                    "INSERT INTO import_request (operation_id, request) VALUES (?, ?)",
                    operation,
                    Json.write(request));
        }
    }

    @Override
    public Optional<Transfers.ImportRequest> asked(String operation) {
        return tx.jdbc(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT request FROM import_request WHERE operation_id = ?")) {
                        select.setString(1, operation);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next()
                                    ? Optional.of(
                                            Json.read(
                                                    row.getString(1),
                                                    Transfers.ImportRequest.class))
                                    : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public void report(Transfers.ImportReport report) {
        tx.run(
                em -> {
                    ImportReportEntity there =
                            em.find(ImportReportEntity.class, report.operation());
                    if (there == null) {
                        em.persist(new ImportReportEntity(report));
                    } else {
                        there.update(report);
                    }
                });
    }

    @Override
    public Optional<Transfers.ImportReport> report(String operation) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(ImportReportEntity.class, operation))
                                .map(ImportReportEntity::row));
    }
}
