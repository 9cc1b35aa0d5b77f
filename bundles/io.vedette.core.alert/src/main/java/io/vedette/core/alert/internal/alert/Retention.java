package io.vedette.core.alert.internal.alert;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.store.alert.AlertStore;
import io.vedette.service.store.notify.NotifyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets by age and by size: clips first, then alerts nobody answered, answered ones last; then
 * collects the blobs that nobody names any more.
 */
@Component(service = Retention.class, immediate = true)
@Designate(ocd = Retention.Config.class)
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 500;

    /** So many clips are forgotten first where there is no room, then twice as many, and so on. */
    private static final int FEW = 5;

    private static final int TRIES = 2;
    private static final int ROOM_EVERY_SECONDS = 5;
    private static final int MOST_BATCHES = 1000;
    private static final Duration NOTICES = Duration.ofDays(30);

    private final Ages ages;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    /** Clips just forgotten to make room, too young to be deleted; of the timer's thread. */
    private final List<BlobId> released = new ArrayList<>();

    /** How often nothing was gained since the last look; of the timer's thread. */
    private int vain;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile AlertStore alerts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile NotifyStore notices;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile BlobStore blobs;

    /** How long things are kept. */
    @ObjectClassDefinition(name = "Vedette retention")
    @interface Config {
        @AttributeDefinition(description = "Days for which clips are kept")
        int clip_days() default 30;

        @AttributeDefinition(description = "Days for which alerts are kept that nobody answered")
        int alert_days() default 90;

        @AttributeDefinition(description = "Days for which answered alerts are kept")
        int answered_days() default 730;

        @AttributeDefinition(description = "Minutes between two looks")
        int every_minutes() default 60;
    }

    /**
     * How long things are kept.
     *
     * @param clips from the moment of the alert
     * @param unanswered alerts
     * @param answered alerts
     */
    record Ages(Duration clips, Duration unanswered, Duration answered) {}

    /** By Declarative Services. */
    @Activate
    public Retention(Config config) {
        this(
                new Ages(
                        Duration.ofDays(config.clip_days()),
                        Duration.ofDays(config.alert_days()),
                        Duration.ofDays(config.answered_days())),
                Clock.systemUTC());
        timer.scheduleWithFixedDelay(
                this::look, 5, Math.max(1, config.every_minutes()), TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(
                this::makeRoom, ROOM_EVERY_SECONDS, ROOM_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    Retention(Ages ages, Clock clock) {
        this.ages = ages;
        this.clock = clock;
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "vedette-retention");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** For tests: what OSGi injects. */
    void inject(AlertStore from, BlobStore of) {
        alerts = from;
        blobs = of;
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    /** One look; a failure waits for the next. */
    void look() {
        AlertStore from = alerts;
        BlobStore of = blobs;
        NotifyStore sent = notices;
        try {
            if (from != null) {
                byAge(from);
            }
            if (sent != null) {
                sent.removeSettled(clock.instant().minus(NOTICES));
            }
            if (of != null) {
                collect(of, List.of());
            }
        } catch (RuntimeException e) {
            LOG.warn("what is old stays for now: {}", e.toString());
        }
        vain = 0;
        makeRoom();
    }

    /**
     * Forgets oldest clips as soon as there is no room for new ones. Where nothing is gained twice,
     * the next look tries again.
     */
    void makeRoom() {
        AlertStore from = alerts;
        BlobStore of = blobs;
        if (from == null || of == null || vain >= TRIES) {
            return;
        }
        try {
            if (!of.accepts(BlobUse.RECORDING)) {
                bySize(from, of);
            }
        } catch (RuntimeException e) {
            LOG.warn("no room is made for new clips: {}", e.toString());
        }
    }

    private void byAge(AlertStore from) {
        Instant now = clock.instant();
        int clips = all(() -> from.forgetClips(now.minus(ages.clips), BATCH));
        int unanswered = all(() -> from.removeOlder(now.minus(ages.unanswered), false, BATCH));
        int answered = all(() -> from.removeOlder(now.minus(ages.answered), true, BATCH));
        if (clips + unanswered + answered > 0) {
            LOG.info("{} clips and {} alerts are old and forgotten", clips, unanswered + answered);
        }
    }

    /** Forgets oldest clips until there is room for new ones, or nothing to gain just now. */
    private void bySize(AlertStore from, BlobStore of) {
        // Those of the last time; what is still there after it is needed by somebody else.
        long gained = released.isEmpty() ? 0 : collect(of, released);
        released.clear();
        int batch = FEW;
        int forgotten = 0;
        for (int i = 0; i < MOST_BATCHES && !of.accepts(BlobUse.RECORDING); i++) {
            released.addAll(from.forgetOldestClips(batch));
            int more = released.size();
            if (more == 0) {
                break;
            }
            forgotten += more;
            gained += collect(of, released);
            released.removeIf(clip -> of.size(clip).isEmpty());
            if (!released.isEmpty()) {
                break;
            }
            batch = Math.min(2 * batch, BATCH / 10);
        }
        vain = gained > 0 ? 0 : vain + 1;
        if (of.accepts(BlobUse.RECORDING)) {
            LOG.info("the quota or the disk was full: {} oldest clips are forgotten", forgotten);
        } else {
            LOG.warn(
                    "the quota or the disk is full, new clips are not kept: free some of the disk"
                            + " or raise the quota; {} oldest clips are forgotten",
                    forgotten);
        }
    }

    private static long collect(BlobStore of, List<BlobId> released) {
        BlobStore.Collected collected = of.collect(released);
        collected.skipped().ifPresent(why -> LOG.debug("blobs are not collected: {}", why));
        return collected.blobs();
    }

    private static int all(IntSupplier batch) {
        int total = 0;
        for (int i = 0; i < MOST_BATCHES; i++) {
            int done = batch.getAsInt();
            total += done;
            if (done < BATCH) {
                break;
            }
        }
        return total;
    }
}
