package io.vedette.engine.dl4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.engine.onnx.internal.OnnxEngine;
import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import io.vedette.trainer.dl4j.internal.OnnxExport;
import io.vedette.trainer.dl4j.internal.onednn.OneDnn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network says the same in Deeplearning4j, in ONNX Runtime, and with and without helpers. */
class BothEnginesTest {
    @TempDir private Path folder;

    @Test
    void bothEnginesAgreeOnRandomPictures() throws IOException {
        MultiLayerNetwork net = Networks.random();
        Path onnx = Files.write(folder.resolve("net.onnx"), OnnxExport.of(net, Networks.tensor()));
        List<Crop> pictures = pictures(200);
        FusedPixels pixels = new FusedPixels();
        List<float[]> one = run(new Dl4jEngine(pixels), Networks.save(net, folder), pictures);
        List<float[]> other =
                run(new OnnxEngine(pixels), Networks.model("onnx", onnx, "output"), pictures);
        double spread = 0;
        for (int i = 0; i < pictures.size(); i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(one.get(i)[c]).isCloseTo(other.get(i)[c], within(1e-4f));
                spread = Math.max(spread, Math.abs(one.get(i)[c] - one.get(0)[c]));
            }
        }
        assertThat(spread).as("the network tells pictures apart").isGreaterThan(0.01);
    }

    @Test
    void helpersChangeNothingButTheSpeed() {
        MultiLayerNetwork plain = Networks.random();
        MultiLayerNetwork helped = plain.clone();
        assertThat(OneDnn.attach(helped)).isEqualTo(3);
        Nd4j.getRandom().setSeed(4);
        INDArray in = Nd4j.rand(DataType.FLOAT, 32, 3, 17, 17);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 32, 3);
        for (int i = 0; i < 32; i++) {
            labels.putScalar(i, i % 3, 1);
        }
        assertThat(helped.output(in).sub(plain.output(in)).amaxNumber().doubleValue())
                .isLessThan(1e-5);
        plain.setInput(in);
        plain.setLabels(labels);
        plain.computeGradientAndScore();
        helped.setInput(in);
        helped.setLabels(labels);
        helped.computeGradientAndScore();
        INDArray difference = helped.gradient().gradient().sub(plain.gradient().gradient());
        assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-4);
    }

    private static List<float[]> run(ModelEngine engine, ModelPackage model, List<Crop> pictures) {
        try (Classifying loaded = (Classifying) engine.load(model, Device.CPU, Threads.ONE)) {
            return loaded.run(pictures, Deadline.in(Duration.ofMinutes(1))).stream()
                    .map(o -> ((Outcome.Done<Scores>) o).value().probabilities())
                    .toList();
        }
    }

    private static List<Crop> pictures(int count) {
        Random random = new Random(5);
        List<Crop> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bgr = new byte[3 * 17 * 17];
            random.nextBytes(bgr);
            int base = random.nextInt(256);
            for (int b = 0; b < bgr.length; b++) {
                bgr[b] = (byte) ((base + (bgr[b] & 127)) / 2);
            }
            pictures.add(new Crop(17, 17, bgr));
        }
        return pictures;
    }
}
