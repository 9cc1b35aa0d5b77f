package io.vedette.engine.dl4j.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Threads;
import io.vedette.testkit.ModelEngineContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class Dl4jEngineContractTest extends ModelEngineContract {
    @Override
    protected ModelEngine engine() {
        return new Dl4jEngine(new FusedPixels());
    }

    @Override
    protected ModelPackage sound(Path folder) {
        return Networks.save(Networks.random(), folder);
    }

    @Test
    void aZipWithSerializedJavaObjectsIsNotOpened() throws IOException {
        Path file = folder.resolve("evil.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("preprocessor.bin"));
            zip.write(1);
        }
        ModelPackage model = Networks.model("dl4j", file, "output");
        assertThatThrownBy(() -> engine().load(model, Device.CPU, Threads.ONE))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("preprocessor.bin");
    }
}
