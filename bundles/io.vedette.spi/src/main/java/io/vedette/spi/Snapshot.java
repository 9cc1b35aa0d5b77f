package io.vedette.spi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * State of a session, handed from one plugin version to the next at a swap.
 *
 * <pre>{@code
 * Optional<Snapshot> snapshot() {
 *     return Optional.of(Snapshot.of("counter/1", out -> out.writeLong(count)));
 * }
 *
 * Session open(HeuristicSpec spec, Optional<Snapshot> from) {
 *     return new Session(Snapshot.handedOver(from, "counter/1", DataInput::readLong, LOG::warn).orElse(0L));
 * }
 * }</pre>
 *
 * @param schema names the layout of the bytes, e.g. {@code bytetrack/1}; a plugin that does not
 *     know it starts anew and says so in its log
 * @param bytes owned by the snapshot; copied in and out
 */
public record Snapshot(String schema, byte[] bytes) {
    /** Copies the bytes. */
    public Snapshot {
        Objects.requireNonNull(schema, "schema");
        bytes = bytes.clone();
    }

    /** What {@code state} writes. */
    public static Snapshot of(String schema, Writing state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            state.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new Snapshot(schema, bytes.toByteArray());
    }

    /**
     * What a session before handed over, empty where there was none or where its state is of
     * another schema or cannot be read.
     *
     * @param said told why the session starts anew
     */
    public static <T> Optional<T> handedOver(
            Optional<Snapshot> from, String schema, Reading<T> state, Consumer<String> said) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().schema.equals(schema)) {
            said.accept("state of schema " + from.get().schema + " is not known, starting anew");
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(from.get().bytes))) {
            return Optional.of(state.from(in));
        } catch (IOException | RuntimeException e) {
            said.accept("the handed over state cannot be read (" + e + "), starting anew");
            return Optional.empty();
        }
    }

    /** Writes state. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it all. */
        void to(DataOutput out) throws IOException;
    }

    /**
     * Reads state.
     *
     * @param <T> the state
     */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads it all; the bytes may be anybody's. */
        T from(DataInput in) throws IOException;
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot s
                && schema.equals(s.schema)
                && Arrays.equals(bytes, s.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Snapshot[" + schema + ", " + bytes.length + " bytes]";
    }
}
