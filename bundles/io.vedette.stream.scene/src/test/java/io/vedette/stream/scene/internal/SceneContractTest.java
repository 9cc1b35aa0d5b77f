package io.vedette.stream.scene.internal;

import io.vedette.spi.stream.StreamSource;
import io.vedette.testkit.StreamSourceContract;
import java.net.URI;

class SceneContractTest extends StreamSourceContract {
    @Override
    protected StreamSource source() {
        return new SceneSource();
    }

    @Override
    protected URI playable() {
        return URI.create("scene:street?place=1&seed=2&seconds=3");
    }

    @Override
    protected URI nowhere() {
        return URI.create("scene:moon");
    }
}
