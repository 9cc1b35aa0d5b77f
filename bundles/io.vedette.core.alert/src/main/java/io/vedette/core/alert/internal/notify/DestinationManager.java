package io.vedette.core.alert.internal.notify;

import io.vedette.service.alert.Alert;
import io.vedette.service.notify.Destinations;
import io.vedette.service.notify.NoticeDestination;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.service.store.notify.NotifyStore;
import io.vedette.spi.notify.AlertNotice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destinations, kept in SQL, and in memory so that alerts find them while it is away. */
@Component(service = {Destinations.class, NoticePlanner.class, DestinationManager.class})
public final class DestinationManager implements Destinations, NoticePlanner {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationManager.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_SETTING = 4000;
    private static final String HIDDEN = "***";

    private final Clock clock;
    private volatile List<NoticeDestination> known = List.of();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile NotifyStore store;

    /** By Declarative Services. */
    @Activate
    public DestinationManager() {
        this(Clock.systemUTC());
    }

    DestinationManager(Clock clock) {
        this.clock = clock;
    }

    /** For tests: what OSGi injects. */
    void store(NotifyStore to) {
        store = to;
    }

    Optional<NotifyStore> store() {
        return Optional.ofNullable(store);
    }

    /** Reads them anew; keeps what was known where the database is away. */
    void refresh() {
        NotifyStore there = store;
        if (there == null) {
            return;
        }
        try {
            known = there.destinations();
        } catch (RuntimeException e) {
            LOG.debug("destinations cannot be read: {}", e.toString());
        }
    }

    /** With its secrets. */
    Optional<NoticeDestination> full(String id) {
        return known.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    private NotifyStore demand() {
        NotifyStore there = store;
        if (there == null) {
            throw new UnavailableException("the database of destinations is away", null);
        }
        return there;
    }

    @Override
    public List<NoticeRow> plan(Alert alert) {
        List<NoticeRow> rows = new ArrayList<>();
        if (!alert.inCharge() || alert.state() == Alert.State.SUPPRESSED) {
            return rows;
        }
        for (NoticeDestination destination : known) {
            if (destination.wants(alert.camera(), alert.type())) {
                rows.add(row(alert, destination));
            }
        }
        return rows;
    }

    private NoticeRow row(Alert alert, NoticeDestination destination) {
        String id = alert.id() + "-" + destination.id();
        String path = "/api/v1/alerts/" + alert.id();
        AlertNotice notice =
                new AlertNotice(
                        id,
                        alert.id(),
                        alert.camera(),
                        alert.place().cameraName(),
                        alert.rule(),
                        alert.type(),
                        alert.time().instant(),
                        Map.of(
                                "alert",
                                path,
                                "snapshot",
                                path + "/snapshot.jpg",
                                "clip",
                                path + "/clip.mp4"));
        return new NoticeRow(
                id, destination.id(), notice, NoticeRow.State.WAITING, 0, clock.instant(), "");
    }

    @Override
    public List<NoticeDestination> destinations() {
        return demand().destinations().stream().map(NoticeDestination::shown).toList();
    }

    @Override
    public Optional<NoticeDestination> destination(String id) {
        return destinations().stream().filter(d -> d.id().equals(id)).findFirst();
    }

    @Override
    public NoticeDestination add(NoticeDestination destination) {
        check(destination);
        if (destination.settings().containsValue(HIDDEN)) {
            throw new InvalidRequestException(
                    "destination " + destination.id() + ": " + HIDDEN + " is no secret");
        }
        NoticeDestination added = demand().add(destination);
        refresh();
        return added.shown();
    }

    @Override
    public NoticeDestination replace(NoticeDestination destination) {
        check(destination);
        NoticeDestination before =
                demand().destinations().stream()
                        .filter(d -> d.id().equals(destination.id()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "there is no destination '"
                                                        + destination.id()
                                                        + "'"));
        NoticeDestination replaced = demand().replace(withSecrets(destination, before));
        refresh();
        return replaced.shown();
    }

    private static NoticeDestination withSecrets(NoticeDestination now, NoticeDestination before) {
        Map<String, String> settings = new HashMap<>(now.settings());
        settings.replaceAll(
                (name, text) ->
                        name.startsWith(".") && text.equals(HIDDEN)
                                ? before.settings().getOrDefault(name, "")
                                : text);
        return new NoticeDestination(
                now.id(),
                now.notifier(),
                settings,
                now.cameras(),
                now.types(),
                now.enabled(),
                now.timeoutSeconds(),
                now.revision());
    }

    @Override
    public void remove(String id, long revision) {
        demand().remove(id, revision);
        refresh();
    }

    @Override
    public List<Sent> sent(String destination, int limit) {
        return demand().notices(Optional.of(destination), limit).stream()
                .map(
                        row ->
                                new Sent(
                                        row.notice().alert(),
                                        row.state()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                        row.attempts(),
                                        row.next(),
                                        row.why()))
                .toList();
    }

    private static void check(NoticeDestination destination) {
        if (!ID.matcher(destination.id()).matches()) {
            throw new InvalidRequestException(
                    "a destination's id has 1 to 64 letters, digits or . _ -, not '"
                            + destination.id()
                            + "'");
        }
        if (destination.timeoutSeconds() < 1 || destination.timeoutSeconds() > 60) {
            throw new InvalidRequestException(
                    "destination "
                            + destination.id()
                            + ": timeoutSeconds must be 1..60, is "
                            + destination.timeoutSeconds());
        }
        for (Map.Entry<String, String> setting : destination.settings().entrySet()) {
            if (setting.getKey().length() > 100 || setting.getValue().length() > LONGEST_SETTING) {
                throw new InvalidRequestException(
                        "destination " + destination.id() + ": a setting is too long");
            }
        }
    }
}
