package io.vedette.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.metrics.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void readingsOfANameStandTogetherUnderOneHelpAndType() {
        String text =
                PrometheusText.of(
                        List.of(
                                Reading.counter("b_total", "B", Map.of("camera", "c1"), 3),
                                Reading.gauge("a_bytes", "A", Map.of(), 0.5),
                                Reading.counter("b_total", "B", Map.of("camera", "c\"2\n"), 4e9)));
        assertThat(text)
                .isEqualTo(
                        """
                        # HELP a_bytes A
                        # TYPE a_bytes gauge
                        a_bytes 0.5
                        # HELP b_total B
                        # TYPE b_total counter
                        b_total{camera="c1"} 3
                        b_total{camera="c\\"2\\n"} 4000000000
                        """);
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
}
