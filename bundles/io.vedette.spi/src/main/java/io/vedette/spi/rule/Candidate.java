package io.vedette.spi.rule;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import java.util.Map;

/**
 * An alert that would be raised.
 *
 * @param camera id
 * @param rule id
 * @param type of the rule
 * @param at when it fired
 * @param box of the triggering track
 * @param size of the picture
 * @param params of the verifier
 */
public record Candidate(
        String camera,
        String rule,
        String type,
        Moment at,
        Box box,
        Size size,
        Map<String, Object> params) {
    /** Copies the parameters. */
    public Candidate {
        params = Map.copyOf(params);
    }
}
