package io.vedette.core.training.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.training.ParameterSpace;
import io.vedette.spi.training.ParameterSpace.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Random search: defaults first, then independent draws. It beats a grid where few of many
 * parameters matter.
 *
 * @see <a href="https://www.jmlr.org/papers/v13/bergstra12a.html">Bergstra and Bengio 2012</a>
 */
final class RandomSearch {
    private static final int TRIES = 20;

    private RandomSearch() {}

    static List<Map<String, String>> draw(
            ParameterSpace space, Map<String, String> narrowed, int trials, long seed) {
        List<Dimension> dimensions = dimensions(space, narrowed);
        List<Map<String, String>> drawn = new ArrayList<>();
        Set<Map<String, String>> seen = new HashSet<>();
        for (int trial = 0; trial < trials; trial++) {
            SplittableRandom random = new SplittableRandom(seed(seed, trial));
            Map<String, String> params = new TreeMap<>();
            for (int attempt = 0; attempt < TRIES; attempt++) {
                for (Dimension dimension : dimensions) {
                    params.put(
                            dimension.name(),
                            trial == 0 ? dimension.usual() : dimension.draw(random));
                }
                // In a small space the same draw may come again; a few are worth trying anew.
                if (seen.add(Map.copyOf(params))) {
                    break;
                }
            }
            drawn.add(params);
        }
        return drawn;
    }

    /** Seed of a trial: depends on the sweep's and the trial's number alone. */
    static long seed(long seed, int trial) {
        return new SplittableRandom(seed ^ 0x9e3779b97f4a7c15L * (trial + 1)).nextLong();
    }

    private static List<Dimension> dimensions(ParameterSpace space, Map<String, String> narrowed) {
        Map<String, String> rest = new HashMap<>(narrowed);
        List<Dimension> dimensions = new ArrayList<>();
        for (Parameter parameter : space.parameters()) {
            String text = rest.remove(parameter.name());
            dimensions.add(
                    text == null
                            ? Dimension.of(parameter)
                            : Dimension.narrowed(parameter, text.trim()));
        }
        if (!rest.isEmpty()) {
            throw new InvalidRequestException(
                    "the trainer has no parameters "
                            + rest.keySet()
                            + ", but "
                            + space.parameters().stream().map(Parameter::name).toList());
        }
        dimensions.sort(Comparator.comparing(Dimension::name));
        return dimensions;
    }
}
