package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Rules of a run, and what the core judges for them. */
class RunRulesTest extends RunBench {
    @Test
    void twoRulesOfOneIdAreRefused() {
        assertThatThrownBy(
                        () ->
                                workshop.start(
                                        spec(Pacing.AS_FAST).rules(List.of(DWELL, DWELL)).build(),
                                        heard))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void rulesAreExchangedBetweenFramesAndKeepTheirClocks() throws Exception {
        source(100, 10);
        PipelineRun[] run = new PipelineRun[1];
        heard.each =
                report -> {
                    if (report.number() == 30) {
                        run[0].rules(
                                List.of(
                                        new RuleSpec(
                                                "yard",
                                                "dwell",
                                                List.of(),
                                                Map.of("threshold", 6))));
                    }
                };
        CountDownLatch started = new CountDownLatch(1);
        heard.each = heard.each.andThen(r -> Fakes.await(started));
        run[0] = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        started.countDown();
        end(run[0]);
        EventChange.Opened opened = (EventChange.Opened) heard.events.get(0);
        assertThat(opened.event().at().streamSeconds()).isEqualTo(6);
        assertThat(run[0].spec().rules().get(0).params()).containsEntry("threshold", 6);
    }

    @Test
    void classesAndSchedulesAndPolygonsAreJudgedByTheCore() throws Exception {
        source(100, 10);
        Map<String, Object> params = new java.util.HashMap<>(Map.of("threshold", 1));
        List<RuleSpec> rules = new java.util.ArrayList<>();
        params.put("classes", List.of("person"));
        rules.add(new RuleSpec("persons", "dwell", List.of(), params));
        rules.add(rule("objects", Map.of("classes", List.of("object"))));
        rules.add(rule("large", Map.of("min_height", 0.9)));
        rules.add(rule("disarmed", Map.of("armed", false)));
        rules.add(
                rule(
                        "elsewhere",
                        Map.of(
                                "include",
                                List.of(
                                        List.of(
                                                List.of(0.5, 0),
                                                List.of(1, 0),
                                                List.of(1, 1),
                                                List.of(0.5, 1))))));
        rules.add(
                rule(
                        "nights",
                        Map.of("schedule", Map.of("zone", "UTC", "from", "22:00", "to", "06:00"))));
        rules.add(rule("days", Map.of("schedule", Map.of("from", "06:00", "to", "22:00"))));
        end(workshop.start(spec(Pacing.AS_FAST).rules(rules).build(), heard));
        assertThat(heard.events)
                .filteredOn(EventChange.Opened.class::isInstance)
                .extracting(c -> c.event().rule())
                // the epoch is midnight, UTC
                .containsExactly("objects", "nights");
    }

    @Test
    void whoIsThereWhenTheScheduleBeginsIsReportedThen() throws Exception {
        source(100, 10);
        RuleSpec later = rule("later", Map.of("schedule", Map.of("from", "00:00:05")));
        RuleSpec tomorrow = rule("tomorrow", Map.of("schedule", Map.of("from", "12:00")));
        end(workshop.start(spec(Pacing.AS_FAST).rules(List.of(later, tomorrow)).build(), heard));
        List<EventChange> opened =
                heard.events.stream().filter(EventChange.Opened.class::isInstance).toList();
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).event().rule()).isEqualTo("later");
        assertThat(opened.get(0).event().at().streamSeconds()).isEqualTo(5);
        assertThat(opened.get(0).event().begin().streamSeconds()).isLessThan(1);
        assertThat(heard.events.get(heard.events.size() - 1)).isInstanceOf(EventChange.Ended.class);
    }

    private static RuleSpec rule(String id, Map<String, Object> params) {
        Map<String, Object> all = new java.util.HashMap<>(params);
        all.put("threshold", 1);
        return new RuleSpec(id, "dwell", List.of(), all);
    }
}
