package io.vedette.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer is promised: the whole circle is walked in the browser, by hand, from a camera to
 * a model in production.
 */
class WalkIT {

    @TempDir static Path folder;
    private static ServerProcess server;
    private static Browsing browsing;
    private static Page page;

    @BeforeAll
    static void start() {
        Browsing.chromium();
        server = ServerProcess.in(folder.resolve("data")).start();
        browsing = Browsing.on(server);
        page = browsing.page;
    }

    @AfterAll
    static void stop() {
        if (browsing != null) {
            browsing.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aNewcomerWalksTheWholeCircle() {
        browsing.signIn();
        assertThat(page.locator(".empty")).containsText("No camera yet");
        addCamera("walk-1", "scene:street?place=1&seed=11");
        addCamera("walk-2", "scene:street?place=2&seed=12");
        watch();
        play("quarter hour", "900");
        answer();
        select();
        label();
        cut();
        train();
        evaluate();
        rollOut();
        browsing.go("wall");
        assertThat(page.locator(".guide")).containsText("The circle is closed");
        assertThat(browsing.complaints()).as("errors of scripts").isEmpty();
    }

    private static void addCamera(String id, String source) {
        browsing.go("cameras/new");
        page.fill("input[name=id]", id);
        page.fill("input[name=name]", id);
        page.fill("input[name=source]", source);
        page.fill("input[name=before]", "2");
        page.fill("input[name=after]", "1");
        page.click("form button.primary");
        assertThat(page.locator("main h1")).containsText(id);
        // The picture takes the camera's size when the first one is drawn.
        page.waitForFunction(
                "() => document.querySelector('canvas').getContext('2d')"
                        + ".getImageData(1, 1, 1, 1).data[3] > 0");
    }

    private static void watch() {
        browsing.go("wall");
        assertThat(page.locator(".tile canvas")).hasCount(2);
        assertThat(page.locator(".guide .now")).containsText("Answer");
        // Boxes are drawn over the pictures as soon as something moves.
        page.waitForFunction(
                """
                () => [...document.querySelectorAll('.tile canvas')].some(c => {
                  const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                  let box = 0;
                  for (let i = 0; i < d.length; i += 4) {
                    if (d[i] === 255 && d[i + 1] === 211 && d[i + 2] === 61) box++;
                  }
                  return box > 20;
                })""");
    }

    private static void play(String name, String seconds) {
        page.selectOption("select[aria-label='How long']", seconds);
        page.click("text=Play next simulated " + name);
        assertThat(page.locator(".toast").last()).containsText("has been played");
    }

    private static void answer() {
        browsing.go("alerts?answered=false");
        page.click("text=Answer one by one");
        page.waitForFunction(
                """
                () => {
                  const v = document.querySelector('video');
                  return v && !v.error && v.videoWidth > 0 && v.currentTime > 0.3;
                }""");
        double at = time();
        page.waitForFunction(
                "at => { const v = document.querySelector('video');"
                        + " return v.currentTime !== at && !v.error; }",
                at);
        // Undo works before anything is built on an answer.
        page.keyboard().press("r");
        assertThat(pressed("real")).hasCount(1);
        page.keyboard().press("z");
        assertThat(pressed("real")).hasCount(0);
        for (int i = 0; i < 4; i++) {
            String here = page.url();
            page.keyboard().press(i % 2 == 0 ? "f" : "r");
            assertThat(pressed(i % 2 == 0 ? "false" : "real")).hasCount(1);
            if (i % 2 == 0) {
                page.keyboard().press("1");
                assertThat(page.locator(".reasons [aria-pressed=true]")).containsText("animal");
            }
            page.keyboard().press("n");
            page.waitForURL(url -> !url.equals(here));
            // Another alert, which nobody has answered.
            assertThat(page.locator(".answer[aria-pressed=true]")).hasCount(0);
            page.waitForSelector(".judge button:not([disabled])");
        }
        assertThat(server.get("/api/v1/alerts/counts").get("real").asInt()).isEqualTo(2);
        assertThat(server.get("/api/v1/alerts/counts").get("falseAlarms").asInt()).isEqualTo(2);
    }

    private static double time() {
        return ((Number) page.evaluate("() => document.querySelector('video').currentTime"))
                .doubleValue();
    }

    private static Locator pressed(String answer) {
        return page.locator(".answer." + answer + "[aria-pressed=true]");
    }

    private static void select() {
        page.click(".next a:has-text('Select samples')");
        page.fill("input[name=wanted]", "100");
        page.click("form button.primary");
        page.click("text=Create and hand over");
        assertThat(page.locator("main h1")).containsText("What is in the picture?");
    }

    private static void label() {
        page.click(".next a:has-text('Label now')");
        Locator picture = page.locator(".picture.task img");
        Locator over = page.locator(".empty >> text=Nothing to label now");
        int answered = 0;
        picture.waitFor();
        while (!over.isVisible()) {
            String shown = picture.getAttribute("src");
            page.keyboard().press(answered % 2 == 0 ? "1" : "3");
            page.waitForFunction(
                    "shown => { const i = document.querySelector('.picture.task img');"
                            + " return !i || i.getAttribute('src') !== shown; }",
                    shown);
            answered++;
        }
        assertThat(answered).isGreaterThan(10);
        page.click(".next a:has-text('See the batch close')");
        page.click(".next a:has-text('Cut a version')");
    }

    /**
     * Recordings stay whole, so that few of them may leave a split empty: then by another seed. One
     * yard looks much the same at all hours: joined by that, all recordings might be one.
     */
    private static void cut() {
        String dataset = page.url();
        for (int seed = 1; seed <= 20; seed++) {
            page.navigate(dataset);
            page.waitForSelector("summary:has-text('Cut a version')");
            if (!page.locator("input[name=train]").isVisible()) {
                page.click("summary:has-text('Cut a version')");
            }
            page.fill("input[name=train]", "60");
            page.fill("input[name=validation]", "30");
            page.fill("input[name=test]", "10");
            page.fill("input[name=seed]", Integer.toString(seed));
            page.selectOption("select[name=nearDuplicates]", "drop");
            page.click("form button.primary >> text=Cut");
            page.waitForSelector(".next a:has-text('Start a sweep')");
            List<String> sizes = page.locator("tbody tr:has-text('all') td.n").allTextContents();
            if (Integer.parseInt(sizes.get(0)) > 3 && Integer.parseInt(sizes.get(1)) > 3) {
                return;
            }
        }
        throw new AssertionError("no seed fills train and validation: " + dataset);
    }

    private static void train() {
        page.click(".next a:has-text('Start a sweep')");
        page.fill("input[name=trials]", "1");
        page.click("form button.primary");
        assertThat(page.locator("main h1")).containsText("Sweep for yard-verifier");
        page.click(".next a:has-text('Evaluate')");
    }

    private static void evaluate() {
        page.selectOption("select[name=split]", "validation");
        page.click("form button.primary");
        page.click("tbody td a >> nth=0");
        page.waitForURL(url -> url.contains("?kind="));
        page.click(".tabs >> text=all");
        page.click(".cell >> nth=0");
        assertThat(page.locator("main h1")).containsText("Sample of walk-");
        assertThat(page.locator("main")).containsText("Why it was selected");
        browsing.go("models");
        page.click("main table a >> text=yard-verifier:1");
        assertThat(page.locator("main")).containsText("Best of 1 training");
    }

    private static void rollOut() {
        page.click(".next a:has-text('Roll out')");
        page.fill("input[name=canary]", "50");
        page.fill("input[name=watch]", "0");
        page.click("text=Begin in shadow");
        assertThat(page.locator(".stages .now")).containsText("shadow");
        assertThat(page.locator("main")).containsText("not enough evidence yet");
        assertThat(page.locator("button >> text=Play next simulated hour")).isVisible();
        for (String stage : List.of("canary", "production", "done")) {
            page.check("text=Overrule the gate");
            page.fill("input[name=why]", "a walk through the pages");
            page.click("button:text-is('Advance')");
            assertThat(page.locator(".stages .now")).containsText(stage);
        }
        assertThat(page.locator("main")).containsText("a walk through the pages");
        assertThat(server.get("/api/v1/rollouts/champions").at("/items/0/model").asText())
                .isEqualTo("yard-verifier:1");
    }
}
