package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.LogLine;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex04ScheduledTest {
    private static final int SPEED = 4;
    private static final Pattern ROW = Pattern.compile("(?m)^ +(\\d) +([+-]\\d+) ms +([+-]\\d+) ms$");

    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex04Scheduled.class).withSpeed(SPEED).run();
    }

    @Test
    void endsWell() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void beginsWithTheDecksThreeLinesAtTheirTimes() {
        List<LogLine> log = output.log();

        assertThat(output.messages())
                .startsWith(
                        "Task has been submitted from thread main",
                        "Start delayed task in thread Thread-1",
                        "Task submitted from thread main is over");
        assertThat(log.get(0).until(log.get(1))).isBetween(nominal(3_000, 0.6), nominal(3_000, 10));
        assertThat(log.get(1).until(log.get(2))).isBetween(nominal(5_000, 0.6), nominal(5_000, 10));
    }

    @Test
    void aFixedDelayDriftsByTheJobsDurationInEachRun() {
        List<Long> lateness = column(3);

        assertThat(lateness).hasSize(5);
        for (int run = 1; run < 5; run++) {
            assertThat(lateness.get(run) - lateness.get(run - 1))
                    .as("drift in run " + (run + 1) + " of " + lateness)
                    .isGreaterThanOrEqualTo(nominal(200, 0.6).toMillis());
        }
    }

    @Test
    void aFixedRateIsNeverEarlyAndDoesNotDrift() {
        List<Long> lateness = column(2);

        assertThat(lateness).hasSize(5).allMatch(late -> late >= 0);
        // A late run is luck, and the next ones catch up. What drifts is later in each run than in the one before.
        assertThat(IntStream.range(1, 5).mapToLong(run -> lateness.get(run) - lateness.get(run - 1)))
                .as("growth of the lateness " + lateness)
                .anyMatch(growth -> growth < nominal(200, 0.6).toMillis());
    }

    @Test
    void inAnExecutorTheHealthyTaskGoesOnAndOnlyTheFutureTellsOfTheFaultyOne() {
        assertThat(only("Executor: the faulty task"))
                .isEqualTo("Executor: the faulty task is over, its future says: the second run failed");
        assertThat(only("Executor: the healthy task"))
                .matches("Executor: the healthy task had \\d+ runs before, and since then at least 3 more");
    }

    @Test
    void inATimerAllTasksDieWithTheFaultyOne() {
        assertThat(only("Timer: its only thread"))
                .isEqualTo("Timer: its only thread, Timer-0, has died of: the second run failed");
        assertThat(only("Timer: the healthy task")).endsWith("runs before, and since then 0 more");
        assertThat(only("Timer: a new task")).startsWith("Timer: a new task is refused: ");
    }

    private static String only(String start) {
        List<String> found =
                output.messages().stream().filter(m -> m.startsWith(start)).toList();
        assertThat(found)
                .as("lines that start with '" + start + "' in " + output)
                .hasSize(1);
        return found.get(0);
    }

    private static List<Long> column(int group) {
        return ROW.matcher(output.out())
                .results()
                .map((MatchResult row) -> Long.parseLong(row.group(group)))
                .toList();
    }

    private static Duration nominal(long millis, double factor) {
        return Duration.ofMillis((long) (millis / SPEED * factor));
    }
}
