package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.Cameras;
import io.vedette.service.camera.LiveView;
import io.vedette.service.event.Happenings;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.rollout.SlotDirectory;
import io.vedette.service.store.camera.CameraStore;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
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

/** Cameras: kept in the store that is there, run by the pipelines that are there. */
@Component(
        service = {Cameras.class, MetricSource.class},
        immediate = true)
@Designate(ocd = CameraManager.Config.class)
public final class CameraManager implements Cameras, MetricSource, CameraRuntime.RuntimeParts {

    /** Track ids of one run: more than a busy year. */
    private static final long BLOCK = 100_000_000L;

    private final AlertIntake intake;
    private final CameraHappenings happenings;
    private final CameraChecks checks;
    private final SourcePolicy sources;
    private final Clock clock;
    private final CameraRunner runner;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CameraStore store;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Pipelines pipelines;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SlotDirectory slots;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile RuleReplays replays;

    /** Where files of cameras may lie. */
    @ObjectClassDefinition(name = "Vedette cameras")
    @interface Config {
        @AttributeDefinition(
                description =
                        "Folders with films for cameras; empty: those of the property vedette.media,"
                                + " or else media below the data folder")
        String[] file_folders() default {};
    }

    /** By Declarative Services. */
    @Activate
    public CameraManager(
            @Reference AlertIntake intake,
            @Reference AlertGates gates,
            @Reference Happenings happenings,
            Config config,
            BundleContext context) {
        this(
                intake,
                gates,
                happenings,
                new SourcePolicy(
                        folders(
                                config,
                                context.getProperty("vedette.data"),
                                context.getProperty("vedette.media"))),
                Clock.systemUTC());
        runner.start();
    }

    CameraManager(
            AlertIntake intake,
            AlertGates gates,
            Happenings happenings,
            SourcePolicy sources,
            Clock clock) {
        this.intake = intake;
        this.happenings = new CameraHappenings(happenings, clock);
        this.sources = sources;
        this.clock = clock;
        checks = new CameraChecks(gates, sources, () -> replays);
        runner = new CameraRunner(() -> demand().cameras(), () -> pipelines, this);
    }

    private static List<Path> folders(Config config, String data, String media) {
        List<Path> folders =
                new ArrayList<>(Arrays.stream(config.file_folders()).map(Path::of).toList());
        if (media != null) {
            Arrays.stream(media.split(File.pathSeparator))
                    .filter(folder -> !folder.isBlank())
                    .forEach(folder -> folders.add(Path.of(folder)));
        }
        if (folders.isEmpty()) {
            folders.add(Path.of(data == null ? "data" : data, "media"));
        }
        return List.copyOf(folders);
    }

    /** For tests: what OSGi injects. */
    void inject(CameraStore to, Pipelines by, SlotDirectory from) {
        store = to;
        pipelines = by;
        slots = from;
        runner.wake();
    }

    CameraRunner runner() {
        return runner;
    }

    @Deactivate
    void stop() {
        runner.stop();
    }

    private CameraStore demand() {
        CameraStore there = store;
        if (there == null) {
            throw new UnavailableException("the database of cameras is away", null);
        }
        return there;
    }

    @Override
    public List<Camera> cameras() {
        return demand().cameras();
    }

    @Override
    public Optional<Camera> camera(String id) {
        return demand().camera(id);
    }

    @Override
    public Camera add(Camera camera, boolean trusted) {
        checks.check(camera, trusted);
        Camera added = demand().add(camera.at(0, clock.instant()));
        runner.changed();
        return added;
    }

    @Override
    public Camera replace(Camera camera, boolean trusted) {
        Camera before = existing(camera.id());
        Camera wanted =
                camera.source().equals(before.shownSource())
                        ? camera.withSource(before.source())
                        : camera;
        // What is there already was allowed when it came.
        checks.check(wanted, trusted || wanted.source().equals(before.source()));
        return replaced(wanted);
    }

    @Override
    public Camera rules(String id, List<RuleSpec> rules, long revision) {
        Camera before = existing(id);
        Camera wanted = before.withRules(rules).at(revision, before.changed());
        checks.rules(wanted);
        return replaced(wanted);
    }

    private Camera existing(String id) {
        return demand().camera(id)
                .orElseThrow(() -> new NotFoundException("there is no camera '" + id + "'"));
    }

    private Camera replaced(Camera wanted) {
        Camera after = demand().replace(wanted.at(wanted.revision(), clock.instant()));
        runner.changed();
        return after;
    }

    @Override
    public void remove(String id, long revision) {
        demand().remove(id, revision);
        runner.changed();
    }

    @Override
    public Optional<CameraStatus> status(String id) {
        // One that was added just now is known to the store before the runner has turned to it.
        return runner.status(id)
                .or(
                        () ->
                                camera(id)
                                        .map(
                                                camera ->
                                                        new CameraStatus(
                                                                id,
                                                                camera.enabled()
                                                                        ? CameraStatus.State.WAITING
                                                                        : CameraStatus.State
                                                                                .DISABLED,
                                                                "",
                                                                "",
                                                                Optional.empty(),
                                                                0,
                                                                0)));
    }

    @Override
    public List<CameraStatus> statuses() {
        return runner.statuses();
    }

    @Override
    public Optional<PipelineRun> run(String id) {
        return runner.run(id);
    }

    @Override
    public Optional<LiveView> live(String id) {
        return runner.live(id);
    }

    @Override
    public AlertIntake intake() {
        return intake;
    }

    @Override
    public Optional<SlotDirectory> slots() {
        return Optional.ofNullable(slots);
    }

    @Override
    public CameraHappenings happenings() {
        return happenings;
    }

    @Override
    public long reserveTracks(String camera, long atLeast) {
        return demand().reserveTracks(camera, atLeast, BLOCK);
    }

    @Override
    public URI source(Camera camera) {
        return sources.check(camera.source(), true);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void wake() {
        runner.wake();
    }

    @Override
    public Collection<Reading> read() {
        return CameraReadings.of(statuses());
    }
}
