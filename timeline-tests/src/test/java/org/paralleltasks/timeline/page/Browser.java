package org.paralleltasks.timeline.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's own Chromium, without a screen. Nothing is downloaded for it. */
final class Browser {
    /** Held here: a logger that nobody refers to forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");

    private static final String MISSING = "the page is not tested: there is no Chromium with its chromedriver on this"
            + " machine. On Debian: apt-get install chromium chromium-driver; elsewhere set CHROME_BIN and CHROMEWEBDRIVER.";

    private Browser() {}

    /** Where the browser and its driver are. */
    private record Place(Path browser, Path driver) {}

    /**
     * Starts the browser; its owner quits it. Where there is none, the test is skipped, or fails where the environment
     * has CI set.
     *
     * @param language what the person prefers, such as {@code fr}
     * @param dark whether the person prefers dark pages
     */
    static ChromeDriver start(String language, boolean dark) {
        Optional<Place> place = find();
        if (place.isEmpty()) {
            if (System.getenv("CI") != null) {
                fail(MISSING);
            }
            abort(MISSING);
        }
        // It would say at each start that it has no description of this Chromium's newest protocol, which is not used.
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(place.get().browser().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--window-size=1024,768",
                "--lang=" + language,
                "--accept-lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(place.get().driver().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1024, "height", 768, "deviceScaleFactor", 1, "mobile", false));
        return driver;
    }

    private static Optional<Place> find() {
        Optional<Path> browser = Stream.concat(Stream.ofNullable(System.getenv("CHROME_BIN")), BROWSERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Optional<Path> driver = Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMEWEBDRIVER")).map(f -> f + "/chromedriver"),
                        Stream.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        return browser.isPresent() && driver.isPresent()
                ? Optional.of(new Place(browser.get(), driver.get()))
                : Optional.empty();
    }
}
