package io.vedette.core.labeling.internal;

import io.vedette.service.metrics.Reading;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What is counted, since the start of the server. */
final class Counters {
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();

    void answer(String dispatcher, AnswerIntake.Taken taken) {
        answers.computeIfAbsent(dispatcher + "/" + taken.name().toLowerCase(), k -> new LongAdder())
                .increment();
    }

    long answers(String dispatcher, AnswerIntake.Taken taken) {
        LongAdder adder = answers.get(dispatcher + "/" + taken.name().toLowerCase());
        return adder == null ? 0 : adder.sum();
    }

    Collection<Reading> read() {
        return answers.entrySet().stream()
                .map(
                        e -> {
                            int slash = e.getKey().lastIndexOf('/');
                            return Reading.counter(
                                    "vedette_labeling_answers_total",
                                    "Answers that came in from dispatchers",
                                    Map.of(
                                            "dispatcher", e.getKey().substring(0, slash),
                                            "taken", e.getKey().substring(slash + 1)),
                                    e.getValue().sum());
                        })
                .toList();
    }
}
