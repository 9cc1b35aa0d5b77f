package io.vedette.web.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.vedette.web.internal.FakeServer.Reply;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trying rules on the tracks a camera kept. */
class RuleReplayTest extends BrowserTest {
    private static final String FOUND =
            """
            {"camera":"yard-1","seconds":599.9,"frames":35405,"kept":1,"lost":1,"added":1,"lostReal":0,"lostFalse":1,
            "rows":[
            {"outcome":"kept","alert":"a1","rule":"yard","begin":310.2,"at":310.7,"firedAt":"2026-05-04T08:05:10Z",
            "tracks":[277],"box":[1,2,3,4]},
            {"outcome":"lost","alert":"a2","verdict":"false","rule":"yard","begin":410.2,"at":410.7,
            "firedAt":"2026-05-04T08:06:50Z","tracks":[100000278],"box":[1,2,3,4]},
            {"outcome":"new","rule":"yard","begin":510.2,"at":510.7,"firedAt":"2026-05-04T08:08:30Z",
            "tracks":[279,280],"box":[1,2,3,4]}]}""";

    private void answer(String found) {
        server.json("POST /cameras/yard-1/replay", Answers.operation("running"));
        server.json("GET /operations/o-1", Answers.operation("done"));
        server.json("GET /cameras/yard-1/replay/o-1", found);
    }

    private Locator panel() {
        return page.locator("vd-rule-replay");
    }

    private Locator cells(int row) {
        return panel().locator("tbody tr").nth(row).locator("td");
    }

    private void run() {
        page.click("text=Try on what was seen");
    }

    private static String nothing(int frames) {
        return """
        {"camera":"yard-1","seconds":%d,"frames":%d,"kept":0,"lost":0,"added":0,"lostReal":0,"lostFalse":0,"rows":[]}"""
                .formatted(frames / 10, frames);
    }

    @Test
    void whatRulesWouldHaveRaisedStandsBesideWhatWasRaised() {
        answer(FOUND);
        server.json("GET /operations/o-1", Answers.operation("running"));
        at("cameras/yard-1");
        page.selectOption("select[aria-label='How far back']", "6");
        run();
        assertThat(panel().locator(".operation")).containsText("2 of 4 stretches played");
        assertThat(panel().locator("text=Try on what was seen")).isDisabled();
        FakeServer.Call write = server.writes().get(0);
        assertThat(write).hasToString("POST /cameras/yard-1/replay");
        assertThat(write.body().at("/hours").asDouble()).isEqualTo(6);
        assertThat(write.body().at("/rules/0/id").asText()).isEqualTo("yard");

        server.json("GET /operations/o-1", Answers.operation("done"));
        assertThat(panel().locator("tbody tr")).hasCount(3);
        assertThat(panel().locator(".counts li"))
                .hasText(
                        new String[] {
                            "2raised then", "2with these rules", "1no longer (1 false)", "1new"
                        });
        assertThat(cells(0).nth(2)).hasText("again");
        assertThat(cells(1).nth(1)).hasText("Alert false");
        assertThat(cells(1).nth(1).locator("a")).hasAttribute("href", "#/alerts/a2");
        assertThat(cells(1).nth(2)).hasText("no longer");
        assertThat(cells(1).nth(4)).hasText("278");
        assertThat(cells(2).nth(1)).hasText("–");
        assertThat(cells(2).nth(2)).hasText("new");
        assertThat(cells(2).nth(4)).hasText("279, 280");

        assertThat(panel()).containsText("10 min 0 s of video");
        page.click("text=Only what differs");
        assertThat(panel().locator("tbody tr")).hasCount(2);
    }

    @Test
    void rulesAreTriedAsDrawnBeforeTheyAreSaved() {
        answer(FOUND);
        at("cameras/yard-1");
        run();
        assertThat(panel().locator("tbody tr")).hasCount(3);
        page.click("text=Edit rules and masks");
        page.click("text=Add line crossing");
        page.click("text=Put one in the middle");
        assertThat(panel()).containsText("The rules were changed since");
        run();
        assertThat(panel().locator("tbody tr")).hasCount(3);
        assertThat(panel().locator(".stale")).hasCount(0);
        FakeServer.Call write = server.writes().get(1);
        assertThat(write).hasToString("POST /cameras/yard-1/replay");
        assertThat(write.body().at("/rules/1/type").asText()).isEqualTo("line-crossing");
        assertThat(page.locator("button:text-is('Save')")).isEnabled();
    }

    @Test
    void aTimeWithoutTracksAndOneWithoutAlertsAreToldApart() {
        answer(nothing(0));
        at("cameras/yard-1");
        run();
        assertThat(panel().locator(".empty")).containsText("No tracks of this time");
        answer(nothing(600));
        run();
        assertThat(panel()).containsText("Nothing was raised in this time, and nothing would be");
    }

    @Test
    void whatTheServerRefusesOrFailsIsShownAndTriedAgain() {
        answer(FOUND);
        server.on(
                "POST /cameras/yard-1/replay",
                call -> Reply.problem(422, "Not valid", "rule 'yard' needs three corners"));
        at("cameras/yard-1");
        run();
        assertThat(panel().locator(".failure")).containsText("needs three corners");

        answer(FOUND);
        server.json("GET /operations/o-1", Answers.operation("failed"));
        panel().locator("text=Try again").click();
        assertThat(panel().locator(".failure")).containsText("2 of 4 stretches played");

        answer(FOUND);
        panel().locator("text=Try again").click();
        assertThat(panel().locator("tbody tr")).hasCount(3);
        assertThat(panel().locator(".failure")).hasCount(0);

        server.json("GET /operations/o-1", Answers.operation("cancelled"));
        run();
        assertThat(panel()).containsText("Stopped before its end");
    }

    @Test
    void aLongListIsCutUntilItIsAskedFor() {
        String row =
                """
                {"outcome":"new","rule":"yard","begin":1,"at":2,"firedAt":"2026-05-04T08:08:30Z","tracks":[1],"box":[1,2,3,4]}""";
        String rows = IntStream.range(0, 70).mapToObj(i -> row).collect(Collectors.joining(","));
        answer(
                nothing(600)
                        .replace("\"added\":0", "\"added\":71")
                        .replace("\"rows\":[]", "\"rows\":[" + rows + "]"));
        at("cameras/yard-1");
        run();
        assertThat(panel().locator("tbody tr")).hasCount(20);
        page.click("text=Show all 70");
        assertThat(panel().locator("tbody tr")).hasCount(70);
        assertThat(panel()).containsText("The first 70 of 71 are listed");
    }

    @Test
    void whoMayNotTryRulesIsNotOffered() {
        server.roles("viewer");
        at("cameras/yard-1");
        assertThat(page.locator(".rule-list").first()).isVisible();
        assertThat(panel().locator("section")).hasCount(0);
    }
}
