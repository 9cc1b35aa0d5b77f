package io.vedette.service.camera;

import io.vedette.service.operation.Operation;
import io.vedette.service.watch.RuleSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * "What would this change have alerted?": runs rules over the tracks that a camera kept of late, as
 * fast as the machine allows. Thread-safe.
 */
@ProviderType
public interface CameraReplays {
    /**
     * Starts a replay; its progress is the operation's, and so is its end.
     *
     * @param camera id
     * @param rules to try
     * @param past how far back
     * @param by who asks
     * @throws io.vedette.service.problem.NotFoundException where there is no such camera
     * @throws io.vedette.service.problem.InvalidRequestException where a rule is refused
     */
    Operation start(String camera, List<RuleSpec> rules, Duration past, String by);

    /**
     * What a replay that has ended found; the latest are remembered until the server stops.
     *
     * @param operation its id
     */
    Optional<CameraReplay> found(String operation);
}
