package io.vedette.store.jpa.internal.camera;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.frame.Masks;
import io.vedette.store.jpa.internal.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A camera's row. What no query asks for is one document. */
@Entity
@Table(name = "camera")
public class CameraEntity {

    private static final TypeReference<Config> CONFIG = new TypeReference<>() {};

    @Id private String id;
    private String name;
    private String site;

    @Column(name = "camera_group")
    private String group;

    private String source;
    private boolean enabled;
    @Lob private String config;

    @Column(name = "changed_at")
    private long changed;

    @Version private long revision;

    protected CameraEntity() {}

    CameraEntity(Camera camera) {
        id = camera.id();
        change(camera);
    }

    final void change(Camera camera) {
        name = camera.name();
        site = camera.site();
        group = camera.group();
        source = camera.source();
        enabled = camera.enabled();
        changed = camera.changed().toEpochMilli();
        config =
                Json.write(
                        new Config(
                                camera.detector(),
                                camera.tracker(),
                                camera.gate(),
                                camera.rules(),
                                camera.masks(),
                                camera.pins(),
                                camera.clip(),
                                camera.options()));
    }

    long revision() {
        return revision;
    }

    Camera row() {
        Config c = Json.read(config, CONFIG);
        return new Camera(
                id,
                name,
                site,
                group,
                source,
                c.detector,
                c.tracker,
                c.gate,
                c.rules,
                c.masks,
                c.pins,
                c.clip,
                c.options,
                enabled,
                Instant.ofEpochMilli(changed),
                revision);
    }

    /** The document. */
    record Config(
            String detector,
            String tracker,
            boolean gate,
            List<RuleSpec> rules,
            Masks masks,
            List<Pin> pins,
            ClipRoll clip,
            Map<String, String> options) {}
}
