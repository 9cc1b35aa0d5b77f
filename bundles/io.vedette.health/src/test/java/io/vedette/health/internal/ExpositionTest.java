package io.vedette.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.metrics.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void readingsOfANameStandTogetherUnderOneHelpAndType() throws IOException {
        assertThat(
                        text(
                                Reading.counter("b_total", "B", Map.of("camera", "c1"), 3),
                                Reading.gauge("a_bytes", "A", Map.of(), 0.5),
                                Reading.counter("b_total", "B", Map.of("camera", "c\"2\n"), 4e9)))
                .isEqualTo(
                        """
                        # HELP a_bytes A
                        # TYPE a_bytes gauge
                        a_bytes 0.5
                        # HELP b_total B
                        # TYPE b_total counter
                        b_total{camera="c\\"2\\n"} 4.0E9
                        b_total{camera="c1"} 3.0
                        """);
    }

    @Test
    void whatPrometheusWouldRefuseHidesNothingElse() throws IOException {
        String text =
                text(
                        Reading.gauge("twice", "The same labels", Map.of("a", "1"), 1),
                        Reading.gauge("twice", "The same labels", Map.of("a", "1"), 2),
                        Reading.counter("back_total", "Less than nothing", Map.of(), -1),
                        Reading.gauge("odd name-é", "A name of its own", Map.of("la bel", "x"), 1),
                        Reading.gauge("wild", "No number", Map.of(), Double.NaN),
                        Reading.gauge("fine", "As it should be", Map.of(), 7));
        assertThat(text)
                .contains("fine 7.0\n")
                .contains("wild NaN\n")
                .contains("odd_name__{la_bel=\"x\"} 1.0\n")
                .doesNotContain("twice")
                .doesNotContain("back");
    }

    @Test
    void theProcessReadsItself() {
        assertThat(ProcessReadings.read())
                .anySatisfy(
                        reading -> {
                            assertThat(reading.name()).isEqualTo("process_cpu_seconds_total");
                            assertThat(reading.value()).isPositive();
                        });
    }

    private static String text(Reading... readings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exposition.write(List.of(readings), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
