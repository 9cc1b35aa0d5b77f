package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Size;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import java.util.function.Supplier;

/** One rule of a pipeline and the place of its heuristic. */
record RuleSeat(RuleSpec rule, RuleFilter filter, Socket<Heuristic, Heuristic.Session> socket) {

    static RuleSeat of(String camera, RuleSpec rule, String pin, Supplier<Size> size) {
        return new RuleSeat(
                rule,
                new RuleFilter(rule),
                new Socket<>(
                        "rule " + rule.id(),
                        Plug.HEURISTIC,
                        rule.type(),
                        pin,
                        Heuristic.class,
                        (heuristic, from) ->
                                heuristic.open(
                                        new HeuristicSpec(
                                                camera,
                                                rule.id(),
                                                rule.type(),
                                                size.get(),
                                                rule.points(),
                                                rule.params()),
                                        from),
                        Heuristic.Session::snapshot));
    }
}
