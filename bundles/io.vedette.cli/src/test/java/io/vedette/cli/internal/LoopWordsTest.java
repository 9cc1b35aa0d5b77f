package io.vedette.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopWordsTest {
    private static final String GAINED =
            "\"before\":{\"falseAlarmsPerCameraHour\":71.25,\"recall\":0.914,\"cameraHours\":4.0,"
                    + "\"truthEvents\":350,\"intervals\":{\"falseAlarmsPerCameraHour\":[66.25,"
                    + "76.5],\"recall\":[0.88,0.94]}},"
                    + "\"after\":{\"falseAlarmsPerCameraHour\":17.5,\"recall\":0.911,"
                    + "\"cameraHours\":4.0,\"truthEvents\":350,\"intervals\":{}},"
                    + "\"gain\":{\"falseAlarmsPerCameraHour\":-53.75,\"recall\":-0.003,"
                    + "\"intervals\":{\"falseAlarmsPerCameraHour\":[-60.0,-47.5],"
                    + "\"recall\":[-0.012,0.004]}}";
    private static final String END =
            ",\"decision\":\"promoted\",\"verdicts\":640,\"labels\":700,"
                    + "\"turnaroundSeconds\":123.4}";

    @Test
    void saysWhatWasGainedAndHowSureThatIs() throws JsonProcessingException {
        List<String> lines = words("{" + GAINED + END);
        assertThat(lines.get(0)).contains("4.0 camera-hours").contains("350 visits");
        assertThat(lines.get(2).split("\\s{2,}"))
                .containsExactly(
                        "",
                        "false alarms/camera-hour",
                        "71.3 [66.3, 76.5]",
                        "17.5",
                        "-53.8 [-60.0, -47.5]");
        assertThat(lines)
                .contains(
                        "  Of 100 false alarms 75 are gone; of 100 visits 0.3 are no longer"
                                + " alerted, which may be chance.")
                .contains("Decision: promoted.");
    }

    @Test
    void otherPlacesComeBesideIt() throws JsonProcessingException {
        assertThat(words("{" + GAINED + ",\"elsewhere\":{" + GAINED + "}" + END))
                .anyMatch(line -> line.startsWith("Other places: 4.0 camera-hours"));
    }

    @Test
    void whereNothingWasToCountNothingIsClaimed() throws JsonProcessingException {
        String nothing = "{\"falseAlarmsPerCameraHour\":null,\"recall\":null}";
        assertThat(
                        words(
                                "{\"before\":"
                                        + nothing
                                        + ",\"after\":"
                                        + nothing
                                        + ",\"gain\":"
                                        + nothing
                                        + END))
                .contains("  Too little happened to say what was gained.");
    }

    private static List<String> words(String report) throws JsonProcessingException {
        return LoopWords.of(new ObjectMapper().readTree(report));
    }
}
