package io.vedette.web.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.vedette.web.internal.FakeServer.Reply;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Signing in, the wall, cameras and their rules. */
class WatchPagesTest extends BrowserTest {

    @Test
    void signsInStaysSignedInAndSignsOut() {
        page.navigate(server.url());
        page.fill("input[name=token]", "wrong");
        page.click("form button.primary");
        assertThat(page.locator(".failure")).containsText("there is no such token");

        at("wall");
        assertThat(page.locator(".me")).containsText("ada");
        assertThat(page.locator(".me")).containsText("admin");
        page.reload();
        assertThat(page.locator("main h1")).hasText("Watch");

        page.click("text=Sign out");
        assertThat(page.locator("input[name=token]")).isVisible();
        page.reload();
        assertThat(page.locator("input[name=token]")).isVisible();
    }

    @Test
    void wallShowsLivePicturesAndWhatWaits() {
        at("wall");
        assertThat(page.locator(".tile")).hasCount(2);
        assertThat(page.locator(".tile").first()).containsText("Camera yard-1");
        assertThat(page.locator(".tile .badge.warn").first()).hasText("2 to answer");
        // The canvas takes the picture's size as soon as one was drawn.
        page.waitForFunction(
                "() => document.querySelector('canvas').getContext('2d').getImageData(1, 1, 1, 1).data[3] > 0");
    }

    @Test
    void theGuideNamesTheNextStep() {
        server.json("GET /sweeps", Answers.items());
        server.json("GET /models", Answers.items());
        server.json("GET /evaluations", Answers.items());
        server.json("GET /rollouts", Answers.items());
        at("wall");
        assertThat(page.locator(".guide .past")).hasCount(4);
        assertThat(page.locator(".guide .now")).containsText("Train");
        page.click(".guide >> text=Start a sweep");
        assertThat(page.locator("select[name=version]")).hasValue("v-1");
    }

    @Test
    void wallWithoutCamerasLeadsToTheFirst() {
        server.json("GET /cameras", Answers.items());
        at("wall");
        assertThat(page.locator(".empty")).containsText("No camera yet");
        page.click("main >> text=Add a camera");
        assertThat(page.locator("main h1")).hasText("Add a camera");
    }

    @Test
    void mayNotChangeWhatTheRoleMayNot() {
        server.roles("viewer");
        at("cameras/yard-1");
        assertThat(page.locator("text=Edit rules and masks")).hasCount(0);
        assertThat(page.locator("main >> text=Remove")).hasCount(0);
    }

    @Test
    void cameraShowsItsNumbersAndPlugins() {
        at("cameras/yard-1");
        assertThat(page.locator("main")).containsText("149 slow");
        assertThat(page.locator("main")).containsText("io.vedette.tracker.bytetrack");
        assertThat(page.locator(".rule polygon")).hasCount(1);
    }

    @Test
    void aDetectorBesideTheOneInChargeIsShown() {
        server.json(
                "GET /cameras/yard-1/status",
                """
                {"camera":"yard-1","state":"live","why":"","run":"r","alerts":10,"suppressed":0,"beside":[{"variant":"r-1",
                "detector":"tiny:2","why":"","analysed":900,"gated":3,"dropped":17,"passMillis":12.5,"alerts":4}]}""");
        at("cameras/yard-1");
        assertThat(page.locator("tr:has-text('tiny:2')")).containsText("17");
        assertThat(page.locator("a >> text=tiny:2"))
                .hasAttribute("href", "#/models/tiny/versions/2");
    }

    @Test
    void rulesAreDraggedAndSavedWithTheirRevision() {
        server.on("PUT /cameras/yard-1", call -> Reply.tagged(call.body().toString(), 4));
        at("cameras/yard-1");
        page.click("text=Edit rules and masks");
        Locator corner = page.locator(".rules .corner").first();
        BoundingBox from = corner.boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        move(0.1, 0.2);
        page.mouse().up();
        page.click("button:text-is('Save')");

        await().until(() -> !server.writes().isEmpty());
        FakeServer.Call write = server.writes().get(0);
        assertThat(write).hasToString("PUT /cameras/yard-1");
        assertThat(write.ifMatch()).contains("\"3\"");
        assertThat(write.body().at("/rules/0/points/0/0").asDouble()).isBetween(0.09, 0.11);
        assertThat(write.body().at("/rules/0/points/0/1").asDouble()).isBetween(0.19, 0.21);
        assertThat(write.body().at("/rules/0/points/1/0").asDouble()).isEqualTo(0.75);
        assertThat(write.body().at("/source").asText()).startsWith("scene:street");
    }

    @Test
    void masksAndZonesAreDrawnUndoneAndSaved() {
        server.on("PUT /cameras/yard-1", call -> Reply.tagged(call.body().toString(), 4));
        at("cameras/yard-1");
        page.click("text=Edit rules and masks");
        page.click("text=Add privacy mask");
        press(0.1, 0.1);
        press(0.3, 0.1);
        press(0.3, 0.3);
        // The first corner again closes it.
        press(0.1, 0.1);
        assertThat(page.locator(".rule.privacy polygon")).hasCount(1);
        page.click("text=Add ignore mask");
        press(0.6, 0.1);
        page.keyboard().press("Escape");
        assertThat(page.locator(".rule.ignore")).hasCount(0);
        page.click(".rule-list button:has-text('yard')");
        page.click("text=Add exclude zone");
        page.click("text=Put one in the middle");
        page.click("button:text-is('Undo')");
        assertThat(page.locator(".rule.exclude")).hasCount(0);
        page.click("button:text-is('Redo')");
        assertThat(page.locator(".rule.exclude polygon")).hasCount(1);
        page.click("button:text-is('Save')");

        assertThat(page.locator("text=Edit rules and masks")).isVisible();
        FakeServer.Call write = server.writes().get(0);
        assertThat(write.ifMatch()).contains("\"3\"");
        assertThat(write.body().at("/masks/privacy/0")).hasSize(3);
        assertThat(write.body().at("/masks/privacy/0/2/1").asDouble()).isBetween(0.29, 0.31);
        assertThat(write.body().at("/masks/ignore")).isEmpty();
        assertThat(write.body().at("/rules/0/params/exclude/0")).hasSize(4);
    }

