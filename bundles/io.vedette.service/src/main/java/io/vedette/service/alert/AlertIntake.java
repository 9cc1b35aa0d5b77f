package io.vedette.service.alert;

import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineRun;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns the events of a run into alerts: asks the gate, keeps alerts with their snapshot and clip,
 * tells the {@link AlertListener}s and the destinations. Cameras use it; so may whoever runs a
 * pipeline of his own.
 */
@ProviderType
public interface AlertIntake {

    /**
     * Begins with a run.
     *
     * @param place of the camera, as alerts show it
     * @param run name of the run, unique for the server
     * @param gate what is decided by
     * @param clip seconds of film before and after the moment a rule fires; {@link ClipRoll#NONE}
     *     for no clips
     * @throws io.vedette.service.problem.InvalidRequestException where the gate is refused
     */
    Session open(Alert.Place place, String run, GateSpec gate, ClipRoll clip);

    /** One run; events come on one thread at a time, the run's strand. */
    @ProviderType
    interface Session extends AutoCloseable {

        /** Where clips come from; without it there are none. May be called on any thread. */
        void attach(PipelineRun run);

        /**
         * Takes a change in.
         *
         * @return the alerts that were raised or suppressed by it, of every variant
         */
        List<Alert> event(EventChange change);

        /**
         * Begins with a chain that runs beside this one on the same frames. Its alerts are kept to
         * be counted and tell no destination; of those that only it raised, the share {@link
         * io.vedette.service.rollout.Variant#reviewShare()} of its variants is marked for review,
         * so that people answer them. To be closed before this one.
         *
         * @param run name of its run
         * @param gate nobody of it in charge
         * @throws io.vedette.service.problem.InvalidRequestException where the gate is refused
         */
        Session beside(String run, GateSpec gate);

        /**
         * The stream has come so far; called for each frame of a chain that runs beside another, on
         * its strand.
         */
        void passed(double seconds);

        /**
         * Goes on by another place and gate specification, as {@link AlertGates.Gate#change} does;
         * may be called on any thread.
         */
        void change(Alert.Place place, GateSpec gate);

        /** Ends what is open at its last evidence. */
        @Override
        void close();
    }
}
