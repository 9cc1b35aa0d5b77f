package io.vedette.web.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.BoundingBox;
import io.vedette.web.internal.FakeServer.Reply;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** From the verdict to the promoted model. */
class CirclePagesTest extends BrowserTest {

    private static final List<String> PAGES =
            List.of(
                    "wall",
                    "cameras/yard-1",
                    "cameras/new",
                    "alerts",
                    "alerts/a1",
                    "samples",
                    "samples/s1",
                    "selections/sel-1",
                    "labeling",
                    "labeling/batches/b-1",
                    "datasets",
                    "datasets/d-1",
                    "datasets/d-1/versions/1",
                    "sweeps",
                    "sweeps/s-1",
                    "evaluations",
                    "evaluations/e2",
                    "models",
                    "models/yard-verifier/versions/1",
                    "rollouts",
                    "rollouts/r-1",
                    "loops",
                    "loops/l-1",
                    "plugins");

    @Test
    void alertsAreAnsweredByKeyboard() {
        server.on(
                "POST /alerts/a1/verdict",
                call -> {
                    String reason =
                            call.body().has("reason")
                                    ? ",\"reason\":" + call.body().get("reason")
                                    : "";
                    String now =
                            Answers.alert(
                                    "a1",
                                    "Yard 1",
                                    "\"verdict\":" + call.body().get("verdict") + reason);
                    server.json("GET /alerts/a1", now);
                    return Reply.json(now);
                });
        server.on(
                "DELETE /alerts/a1/verdict",
                call -> {
                    server.json("GET /alerts/a1", Answers.alert("a1", "Yard 1", ""));
                    return Reply.json(Answers.alert("a1", "Yard 1", ""));
                });
        at("alerts/a1");
        assertThat(page.locator("svg .mark")).hasCount(1);
        page.keyboard().press("f");
        assertThat(page.locator("button.answer.false")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("5");
        assertThat(page.locator(".reasons [aria-pressed=true]")).containsText("vehicle");
        page.keyboard().press("z");
        assertThat(page.locator("button.answer.false")).hasAttribute("aria-pressed", "false");
        page.keyboard().press("n");
        assertThat(page.locator("main h1")).hasText("Yard 2: yard");
        page.keyboard().press("p");
        assertThat(page.locator("main h1")).hasText("Yard 1: yard");
        assertThat(server.writes())
                .extracting(c -> c + " " + c.body())
                .containsExactly(
                        "POST /alerts/a1/verdict {\"verdict\":\"false\"}",
                        "POST /alerts/a1/verdict {\"verdict\":\"false\",\"reason\":\"vehicle\"}",
                        "DELETE /alerts/a1/verdict null");
    }

    @Test
    void anAlertIsTakenUpAndItsRuleSnoozed() {
        server.json("GET /snoozes", Answers.items());
        server.on("POST /alerts/a1/acknowledge", call -> Reply.json("{}"));
        server.on(
                "POST /alerts/a1/snooze",
                call -> {
                    server.json(
                            "GET /snoozes",
                            Answers.items(
                                    "{\"camera\":\"yard-1\",\"rule\":\"yard\",\"until\":\"%s\",\"by\":\"ada\",\"when\":\"%s\"}"
                                            .formatted(Answers.WHEN, Answers.WHEN)));
                    return Reply.json("{}");
                });
        at("alerts/a1");
        page.click("text=I am on it");
        assertThat(page.locator(".toast")).containsText("You are on it");
        page.click("text=Snooze this rule");
        assertThat(page.locator(".handling")).containsText("is quiet on Yard 1");
        assertThat(server.writes().get(1).body().get("minutes").asInt()).isEqualTo(60);
    }

    @Test
    void aFilmThatIsMissingLeavesThePicture() {
        at("alerts/a1");
        assertThat(page.locator(".picture.gone")).containsText("The film is being made");
        assertThat(page.locator("img[alt='Picture of the moment the rule fired']")).isVisible();
    }

    @Test
    void alertsAreFiltered() {
        server.on(
                "GET /alerts",
                call ->
                        Reply.json(
                                call.query().contains("answered=false")
                                        ? Answers.items()
                                        : Answers.items(Answers.alert("a1", "Yard 1", ""))));
        at("alerts");
        assertThat(page.locator(".alert-row")).hasCount(1);
        page.selectOption(".filters label:has-text('Answer') select >> nth=0", "false");
        assertThat(page.locator(".empty")).containsText("None fits these filters");
        page.click("text=Show all");
        assertThat(page.locator(".alert-row")).hasCount(1);
    }

    @Test
    void aSelectionIsStartedAndHandedOver() {
        server.on("POST /selections", call -> Reply.json("{\"id\":\"sel-1\"}"));
        server.on("POST /labeling/batches", call -> Reply.json(Answers.batch("DRAFT")));
        server.on(
                "POST /labeling/batches/b-1/submit",
                call -> Reply.json(Answers.batch("SUBMITTING")));
        at("samples");
        page.click("text=Start a selection");
        page.fill("input[name=wanted]", "50");
        page.click("form button.primary");
        assertThat(page.locator("main h1")).containsText("Selection");
        assertThat(page.locator(".cell").first()).containsText("score 0.77 is near the threshold");
        page.click("text=Create and hand over");
        assertThat(page.locator("main h1")).containsText("What is it?");

        List<FakeServer.Call> writes = server.writes();
        assertThat(writes.get(0).body().get("wanted").asInt()).isEqualTo(50);
        assertThat(writes.get(0).body().at("/mix/0/share").asDouble()).isEqualTo(0.5);
        assertThat(writes.get(1).body().get("selection").asText()).isEqualTo("sel-1");
        assertThat(writes.get(1).body().get("dispatcher").asText()).isEqualTo("staff");
        assertThat(writes.get(1).body().get("dataset").asText()).isEqualTo("d-1");
        assertThat(writes.get(2)).hasToString("POST /labeling/batches/b-1/submit");
    }

    @Test
    void classesAreGivenByNumberKeys() {
        lend("CLASS");
        at("labeling/task");
        assertThat(page.locator(".answers .answer")).hasCount(3);
        assertThat(page.locator(".progress")).containsText("1 of 3");
        page.keyboard().press("2");
        await().until(() -> written("/labeling/tasks/t1/answer").size() == 1);
        FakeServer.Call answer = written("/labeling/tasks/t1/answer").get(0);
        assertThat(answer.body().get("label").asText()).isEqualTo("vehicle");
        assertThat(answer.body().get("unsure").asBoolean()).isFalse();
        assertThat(page.locator(".empty")).containsText("You answered 1");
    }

    @Test
    void boxesAreDrawnSavedAndAnswered() {
        lend("BOXES");
        server.on(
                "PUT /labeling/tasks/t1/draft",
                call -> Reply.tagged(Answers.task("t1", "BOXES"), 2));
        at("labeling/task");
        page.waitForSelector("svg.boxes");
        assertThat(page.locator(".progress")).containsText("1 of 3");
        page.keyboard().press("1");
        BoundingBox area = page.locator("svg.boxes").boundingBox();
        page.mouse().move(area.x + area.width * 0.25, area.y + area.height * 0.25);
        page.mouse().down();
        page.mouse().move(area.x + area.width * 0.5, area.y + area.height * 0.75);
        page.mouse().up();
        assertThat(page.locator(".boxes .mark")).hasCount(1);
        await().until(() -> written("/labeling/tasks/t1/draft").size() == 1);
        assertThat(written("/labeling/tasks/t1/draft").get(0).ifMatch()).contains("\"1\"");
        assertThat(page.locator("text=Draft saved")).isVisible();
        page.click("text=Done, 1 box");
        await().until(() -> written("/labeling/tasks/t1/answer").size() == 1);
        FakeServer.Call answer = written("/labeling/tasks/t1/answer").get(0);
        assertThat(answer.body().at("/boxes/0/label").asText()).isEqualTo("person");
        assertThat(answer.body().at("/boxes/0/box/0").asDouble()).isBetween(118.0, 122.0);
        assertThat(answer.body().at("/boxes/0/box/3").asDouble()).isBetween(133.0, 137.0);
    }

    private void lend(String kind) {
        server.on("POST /labeling/tasks/next", call -> Reply.tagged(Answers.task("t1", kind), 1));
        server.on(
                "POST /labeling/tasks/t1/answer",
                call -> {
                    server.on("POST /labeling/tasks/next", c -> Reply.nothing());
                    return Reply.nothing();
                });
    }

    private List<FakeServer.Call> written(String path) {
        return server.writes().stream().filter(c -> c.path().equals(path)).toList();
    }

    @Test
    void aVersionIsCutAndTrainedOn() {
        server.on("POST /datasets/d-1/versions", call -> Reply.json(Answers.version()));
        server.on("POST /sweeps", call -> Reply.json(Answers.sweep()));
        at("datasets/d-1");
        page.click("text=Cut a version");
        page.fill("input[name=train]", "70");
        page.fill("input[name=validation]", "30");
        page.click("form button.primary >> text=Cut");
        assertThat(page.locator("main h1")).hasText("yard, version 1");
        assertThat(page.locator(".cell").first()).containsText("vehicle");
        page.click("text=Start a sweep →");
        page.click("form button.primary");
        assertThat(page.locator("tr.chosen")).containsText("0.910");
        assertThat(server.writes().get(0).body().get("train").asDouble()).isEqualTo(0.7);
        assertThat(server.writes().get(1).body().get("datasetVersion").asText()).isEqualTo("v-1");
        page.click(".facts a >> text=yard-verifier:1");
        assertThat(page.locator("main h1")).hasText("yard-verifier:1");
    }

    @Test
    void anEmptySideOfAVersionSaysWhy() {
        String why = "validation is empty: 1 recording is labeled. Label more.";
        server.json(
                "GET /datasets/d-1/versions/1",
                Answers.version()
                        .replace("\"validation\":48", "\"validation\":0")
                        .replace("\"gaps\":{}", "\"gaps\":{\"validation\":\"" + why + "\"}"));
        server.json("GET /datasets/d-1/versions/v-1/items", "{\"items\":[]}");
        at("datasets/d-1/versions/1");
        assertThat(page.locator(".failure")).containsText("Nothing for validation");
        assertThat(page.locator(".failure")).containsText(why);
    }

    @Test
    void aNumberOpensThePicturesBehindIt() {
        at("evaluations/e2");
        assertThat(page.locator("main")).containsText("0.610 – 0.790");
        assertThat(page.locator(".cell")).hasCount(2);
        page.click("td a >> text=recall");
        assertThat(page.locator(".cell")).hasCount(1);
        page.click(".cell");
        assertThat(page.locator("main h1")).containsText("Sample of yard-1");
        assertThat(page.locator("main")).containsText("Place 1");
        assertThat(page.locator("main a >> text=Version 1")).hasAttribute("href", "#/versions/v-1");
    }

    @Test
    void aMarkOnVideoOpensItsFrame() {
        server.json(
                "GET /evaluations/e3",
                Answers.evaluation("e3", 0.7).replace("\"version\":\"v-1\",", ""));
        server.json(
                "GET /evaluations/e3/marks",
                Answers.items(
                        Answers.mark("FALSE_POSITIVE", "yard-1")
                                .replace("\"where\":\"\"", "\"where\":\"20.5\"")));
        server.json(
                "GET /evaluations/e3/frame",
                """
                {"number":206,"seconds":20.5,"width":480,"height":270,"picture":"/api/v1/cameras/yard-1/snapshot.jpg",
                "truth":[{"label":"person","identity":1,"box":{"x":198,"y":130,"width":42,"height":85}}],
                "tracks":[{"label":"object","identity":1,"box":{"x":201,"y":129,"width":38,"height":90}}]}""");
        at("evaluations/e3");
        page.click("td a >> text=20.5 s");
        assertThat(page.locator("vd-mark-frame svg .mark")).hasCount(2);
        assertThat(page.locator("vd-mark-frame")).containsText("person");
        assertThat(page.locator("vd-mark-frame")).containsText("frame 206");
    }

    @Test
    void twoEvaluationsAreCompared() {
        at("evaluations");
        page.locator("td input[type=checkbox]").nth(0).check();
        page.locator("td input[type=checkbox]").nth(1).check();
        page.click("text=Compare the two");
        assertThat(page.locator("main")).containsText("+0.070");
        assertThat(page.locator("main")).containsText("0.010 – 0.130");
    }

    @Test
    void aGateThatDoesNotPassIsOnlyOverruledWithAReason() {
        server.on(
                "POST /rollouts/r-1/advance",
                call -> {
                    server.on(
                            "GET /rollouts/r-1",
                            c -> Reply.tagged(Answers.rollout("CANARY", 2), 2));
                    return Reply.json(Answers.rollout("CANARY", 2));
                });
        at("rollouts/r-1");
        assertThat(page.locator("main")).containsText("recall may have fallen by 0.40");
        assertThat(page.locator("button >> text=Advance")).isDisabled();
        page.click("text=Overrule the gate");
        page.click("button >> text=Advance");
        assertThat(server.writes()).isEmpty();
        page.fill("input[name=why]", "we accept the risk");
        page.click("button >> text=Advance");
        assertThat(page.locator(".stages .now")).containsText("canary");
        FakeServer.Call write = server.writes().get(0);
        assertThat(write.ifMatch()).contains("\"1\"");
        assertThat(write.body().toString())
                .isEqualTo("{\"force\":true,\"why\":\"we accept the risk\"}");
    }

    @Test
    void aDetectorIsRolledOutInItsOwnSlot() {
        server.on("POST /rollouts", call -> Reply.json(Answers.rollout("SHADOW", 1)));
        at("rollouts?model=yard-verifier%3A1");
        assertThat(page.locator("select[name=challenger]")).hasValue("yard-verifier:1");
        page.selectOption("select[name=challenger]", "motion");
        page.click("text=Begin in shadow");
        assertThat(page.locator(".stages .now")).containsText("shadow");
        FakeServer.Call write = server.writes().get(0);
        assertThat(write.body().get("slot").asText()).isEqualTo("detector");
        assertThat(write.body().at("/gates/mostMillis").asInt()).isEqualTo(50);
    }

    @Test
    void aRolloutIsBegunAndRolledBack() {
        server.on("POST /rollouts", call -> Reply.json(Answers.rollout("SHADOW", 1)));
        server.on(
                "POST /rollouts/r-1/rollback",
                call -> {
                    server.on(
                            "GET /rollouts/r-1",
                            c -> Reply.tagged(Answers.rollout("ROLLED_BACK", 2), 2));
                    return Reply.json(Answers.rollout("ROLLED_BACK", 2));
                });
        at("rollouts?model=yard-verifier:1");
        page.click("text=Begin in shadow");
        assertThat(page.locator("main h1")).containsText("shadow");
        page.onceDialog(dialog -> dialog.accept("too many misses"));
        page.click("text=Roll back");
        assertThat(page.locator("main h1")).containsText("rolled back");
        assertThat(server.writes().get(0).body().get("challenger").asText())
                .isEqualTo("yard-verifier:1");
        assertThat(server.writes().get(1).body().get("why").asText()).isEqualTo("too many misses");
    }

    @Test
    void aLoopShowsItsStepsAndThenWhatItGained() {
        at("loops/l-1");
        assertThat(page.locator(".steps .now")).containsText("choosing");
        String side =
                "{\"falseAlarmsPerCameraHour\":%s,\"recall\":0.97,\"cameraHours\":4.0,\"truthEvents\":358,\"intervals\":{}}";
        server.json(
                "GET /loops/l-1",
                Answers.loop(
                        "done",
                        "{\"before\":%s,\"after\":%s,\"decision\":\"promoted\",\"verdicts\":400,\"labels\":900}"
                                .formatted(side.formatted("40.3"), side.formatted("8.1"))));
        assertThat(page.locator("main")).containsText("8.1");
        assertThat(page.locator("main")).containsText("promoted");
    }

    @Test
    void everyPageFitsAPhone() {
        page.setViewportSize(390, 844);
        at("wall");
        SoftAssertions softly = new SoftAssertions();
        for (String where : PAGES) {
            go(where);
            Object over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
            softly.assertThat((Integer) over)
                    .as("pixels that stick out of %s", where)
                    .isLessThanOrEqualTo(0);
        }
        softly.assertAll();
    }

    @Test
    void aLoopSaysHowSureItsNumbersAre() {
        String side =
                "{\"falseAlarmsPerCameraHour\":%s,\"recall\":0.9,\"cameraHours\":4,\"truthEvents\":300,"
                        + "\"intervals\":{\"falseAlarmsPerCameraHour\":[%s,%s]}}";
        server.json(
                "GET /loops/l-1",
                Answers.loop(
                        "done",
                        "{\"before\":"
                                + side.formatted("71.3", "66.3", "76.5")
                                + ",\"after\":"
                                + side.formatted("17.5", "10.8", "25.8")
                                + ",\"decision\":\"promoted\",\"verdicts\":300,\"labels\":900}"));
        at("loops/l-1");
        assertThat(page.locator("main")).containsText("66.3 – 76.5");
        assertThat(page.locator("main")).containsText("10.8 – 25.8");
    }
}
