package io.vedette.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A browser on the built pages. Skipped where there is no Chromium, a failure where VEDETTE_CI. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /** Milliseconds; a busy machine is slow, and only a failure waits so long. */
    private static final double PATIENCE = 60_000;

    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    /** What the pages talk to. */
    protected FakeServer server;

    /** The page, signed out at first. */
    protected Page page;

    @BeforeAll
    void open() {
        Path chromium = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (chromium == null) {
            String why = "no Chromium in " + PLACES + ": install it to test the pages";
            if ("true".equals(System.getenv("VEDETTE_CI"))) {
                fail(why);
            }
            abort(why);
        }
        Awaitility.setDefaultTimeout(Duration.ofMillis((long) PATIENCE));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium)
                                        .setArgs(FLAGS));
    }

    @BeforeEach
    void fresh() throws IOException {
        complaints.clear();
        server = new FakeServer();
        Answers.everything(server);
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(
                message -> {
                    if (message.text().contains("Content Security Policy")) {
                        complaints.add(message.text());
                    }
                });
    }

    @AfterEach
    void quiet() {
        context.close();
        server.close();
        assertThat(complaints).as("errors of scripts, breaches of the content policy").isEmpty();
        assertThat(server.refusedWrites()).as("writes without the CSRF value").isEmpty();
    }

    @AfterAll
    void shut() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Signs in and goes to a page such as {@code alerts}. */
    protected void at(String where) {
        page.navigate(server.url());
        page.fill("input[name=token]", FakeServer.TOKEN);
        page.click("form button.primary");
        page.waitForSelector(".brand");
        go(where);
    }

    /** Goes on to a page. */
    protected void go(String where) {
        page.navigate(server.url() + "#/" + where);
        page.waitForSelector("main h1, main .empty, main .failure");
    }
}
