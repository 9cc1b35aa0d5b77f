package io.vedette.bench.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * What somebody would write who needs one model on one file: decode, scale to the model's size in
 * BGR, divide, run. Neither boxes nor tracks are made. Nothing of Vedette is in it.
 */
final class BarePipeline implements Side {
    private final Path clip;
    private final String input;
    private final int width;
    private final int height;
    private final float scale;
    private final SessionOptions options;
    private final OrtSession session;
    private final FloatBuffer tensor;
    private long frames;

    private BarePipeline(Path clip, Path model, JsonNode document)
            throws IOException, OrtException {
        JsonNode in = document.path("input");
        if (!in.path("fit").asText().equals("stretch")
                || !in.path("colour").asText().equals("bgr")) {
            throw new IOException(model + ": the peer takes models of BGR, stretched, only");
        }
        this.clip = clip;
        input = in.path("name").asText();
        width = in.path("width").asInt();
        height = in.path("height").asInt();
        scale = (float) in.path("scale").asDouble(1);
        options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        String weights = model.resolve(document.path("file").asText()).toString();
        session = OrtEnvironment.getEnvironment().createSession(weights, options);
        tensor =
                ByteBuffer.allocateDirect(3 * width * height * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
    }

    static BarePipeline open(Path clip, Path model) throws IOException {
        try {
            JsonNode document = new ObjectMapper().readTree(model.resolve("model.json").toFile());
            return new BarePipeline(clip, model, document);
        } catch (OrtException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
        }
    }

    /** Of the last pass. */
    long frames() {
        return frames;
    }

    @Override
    public double pass() throws IOException {
        double begin = Cpu.process();
        frames = 0;
        try (BareDecoder decoder = new BareDecoder(clip, width, height)) {
            for (ByteBuffer picture = decoder.next(); picture != null; picture = decoder.next()) {
                detect(picture, decoder.stride());
                frames++;
            }
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime: " + e.getMessage(), e);
        }
        return Cpu.process() - begin;
    }

    private void detect(ByteBuffer picture, int stride) throws OrtException {
        int area = width * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = y * stride + 3 * x;
                int to = y * width + x;
                tensor.put(to, (picture.get(from) & 255) * scale);
                tensor.put(area + to, (picture.get(from + 1) & 255) * scale);
                tensor.put(2 * area + to, (picture.get(from + 2) & 255) * scale);
            }
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, 3, height, width};
        try (OnnxTensor in = OnnxTensor.createTensor(environment, tensor, shape);
                OrtSession.Result out = session.run(Map.of(input, in))) {
            if (out.size() == 0) {
                throw new OrtException("the model has no output");
            }
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            options.close();
        }
    }
}
