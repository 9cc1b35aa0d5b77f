package io.vedette.store.jpa.internal.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.notify.NoticeDestination;
import io.vedette.store.jpa.internal.db.Json;
import java.util.Map;
import java.util.Set;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A destination's row. */
@Entity
@Table(name = "notice_destination")
public class DestinationEntity {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<Set<String>> NAMES = new TypeReference<>() {};

    @Id private String id;
    private String notifier;
    @Lob private String settings;
    @Lob private String cameras;
    @Lob private String types;
    private boolean enabled;

    @Column(name = "timeout_seconds")
    private int timeout;

    @Version private long revision;

    protected DestinationEntity() {}

    DestinationEntity(NoticeDestination destination) {
        id = destination.id();
        change(destination);
    }

    final void change(NoticeDestination destination) {
        notifier = destination.notifier();
        settings = Json.write(destination.settings());
        cameras = Json.write(destination.cameras());
        types = Json.write(destination.types());
        enabled = destination.enabled();
        timeout = destination.timeoutSeconds();
    }

    long revision() {
        return revision;
    }

    NoticeDestination row() {
        return new NoticeDestination(
                id,
                notifier,
                Json.read(settings, SETTINGS),
                Json.read(cameras, NAMES),
                Json.read(types, NAMES),
                enabled,
                timeout,
                revision);
    }
}
