package io.vedette.scene.motion.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.scene.Analyzer;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneSpec;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A background model on the luma plane: a mean and a deviation for each of about 180 rows of cells,
 * seen through the light of the moment, without shadows.
 */
@Component
@Analyzer("motion")
public final class Motion implements SceneAnalyzer {
    private static final Logger LOG = LoggerFactory.getLogger(Motion.class);

    /** By Declarative Services. */
    @Activate
    public Motion() {}

    @Override
    public Session open(SceneSpec spec, Optional<Snapshot> from) {
        return new MotionSession(
                spec.size(), MotionSettings.of(spec.params()), from.flatMap(s -> kept(spec, s)));
    }

    private static Optional<Kept> kept(SceneSpec spec, Snapshot from) {
        try {
            if (Kept.SCHEMA.equals(from.schema())) {
                return Optional.of(Kept.read(from.bytes()));
            }
            LOG.warn(
                    "camera {}: a background of schema {} is not known here, starting anew",
                    spec.camera(),
                    from.schema());
        } catch (IOException e) {
            LOG.warn(
                    "camera {}: the handed over background cannot be read ({}), starting anew",
                    spec.camera(),
                    e.getMessage());
        }
        return Optional.empty();
    }
}
