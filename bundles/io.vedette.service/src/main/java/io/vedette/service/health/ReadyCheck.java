package io.vedette.service.health;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One thing that must hold before the server is ready for work. Asked at every {@code
 * /health/ready}: answer at once.
 */
@ConsumerType
public interface ReadyCheck {

    /** What is missing, in one line for an operator; empty when nothing is. */
    Optional<String> missing();
}
