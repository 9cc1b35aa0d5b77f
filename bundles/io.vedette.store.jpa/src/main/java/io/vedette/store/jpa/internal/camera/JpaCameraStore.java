package io.vedette.store.jpa.internal.camera;

import io.vedette.service.camera.Camera;
import io.vedette.service.store.camera.CameraStore;
import io.vedette.store.jpa.internal.db.AtRevision;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Cameras in SQL. */
@Component
public final class JpaCameraStore implements CameraStore {

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaCameraStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public List<Camera> cameras() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                        "SELECT c FROM CameraEntity c ORDER BY c.id",
                                        CameraEntity.class),
                                CameraEntity::row));
    }

    @Override
    public Optional<Camera> camera(String id) {
        return tx.call(
                em -> Optional.ofNullable(em.find(CameraEntity.class, id)).map(CameraEntity::row));
    }

    @Override
    public Camera add(Camera camera) {
        return tx.call(
                em -> {
                    CameraEntity entity = new CameraEntity(camera);
                    em.persist(entity);
                    em.flush();
                    return entity.row();
                });
    }

    @Override
    public Camera replace(Camera camera) {
        return tx.call(
                em -> {
                    CameraEntity entity = demand(em, camera.id(), camera.revision());
                    entity.change(camera);
                    em.flush();
                    return entity.row();
                });
    }

    @Override
    public void remove(String id, long revision) {
        tx.run(em -> em.remove(demand(em, id, revision)));
    }

    private static CameraEntity demand(EntityManager em, String id, long revision) {
        return AtRevision.find(
                em, CameraEntity.class, "camera", id, CameraEntity::revision, revision);
    }

    @Override
    public long reserveTracks(String camera, long atLeast, long count) {
        return tx.call(
                em -> {
                    CameraTracksEntity entity =
                            em.find(
                                    CameraTracksEntity.class,
                                    camera,
                                    LockModeType.PESSIMISTIC_WRITE);
                    if (entity == null) {
                        entity = new CameraTracksEntity(camera);
                        em.persist(entity);
                    }
                    return entity.reserve(atLeast, count);
                });
    }
}
