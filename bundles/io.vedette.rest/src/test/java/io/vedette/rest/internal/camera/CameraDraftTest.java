package io.vedette.rest.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.camera.Camera;
import io.vedette.service.problem.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CameraDraftTest {

    private static final List<List<Double>> CORNERS =
            List.of(List.of(0.0, 0.5), List.of(1.0, 0.5), List.of(0.5, 1.0));

    @Test
    void comesOutAsItWentInButForCredentials() {
        CameraDraft draft =
                new CameraDraft(
                        "yard",
                        "The yard",
                        "north",
                        "yards",
                        "rtsp://me:secret@10.0.0.7/stream",
                        "fastestdet:1",
                        "bytetrack",
                        false,
                        List.of(
                                new CameraView.Rule(
                                        "zone", "intrusion", CORNERS, Map.of("cooldown", 20))),
                        new CameraView.Masks(List.of(), List.of(CORNERS)),
                        List.of(new CameraView.PinView("Tracker", "bytetrack", "[1,2)")),
                        new CameraView.Clip(3, 7),
                        Map.of("repeat", "true"),
                        false);
        CameraView view = CameraView.of(draft.camera("yard", 4), Optional.empty());
        assertThat(view.rules()).isEqualTo(draft.rules());
        assertThat(view.masks()).isEqualTo(draft.masks());
        assertThat(view.pins()).isEqualTo(draft.pins());
        assertThat(view.clip()).isEqualTo(draft.clip());
        assertThat(view.source()).isEqualTo("rtsp://***@10.0.0.7/stream");
        assertThat(view.revision()).isEqualTo(4);
        assertThat(view.state()).isEqualTo("disabled");
        assertThat(view.toString()).doesNotContain("secret");
    }

    @Test
    void fillsInWhatIsLeftOut() {
        Camera camera = draft(null, null).camera("yard", 0);
        assertThat(camera.name()).isEqualTo("yard");
        assertThat(camera.detector()).isEqualTo("motion");
        assertThat(camera.tracker()).isEqualTo("bytetrack");
        assertThat(camera.gate()).isTrue();
        assertThat(camera.enabled()).isTrue();
        assertThat(camera.clip().before()).isEqualTo(5);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(
                        () ->
                                draft(
                                                List.of(
                                                        new CameraView.Rule(
                                                                "zone",
                                                                "intrusion",
                                                                List.of(List.of(1.0)),
                                                                null)),
                                                null)
                                        .camera("yard", 0))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("rule zone: a point is [x, y]");
        assertThatThrownBy(
                        () ->
                                draft(null, List.of(new CameraView.PinView("Nothing", "a", "1")))
                                        .camera("yard", 0))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Tracker");
    }

    private static CameraDraft draft(List<CameraView.Rule> rules, List<CameraView.PinView> pins) {
        return new CameraDraft(
                "yard",
                null,
                null,
                null,
                "scene:street",
                null,
                null,
                null,
                rules,
                null,
                pins,
                null,
                null,
                null);
    }
}
