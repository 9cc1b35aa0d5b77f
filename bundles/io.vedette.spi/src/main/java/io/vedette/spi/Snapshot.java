package io.vedette.spi;

import java.util.Arrays;
import java.util.Objects;

/**
 * State of a session, handed from one plugin version to the next at a swap.
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
