package org.paralleltasks.timeline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;
import org.openqa.selenium.logging.LogType;
import org.paralleltasks.timeline.model.Run;

/** The page in a real browser, opened as a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelinePageTest {
    private static final int TRIES = 5;

    @TempDir
    Path folder;

    private ChromeDriver browser;

    @BeforeAll
    void startTheBrowser() {
        browser = Browser.start("en", false);
    }

    @AfterAll
    void quitTheBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertThat(errorsOf(browser)).isEmpty();
    }

    @Test
    void drawsTenThousandSpansWithinTwoSeconds() throws Exception {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && quickest >= 2_000; i++) { // Other tests keep the machine busy.
            open(browser, Runs.of("many", 10, 1_000));
            quickest = Math.min(
                    quickest,
                    number("return performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"));
        }

        assertThat(quickest).isLessThan(2_000);
        assertThat(all("rect.span")).hasSizeGreaterThan(1_000);
        assertThat(all(".lane"))
                .as("the output, and the lanes but one in the background")
                .hasSize(10);
    }

    @Test
    void needsNothingButTheFile() throws Exception {
        open(browser, Runs.of("alone", 2, 9));

        assertThat(number("return performance.getEntriesByType('resource').length"))
                .isZero();
    }

    @Test
    void zoomsAndMovesByKeys() throws Exception {
        open(browser, Runs.of("keys", 3, 100));

        type("+");
        assertThat(scale()).isEqualTo(2);
        double shift = shift();
        type(Keys.ARROW_RIGHT);
        assertThat(shift()).isLessThan(shift);
        type(Keys.ARROW_LEFT);
        assertThat(shift()).isEqualTo(shift, Offset.offset(1.0));
        type("-");
        assertThat(scale()).isEqualTo(1);
        type("+");
        type("0");
        assertThat(scale()).isEqualTo(1);
        assertThat(shift()).isZero();
    }

    @Test
    void zoomsAtThePointerByWheelAndMovesByDragging() throws Exception {
        open(browser, Runs.of("wheel", 3, 100));
        WebElement paper = browser.findElement(By.cssSelector("rect.paper"));

        new Actions(browser)
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(paper, 100, 0), 0, -400)
                .perform();
        awaitTrue(() -> scale() > 1.2);
        double zoomed = shift();
        assertThat(zoomed).as("what is under the pointer stays there").isNegative();
        new Actions(browser)
                .moveToElement(paper, 100, 0)
                .clickAndHold()
                .moveByOffset(40, 0)
                .release()
                .perform();
        awaitTrue(() -> shift() > zoomed);
    }

    @Test
    void lanesAreReachedByTabAndTheirSpansByKeys() throws Exception {
        open(browser, Runs.of("tab", 3, 9));

        WebElement first = null;
        for (int i = 0; i < 15 && first == null; i++) {
            type(Keys.TAB);
            WebElement focused = browser.switchTo().activeElement();
            first = "thread 1".equals(nameOf(focused)) ? focused : null;
        }
        assertThat(first).as("a lane has the focus after some tabs").isNotNull();
        assertThat(first.getDomAttribute("aria-label"))
                .contains("thread 1")
                .contains("running")
                .contains("ms");
        first.sendKeys("n");
        first.sendKeys("n");
        assertThat(text("#spoken"))
                .contains("lock")
                .contains("held by thread 2")
                .contains("Ex.java:42");
        first.sendKeys(Keys.ARROW_DOWN);
        assertThat(nameOf(browser.switchTo().activeElement())).isEqualTo("thread 2");
    }

    @Test
    void arrowsAreReachedByKeysAndInTheLegend() throws Exception {
        open(browser, Runs.of("arrows", 4, 9));
        assertThat(text("#legend .arrows")).isEqualTo("lock handed over");
        WebElement second = all(".lane").get(2);

        second.sendKeys("a");
        assertThat(text("#spoken")).contains("thread 3: lock released by thread 2");
        assertThat(all("path.arrow.chosen")).hasSize(1);
        second.sendKeys("a");
        assertThat(text("#spoken")).contains("thread 2: lock released by thread 1", "at 5.1 ms");
        second.sendKeys("A");
        assertThat(text("#spoken")).contains("thread 3: lock released by thread 2");
    }

    @Test
    void zoomedInALongHoldIsStillDrawnBesideTheShortOnesWithinIt() throws Exception {
        open(browser, Runs.nestedHolds());

        for (int i = 0; i < 6; i++) {
            type("+");
        }
        assertThat(scale()).isEqualTo(64);
        assertThat(
                        number(
                                "return [...document.querySelectorAll('rect.hold')].filter(h => +h.getAttribute('width') > 400).length"))
                .as("holds as wide as the page")
                .isEqualTo(1);
    }

    @Test
    void amongManyArrowsADeadlockIsAlwaysDrawnAndThePageSaysWhatIsNot() throws Exception {
        open(browser, Runs.deadlockAfterManyArrows(3_000));

        assertThat(all("path.arrow.WAITS_FOR")).hasSize(2);
        assertThat(text(".left-out")).matches("600 of [\\d,]+ arrows are drawn; zoom in to see the others\\.");
        for (int i = 0; i < 6; i++) {
            type("+");
        }
        assertThat(text(".left-out")).isEmpty();
    }

    @Test
    void aTooltipTellsOfASpanWithItsLine() throws Exception {
        open(browser, Runs.of("tip", 3, 9));

        new Actions(browser)
                .moveToElement(browser.findElement(By.cssSelector("rect.span.lock-wait")))
                .perform();

        awaitTrue(() -> browser.findElement(By.id("tip")).isDisplayed());
        assertThat(text("#tip")).startsWith("waiting for a lock").contains("lock lock", "held by thread", "Ex.java:42");
    }

    @Test
    void eachPrintedLineLeadsToItsInstant() throws Exception {
        open(browser, Runs.of("log", 3, 100));
        type("+");
        type("+");
        type("+");
        type("+");
        type(Keys.END);
        for (int i = 0; i < 60; i++) {
            type(Keys.ARROW_RIGHT);
        }
        double far = shift();

        List<WebElement> lines = all("#log li button");
        assertThat(lines).extracting(WebElement::getText).containsExactly("line 1 <b>&", "line 2 <b>&", "line 3 <b>&");
        lines.get(0).click();

        awaitTrue(() -> shift() > far);
        assertThat(browser.findElement(By.cssSelector("line.cursor")).getCssValue("opacity"))
                .isNotEqualTo("0");
    }

    @Test
    void theTableHasAllOfIt() throws Exception {
        open(browser, Runs.of("table", 3, 9));
        browser.findElement(By.cssSelector("#everything summary")).click();

        awaitTrue(() -> !all("table.everything tbody tr").isEmpty());
        assertThat(all("table.everything tbody tr"))
                .as("9 spans, a hold and 3 marks a lane, and two arrows")
                .hasSize(3 * 13 + 2);
        assertThat(text("table.everything")).contains("\u2192 thread 2: lock released by thread 1");
        assertThat(all("table.totals tbody tr")).hasSize(3);
    }

    @Test
    void threadsInTheBackgroundAreShownOnRequest() throws Exception {
        open(browser, Runs.of("background", 3, 9));

        assertThat(all(".lane")).hasSize(3);
        browser.findElement(By.id("background")).click();
        awaitTrue(() -> all(".lane").size() == 4);
    }

    @Test
    void severalRunsHaveOneScale() throws Exception {
        open(browser, Runs.of("short", 2, 50), Runs.of("long", 2, 100));

        assertThat(lastEdge(0)).isBetween(lastEdge(1) * 0.45, lastEdge(1) * 0.55);
        type("+");
        assertThat(scale()).isEqualTo(2);
        assertThat(all("svg.run")).hasSize(2);
    }

    @Test
    void aDeadlockSaysWhoWaitsForWhom() throws Exception {
        open(browser, Runs.deadlock());

        assertThat(text("#notes .alarm"))
                .contains("‘thread 1’ waits for second lock, held by ‘thread 2’")
                .contains("‘thread 2’ waits for first lock, held by ‘thread 1’");
        assertThat(all("path.arrow.WAITS_FOR")).hasSize(2);
    }

    @Test
    void isReadableOnAProjectorAndNeverWiderThanIt() throws Exception {
        open(browser, Runs.of("projector", 4, 40));

        assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(1024);
        assertThat(number("return Math.min(...[...document.querySelectorAll('svg.run text, #log button, #legend span')]"
                        + ".map(e => parseFloat(getComputedStyle(e).fontSize)))"))
                .isGreaterThanOrEqualTo(13);
    }

    @Test
    void isDarkAndFrenchForWhoPrefersThat() throws Exception {
        ChromeDriver other = Browser.start("fr", true);
        try {
            open(other, Runs.of("sombre", 2, 9));

            assertThat(other.findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo("fr");
            assertThat(other.findElement(By.id("legend")).getText()).contains("attend un verrou");
            assertThat(other.findElement(By.cssSelector("h1")).getDomProperty("textContent"))
                    .isEqualTo("Chronologie\u00a0: sombre");
            assertThat(luminance(other)).isLessThan(60);
            other.findElement(By.id("theme")).click();
            assertThat(luminance(other)).isGreaterThan(200);
            assertThat(errorsOf(other)).isEmpty();
        } finally {
            other.quit();
        }
    }

    @Test
    void everyKindHasItsOwnPatternAndIsInTheLegend() throws Exception {
        open(browser, Runs.of("legend", 2, 9));

        assertThat(all("#legend li")).hasSizeGreaterThanOrEqualTo(9);
        List<String> patterns = all("pattern").stream()
                .map(p -> (String) browser.executeScript(
                        "return [...arguments[0].children].slice(1).map(c => c.outerHTML).join('')", p))
                .toList();
        assertThat(patterns).hasSize(9).doesNotHaveDuplicates();
    }

    private void open(ChromeDriver driver, Run... runs) throws IOException {
        List<Run> all = List.of(runs);
        Path page = folder.resolve(runs[0].name().replace('/', '-') + ".html");
        Files.writeString(page, TimelinePage.of(all, TimelineJson.of(all), "page.json"));
        driver.get(page.toUri().toString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        "true".equals(driver.findElement(By.tagName("html")).getDomAttribute("data-ready")));
    }

    private void type(CharSequence keys) {
        new Actions(browser).sendKeys(keys).perform();
        // What is drawn follows in the next frame.
        browser.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
    }

    private static void awaitTrue(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition);
    }

    private double scale() {
        return Double.parseDouble(browser.findElement(By.tagName("html")).getDomAttribute("data-scale"));
    }

    private double shift() {
        return Double.parseDouble(browser.findElement(By.tagName("html")).getDomAttribute("data-shift"));
    }

    private double lastEdge(int run) {
        return ((Number) browser.executeScript(
                        "const spans = document.querySelectorAll('svg.run')[arguments[0]]"
                                + ".querySelectorAll('.lane:nth-of-type(2) rect.span');"
                                + " const last = spans[spans.length - 1]; return +last.getAttribute('x') + +last.getAttribute('width')",
                        run))
                .doubleValue();
    }

    private static double luminance(ChromeDriver driver) {
        return ((Number)
                        driver.executeScript("const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);"
                                + " return +c[0] * .2126 + +c[1] * .7152 + +c[2] * .0722"))
                .doubleValue();
    }

    private String nameOf(WebElement element) {
        return (String) browser.executeScript(
                "const t = arguments[0].querySelector && arguments[0].querySelector('text'); return t ? t.textContent : ''",
                element);
    }

    private List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    private String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getDomProperty("textContent");
    }

    private long number(String script) {
        return ((Number) browser.executeScript(script)).longValue();
    }

    private static List<String> errorsOf(ChromeDriver driver) {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(e -> e.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }
}
