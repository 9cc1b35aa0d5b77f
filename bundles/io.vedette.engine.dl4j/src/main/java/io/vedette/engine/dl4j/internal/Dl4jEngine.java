package io.vedette.engine.dl4j.internal;

import io.vedette.spi.frame.Pixels;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.Engine;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Threads;
import io.vedette.trainer.dl4j.internal.onednn.OneDnn;
import java.io.IOException;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs classifiers that Deeplearning4j saved (a multi-layer network as zip) on the processor. */
@Component
@Engine("dl4j")
public final class Dl4jEngine implements ModelEngine {
    private static final Set<String> LAYOUTS = Set.of("softmax", "sigmoid");

    private final Pixels pixels;

    /**
     * @param pixels fills the tensors
     */
    @Activate
    public Dl4jEngine(@Reference Pixels pixels) {
        this.pixels = pixels;
    }

    @Override
    public LoadedModel load(ModelPackage model, Device device, Threads threads) {
        if (!device.kind().equals("cpu")) {
            throw refuse(model, "wants device '" + device.kind() + "'; this engine has cpu", null);
        }
        boolean logits = Boolean.parseBoolean(model.output().options().get("logits"));
        if (!LAYOUTS.contains(model.output().layout()) || logits) {
            throw refuse(
                    model,
                    "has layout '"
                            + model.output().layout()
                            + (logits ? "' before its activation" : "'")
                            + ", this engine runs softmax and sigmoid with their activation",
                    null);
        }
        try {
            NetworkZip.check(model.weights());
            OneDnn.threads(threads.count());
            MultiLayerNetwork net =
                    ModelSerializer.restoreMultiLayerNetwork(model.weights().toFile(), false);
            OneDnn.attach(net);
            return Dl4jClassifier.tried(model, net, pixels, threads);
        } catch (ModelRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refuse(model, ": " + model.weights() + " is no saved network: " + e, e);
        }
    }

    static ModelRefusedException refuse(ModelPackage model, String why, Throwable cause) {
        return new ModelRefusedException(
                "model " + model.name() + ":" + model.version() + " " + why, cause);
    }
}