    @Test
    void aConflictIsShownAndSettled() {
        server.on(
                "PUT /cameras/yard-1",
                call ->
                        call.ifMatch().orElse("").equals("\"9\"")
                                ? Reply.tagged(call.body().toString(), 10)
                                : Reply.problem(412, "Stale revision", "is at 9"));
        at("cameras/yard-1");
        page.click("text=Edit rules and masks");
        page.click("text=Add line crossing");
        page.click("text=Put one in the middle");
        server.on("GET /cameras/yard-1", call -> Reply.tagged(Answers.camera("yard-1", "[]"), 9));
        page.click("button:text-is('Save')");
        assertThat(page.locator(".failure")).containsText("Somebody else changed this camera");
        assertThat(page.locator(".rule polyline")).hasCount(1);

        page.click("text=Take theirs");
        assertThat(page.locator(".rules .rule")).hasCount(0);
        page.click("button:text-is('Undo')");
        assertThat(page.locator(".rule polyline")).hasCount(1);
        page.click("button:text-is('Save')");
        assertThat(page.locator(".toast").last()).containsText("in service");
    }

    @Test
    void aPluginVersionIsPinned() {
        server.json(
                "GET /plugins",
                Stream.of("0.1.0", "0.2.0")
                        .map(
                                v ->
                                        """
                                        {"plug":"Tracker","id":"bytetrack","bundle":"io.vedette.tracker.bytetrack",
                                        "version":"%s","health":"ok"}"""
                                                .formatted(v))
                        .collect(Collectors.joining(",", "[", "]")));
        server.on("PUT /cameras/yard-1", call -> Reply.tagged(call.body().toString(), 4));
        at("cameras/yard-1");
        page.selectOption("select[aria-label='Version of bytetrack']", "0.1.0");
        assertThat(page.locator(".toast")).containsText("keeps bytetrack 0.1.0");
        FakeServer.Call write = server.writes().get(0);
        assertThat(write.ifMatch()).contains("\"3\"");
        assertThat(write.body().at("/pins/0").toString())
                .isEqualTo("{\"plug\":\"Tracker\",\"id\":\"bytetrack\",\"version\":\"0.1.0\"}");
    }

    private void move(double x, double y) {
        BoundingBox area = page.locator("svg.rules").boundingBox();
        page.mouse().move(area.x + area.width * x, area.y + area.height * y);
    }

    private void press(double x, double y) {
        move(x, y);
        page.mouse().down();
        page.mouse().up();
    }

    @Test
    void addsACamera() {
        AtomicReference<String> added = new AtomicReference<>();
        server.on(
                "POST /cameras",
                call -> {
                    added.set(call.body().toString());
                    return Reply.json(Answers.camera("gate", "[]"));
                });
        server.on("GET /cameras/gate", call -> Reply.tagged(Answers.camera("gate", "[]"), 1));
        at("cameras/new");
        page.fill("input[name=id]", "gate");
        page.fill("input[name=name]", "Gate");
        page.fill("input[name=source]", "rtsp://10.0.0.5/main");
        page.click("form button.primary");
        assertThat(page.locator("main h1")).containsText("Camera gate");
        assertThat(added.get())
                .contains("\"source\":\"rtsp://10.0.0.5/main\"", "\"type\":\"intrusion\"");
    }

    @Test
    void playsTheNextSimulatedHour() {
        server.on("POST /loops/simulated", call -> Reply.json("{\"operation\":\"o-1\"}"));
        at("wall");
        page.click("text=Play next simulated hour");
        assertThat(page.locator(".operation")).containsText("2 of 4 stretches played");
        assertThat(server.writes().get(0).body().toString())
                .isEqualTo("{\"group\":\"demo\",\"seconds\":3600}");
        server.json("GET /operations/o-1", Answers.operation("done"));
        assertThat(page.locator(".toast")).containsText("has been played");
    }

    @Test
    void namesAreTextWhateverTheyHold() {
        server.json(
                "GET /alerts",
                Answers.items(
                        Answers.alert("a1", "<img src=x onerror=document.title='broken'>", "")));
        at("alerts");
        assertThat(page.locator(".alert-text b"))
                .hasText("<img src=x onerror=document.title='broken'>");
        assertThat(page).hasTitle("Vedette");
    }

    @Test
    void problemsAreShownInTheServersWords() {
        server.on(
                "GET /loops",
                call -> Reply.problem(503, "Not available now", "the database is away"));
        at("loops");
        assertThat(page.locator(".failure")).containsText("Not available now");
        assertThat(page.locator(".failure")).containsText("the database is away");
        server.json("GET /loops", Answers.items());
        page.click("text=Try again");
        assertThat(page.locator(".empty")).containsText("No loop yet");
    }

    @Test
    void coloursFollowTheSwitch() {
        at("wall");
        String light = background();
        page.click("button[aria-label='Switch to dark colours']");
        assertThat(background()).isNotEqualTo(light);
        page.reload();
        page.waitForSelector("nav ol");
        assertThat(background()).isNotEqualTo(light);
    }

    private String background() {
        return (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    }
}
