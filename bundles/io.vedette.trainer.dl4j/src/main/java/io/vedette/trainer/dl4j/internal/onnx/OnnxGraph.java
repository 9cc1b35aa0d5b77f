package io.vedette.trainer.dl4j.internal.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds an ONNX model node by node (operator set 13). Names are the caller's and must differ;
 * nodes are added in the order in which they can be computed. Field numbers are those of {@code
 * onnx.proto}.
 */
public final class OnnxGraph {
    private static final int OPERATOR_SET = 13;
    private static final int IR_VERSION = 7;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ProtoWriter nodes = new ProtoWriter();
    private final ProtoWriter tensors = new ProtoWriter();
    private final ProtoWriter ends = new ProtoWriter();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private int count;

    /** A named constant of a node. */
    public static final class Attribute {
        private final ProtoWriter proto;

        private Attribute(ProtoWriter proto) {
            this.proto = proto;
        }

        /** A whole number. */
        public static Attribute of(String name, long value) {
            return new Attribute(new ProtoWriter().text(1, name).number(3, value).number(20, 2));
        }

        /** A number. */
        public static Attribute of(String name, float value) {
            return new Attribute(new ProtoWriter().text(1, name).real(2, value).number(20, 1));
        }

        /** Several whole numbers. */
        public static Attribute of(String name, int... values) {
            ProtoWriter proto = new ProtoWriter().text(1, name);
            for (int value : values) {
                proto.number(8, value);
            }
            return new Attribute(proto.number(20, 7));
        }
    }

    /**
     * Adds a node with one output.
     *
     * @return the output's name
     */
    public String node(String operator, String output, List<String> inputs, Attribute... with) {
        ProtoWriter node = new ProtoWriter();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output + "_" + count++).text(4, operator);
        for (Attribute attribute : with) {
            node.message(5, attribute.proto);
        }
        nodes.message(1, node);
        return output;
    }

    /**
     * Adds weights, in C order.
     *
     * @return their name
     */
    public String floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(name, FLOAT, raw, shape);
    }

    /**
     * Adds a list of whole numbers, such as a shape.
     *
     * @return its name
     */
    public String longs(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return tensor(name, INT64, raw, values.length);
    }

    private String tensor(String name, int type, ByteBuffer raw, long... shape) {
        tensors.message(
                5,
                new ProtoWriter()
                        .packed(1, shape)
                        .number(2, type)
                        .text(8, name)
                        .bytes(9, raw.array()));
        return name;
    }

    /** Declares an input of floats; a negative size is free. */
    public void input(String name, long... shape) {
        ends.message(11, value(name, shape));
    }

    /** Declares an output of floats; a negative size is free. */
    public void output(String name, long... shape) {
        ends.message(12, value(name, shape));
    }

    private static ProtoWriter value(String name, long... shape) {
        ProtoWriter sizes = new ProtoWriter();
        for (long size : shape) {
            sizes.message(
                    1,
                    size < 0 ? new ProtoWriter().text(2, "N") : new ProtoWriter().number(1, size));
        }
        ProtoWriter tensor = new ProtoWriter().number(1, FLOAT).message(2, sizes);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }

    /** Adds a line to the model's metadata. */
    public void metadata(String name, String text) {
        metadata.put(name, text);
    }

    /** The file. */
    public byte[] toBytes(String name, String producer) {
        ProtoWriter graph =
                new ProtoWriter().append(nodes).text(2, name).append(tensors).append(ends);
        ProtoWriter model =
                new ProtoWriter()
                        .number(1, IR_VERSION)
                        .text(2, producer)
                        .message(7, graph)
                        .message(8, new ProtoWriter().text(1, "").number(2, OPERATOR_SET));
        metadata.forEach((k, v) -> model.message(14, new ProtoWriter().text(1, k).text(2, v)));
        return model.toBytes();
    }
}
