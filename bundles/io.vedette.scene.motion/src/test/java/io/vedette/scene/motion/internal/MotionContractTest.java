package io.vedette.scene.motion.internal;

import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.testkit.SceneAnalyzerContract;

class MotionContractTest extends SceneAnalyzerContract {
    @Override
    protected SceneAnalyzer analyzer() {
        return new Motion();
    }
}
