package org.paralleltasks.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With contenders that are a line of shell. */
@Timeout(30)
class AlternationTest {
    @TempDir
    private Path folder;

    @Test
    void allTakeTurnsAndEveryOtherTurnGoesBackwards() throws Exception {
        Path turns = folder.resolve("turns");
        Contender a = shell("a", "while read round; do echo a >>" + turns + "; echo 1; done");
        Contender b = shell("b", "while read round; do echo b >>" + turns + "; echo 2; done");

        Map<Contender, Series> figures = Alternation.run(measure(a, b), new Effort(5, true));

        assertThat(Files.readString(turns).replace("\n", "")).isEqualTo("ab" + "ba" + "ab" + "ba" + "ab");
        assertThat(figures).containsExactly(Map.entry(a, fiveTimes(1)), Map.entry(b, fiveTimes(2)));
    }

    @Test
    void warmUpRoundsDoNotCount() throws Exception {
        Contender counter = shell("counter", "n=0; while read round; do n=$((n + 1)); echo $n; done");

        Map<Contender, Series> figures = Alternation.run(measure(counter), new Effort(5, false));

        assertThat(figures.get(counter).values()).containsExactly(3.0, 4.0, 5.0, 6.0, 7.0);
    }

    @Test
    void aContenderThatEndsIsNamed() {
        Contender broken = shell("broken", "exit 3");

        assertThatIOException()
                .isThrownBy(() -> Alternation.run(measure(broken), new Effort(1, true)))
                .withMessageStartingWith("the contender 'broken' failed: ");
    }

    @Test
    void aContenderThatSaysNoNumberIsNamed() {
        Contender talker = shell("talker", "while read round; do echo fast; done");

        assertThatIOException()
                .isThrownBy(() -> Alternation.run(measure(talker), new Effort(1, true)))
                .withMessage("the contender 'talker' failed: For input string: \"fast\"");
    }

    @Test
    void nobodyIsLeftWhenOneFails() throws IOException {
        Path pid = folder.resolve("pid");
        Contender patient = shell("patient", "echo $$ >" + pid + "; read round; echo 1; exec sleep 600");
        Contender broken = shell("broken", "read round; exit 3");

        assertThatIOException().isThrownBy(() -> Alternation.run(measure(patient, broken), new Effort(1, true)));

        long left = Long.parseLong(Files.readString(pid).strip());
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(left).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static Measure measure(Contender ours, Contender... peers) {
        return new Measure("a measure", Unit.TIME, ours, List.of(peers));
    }

    private static Contender shell(String name, String line) {
        return new Contender(name, List.of("/bin/sh", "-c", line));
    }

    private static Series fiveTimes(double value) {
        return new Series(Stream.generate(() -> value).limit(5).toList());
    }
}
