package io.vedette.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page in Chromium on a server's own pages. */
final class Browsing implements AutoCloseable {

    /** Only what fails waits so long. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

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

    private final ServerProcess server;
    private final Playwright playwright;
    private final List<String> complaints = new ArrayList<>();

    /** The page, signed out. */
    final Page page;

    private Browsing(ServerProcess server, Path chromium) {
        this.server = server;
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium)
                                        .setArgs(FLAGS));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.onPageError(complaints::add);
        page.onConsoleMessage(
                message -> {
                    if (message.text().contains("Content Security Policy")) {
                        complaints.add(message.text());
                    }
                });
    }

    /** Where Chromium is; a test without it is skipped, and fails in CI. */
    static Path chromium() {
        Path found = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Needed.that(found != null, "no Chromium in " + PLACES + ": install it to test the pages");
        return found;
    }

    static Browsing on(ServerProcess server) {
        return new Browsing(server, chromium());
    }

    void signIn() {
        page.navigate(server.uri("/").toString());
        page.fill("input[name=token]", server.adminToken());
        page.click("form button.primary");
        page.waitForSelector(".brand");
    }

    void go(String where) {
        page.navigate(server.uri("/#/" + where).toString());
        page.waitForSelector("main h1");
    }

    /** Errors of scripts and breaches of the content policy. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
