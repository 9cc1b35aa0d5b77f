package io.vedette.core.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelPackage.CropRule;
import io.vedette.spi.model.ModelPackage.Input;
import io.vedette.spi.model.ModelPackage.Output;
import io.vedette.spi.model.ModelRefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The text of a {@code model.json}. */
final class ModelJson {
    private static final Set<String> DETECTORS =
            Set.of("fastestdet", "yolox", "nanodet", "yolov5", "yolov8", "boxes-scores");
    private static final Set<String> CLASSIFIERS = Set.of("softmax", "sigmoid");
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            com.fasterxml.jackson.core.JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private ModelJson() {}

    /** What the text says, and the name of the weight file, not yet looked for. */
    record Parsed(ModelPackage model, String weights) {}

    static Parsed parse(byte[] text, Path folder) {
        String file = folder.resolve("model.json").toString();
        JsonNode root;
        try {
            root = JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new ModelRefusedException(file + ": not JSON: " + e.getOriginalMessage());
        }
        Fields top = new Fields(file, "", root);
        String name = named(top, "name", top.text("name"), "[a-z0-9][a-z0-9._-]{0,99}");
        String version =
                named(top, "version", top.label("version"), "[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
        String engine = named(top, "engine", top.text("engine"), "[a-z0-9][a-z0-9.-]{0,39}");
        String weights = top.text("file");
        String sha256 = named(top, "sha256", top.text("sha256"), "[0-9a-f]{64}");
        Device device = device(top, top.text("device", "cpu"));
        Input input = input(top.object("input"));
        Output output = output(top.object("output"));
        List<String> classes = classes(top, output.layout());
        double threshold = top.real("threshold", 0, 1, 0.5);
        double nms = top.real("nms", 0, 1, 0.45);
        top.nothingElse();
        if (DETECTORS.contains(output.layout()) && input.crop().isPresent()) {
            throw top.refuse("input.crop", "is for classifiers; a detector sees whole frames");
        }
        return new Parsed(
                new ModelPackage(
                        name,
                        version,
                        engine,
                        folder.resolve("weights"),
                        sha256,
                        device,
                        input,
                        output,
                        classes,
                        threshold,
                        nms),
                weights);
    }

    private static String named(Fields fields, String field, String text, String pattern) {
        if (!text.matches(pattern)) {
            throw fields.refuse(field, "'" + text + "' does not match " + pattern);
        }
        return text;
    }

    private static Device device(Fields top, String text) {
        named(top, "device", text, "[a-z]{1,20}(:[0-9]{1,3})?");
        int colon = text.indexOf(':');
        return colon < 0
                ? new Device(text, 0)
                : new Device(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private static Input input(Fields in) {
        double[] std = in.triple("std", 1);
        for (double s : std) {
            if (s == 0) {
                throw in.refuse("std", "must not hold 0");
            }
        }
        TensorSpec tensor =
                new TensorSpec(
                        in.whole("width", 1, 8192),
                        in.whole("height", 1, 8192),
                        switch (in.text("colour")) {
                            case "bgr" -> TensorSpec.Order.BGR;
                            case "rgb" -> TensorSpec.Order.RGB;
                            default -> throw in.refuse("colour", "must be bgr or rgb");
                        },
                        in.real("scale", -1e6, 1e6, 1 / 255.0),
                        in.triple("mean", 0),
                        std,
                        switch (in.text("fit", "stretch")) {
                            case "stretch" -> TensorSpec.Fit.STRETCH;
                            case "letterbox-topleft" -> TensorSpec.Fit.LETTERBOX_TOPLEFT;
                            case "letterbox-center" -> TensorSpec.Fit.LETTERBOX_CENTER;
                            default ->
                                    throw in.refuse(
                                            "fit",
                                            "must be stretch, letterbox-topleft or"
                                                    + " letterbox-center");
                        },
                        in.whole("pad", 0, 255, 114));
        String name = in.text("name");
        Optional<CropRule> crop = Optional.empty();
        if (in.has("crop")) {
            Fields rule = in.object("crop");
            crop =
                    Optional.of(
                            new CropRule(
                                    rule.real("margin", 0, 10, 0), rule.flag("square", false)));
            rule.nothingElse();
        }
        in.nothingElse();
        return new Input(name, tensor, crop);
    }

    private static Output output(Fields out) {
        String layout = out.text("layout");
        if (!DETECTORS.contains(layout)
                && !CLASSIFIERS.contains(layout)
                && !layout.equals("embedding")) {
            throw out.refuse("layout", "'" + layout + "' is not known; docs/models.md lists them");
        }
        List<String> names = out.texts("names", true);
        if (names.isEmpty()) {
            throw out.refuse("names", "must name an output node");
        }
        List<Integer> strides = out.wholes("strides");
        Map<String, String> options = new LinkedHashMap<>();
        switch (layout) {
            case "yolox", "nanodet", "yolov5" -> {
                if (strides.isEmpty()) {
                    throw out.refuse("strides", "is missing; " + layout + " has one a grid");
                }
            }
            case "boxes-scores" -> {
                String boxes = out.text("boxes", "xyxy");
                if (!Set.of("xyxy", "xywh", "cxcywh").contains(boxes)) {
                    throw out.refuse("boxes", "must be xyxy, xywh or cxcywh");
                }
                options.put("boxes", boxes);
                options.put("normalised", String.valueOf(out.flag("normalised", false)));
                options.put("background", String.valueOf(out.whole("background", -1, 10_000, -1)));
                if (names.size() > 3) {
                    throw out.refuse("names", "are boxes, scores and, where there are, labels");
                }
            }
            case "softmax", "sigmoid" ->
                    options.put("logits", String.valueOf(out.flag("logits", false)));
            default -> {}
        }
        out.nothingElse();
        return new Output(layout, names, strides, options);
    }

    private static List<String> classes(Fields top, String layout) {
        List<String> classes = top.texts("classes", !layout.equals("embedding"));
        if (classes.isEmpty() && !layout.equals("embedding")) {
            throw top.refuse("classes", "must name at least one class");
        }
        if (classes.size() > 10_000) {
            throw top.refuse("classes", "are more than 10000");
        }
        Set<String> once = new HashSet<>();
        for (String name : classes) {
            if (!once.add(name)) {
                throw top.refuse("classes", "name '" + name + "' twice");
            }
        }
        return classes;
    }
}
