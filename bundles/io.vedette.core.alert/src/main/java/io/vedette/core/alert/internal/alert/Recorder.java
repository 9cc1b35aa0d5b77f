package io.vedette.core.alert.internal.alert;

import io.vedette.core.alert.internal.notify.NoticePlanner;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.alert.GateSpec;
import io.vedette.spi.frame.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Opens the intake of a run. */
@Component(service = AlertIntake.class)
public final class Recorder implements AlertIntake {

    private final AlertGates gates;
    private final AlertWriter writer;
    private final AlertTeller teller;
    private final Pictures pictures;
    private final NoticePlanner notices;
    private final Quiet quiet;
    private final Path scratch;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Pixels pixels;

    /** By Declarative Services. */
    @Activate
    public Recorder(
            @Reference AlertGates gates,
            @Reference AlertWriter writer,
            @Reference AlertTeller teller,
            @Reference Pictures pictures,
            @Reference NoticePlanner notices,
            @Reference Quiet quiet,
            BundleContext context)
            throws IOException {
        this(
                gates,
                writer,
                teller,
                pictures,
                notices,
                quiet,
                Path.of(
                        Optional.ofNullable(context.getProperty("vedette.data")).orElse("data"),
                        "tmp",
                        "clips"));
    }

    Recorder(
            AlertGates gates,
            AlertWriter writer,
            AlertTeller teller,
            Pictures pictures,
            NoticePlanner notices,
            Quiet quiet,
            Path scratch)
            throws IOException {
        this.gates = gates;
        this.writer = writer;
        this.teller = teller;
        this.pictures = pictures;
        this.notices = notices;
        this.quiet = quiet;
        this.scratch = Files.createDirectories(scratch);
    }

    /** For tests: what OSGi injects. */
    void pixels(Pixels lent) {
        pixels = lent;
    }

    @Override
    public Session open(Alert.Place place, String run, GateSpec gate, ClipRoll clip) {
        return new RunSession(place, run, begin(run, gate), clip, this);
    }

    /** Opens the gate of a run, whose alerts are not left over from now on. */
    AlertGates.Gate begin(String run, GateSpec gate) {
        AlertGates.Gate opened = gates.open(gate);
        writer.running(run);
        return opened;
    }

    AlertWriter writer() {
        return writer;
    }

    AlertTeller teller() {
        return teller;
    }

    Pictures pictures() {
        return pictures;
    }

    NoticePlanner notices() {
        return notices;
    }

    Quiet quiet() {
        return quiet;
    }

    Path scratch() {
        return scratch;
    }

    Optional<Pixels> pixels() {
        return Optional.ofNullable(pixels);
    }
}
