package io.vedette.spi.metric;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named numbers per unit, the state of most metrics: sums and samples that may be merged in any
 * order and read under any weights. Not thread-safe.
 */
public final class Tally {
    private final TreeMap<String, TreeMap<String, double[]>> units = new TreeMap<>();

    /** Makes a unit known, so that it is drawn in a bootstrap even if nothing is counted in it. */
    public void unit(String unit) {
        units.computeIfAbsent(unit, u -> new TreeMap<>());
    }

    /** Adds to a sum of a unit. */
    public void add(String unit, String name, double amount) {
        double[] sum =
                units.computeIfAbsent(unit, u -> new TreeMap<>())
                        .computeIfAbsent(name, n -> new double[1]);
        sum[0] += amount;
    }

    /** Appends samples to a unit. */
    public void append(String unit, String name, double... samples) {
        units.computeIfAbsent(unit, u -> new TreeMap<>())
                .merge(name, samples.clone(), Tally::concatenate);
    }

    /** Ids of all units, sorted. */
    public Collection<String> unitIds() {
        return Collections.unmodifiableSet(units.keySet());
    }

    /** The weighted sum over all units. */
    public double sum(String name, Weights weights) {
        double total = 0;
        for (Map.Entry<String, TreeMap<String, double[]>> unit : units.entrySet()) {
            double[] numbers = unit.getValue().get(name);
            if (numbers != null) {
                total += weights.of(unit.getKey()) * Arrays.stream(numbers).sum();
            }
        }
        return total;
    }

    /** All samples, each as often as its unit's weight says, by unit. */
    public double[] samples(String name, Weights weights) {
        return units.entrySet().stream()
                .filter(unit -> unit.getValue().containsKey(name))
                .flatMap(
                        unit ->
                                Collections.nCopies(
                                        weights.of(unit.getKey()), unit.getValue().get(name))
                                        .stream())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** All as bytes. */
    public byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(units.size());
            for (Map.Entry<String, TreeMap<String, double[]>> unit : units.entrySet()) {
                out.writeUTF(unit.getKey());
                out.writeInt(unit.getValue().size());
                for (Map.Entry<String, double[]> named : unit.getValue().entrySet()) {
                    out.writeUTF(named.getKey());
                    out.writeInt(named.getValue().length);
                    for (double number : named.getValue()) {
                        out.writeDouble(number);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Takes in another tally's state.
     *
     * @throws IllegalArgumentException where a unit is in both
     */
    public void merge(byte[] state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            for (int u = in.readInt(); u > 0; u--) {
                String unit = in.readUTF();
                TreeMap<String, double[]> named = new TreeMap<>();
                for (int n = in.readInt(); n > 0; n--) {
                    String name = in.readUTF();
                    double[] numbers = new double[in.readInt()];
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] = in.readDouble();
                    }
                    named.put(name, numbers);
                }
                if (units.putIfAbsent(unit, named) != null) {
                    throw new IllegalArgumentException("unit " + unit + " is in both states");
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a tally's state", e);
        }
    }

    private static double[] concatenate(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
