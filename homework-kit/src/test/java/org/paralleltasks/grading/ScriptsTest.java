package org.paralleltasks.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.paralleltasks.grading.subjects.Nothing;

/** Programs of a scenario: they stop where it wants, are found, and count when it is asked whether anything moves. */
@Timeout(120)
@Tag("concurrency")
@EnabledOnOs(OS.LINUX)
class ScriptsTest {
    @Test
    void aScriptTellsWhatItDoesAndStopsAtItsGate() {
        trial().once(round -> {
            Scripts scripts = round.scripts();
            String program = scripts.program("stops", "tell begins $1", "stop_at middle", "tell ends");
            Worker worker = round.start("A", () -> start(program, "now").waitFor());
            scripts.awaitTold("at middle");
            round.awaitStandstill();
            assertThat(worker.hasEnded()).isFalse();
            assertThat(scripts.told()).containsExactly("begins now", "at middle");
            scripts.open("middle");
            worker.awaitEnd();
            assertThat(scripts.told()).last().isEqualTo("ends");
        });
    }

    @Test
    void whoWritesIntoAFullPipeAndWhoReadsAnotherDoNotMoveAnyMore() {
        assertThatThrownBy(() -> trial().once(round -> {
                    String program = round.scripts().program("flood", "head -c 1000000 /dev/zero >&2");
                    round.start("A", () -> {
                                Process process = new ProcessBuilder(program).start();
                                process.getInputStream().readAllBytes();
                                process.getErrorStream().readAllBytes();
                            })
                            .awaitEnd();
                }))
                .isInstanceOfSatisfying(CheckFailed.class, failed -> {
                    assertThat(failed).hasMessageContaining("nothing moves any more");
                    assertThat(failed.threads())
                            .anyMatch(line -> line.contains("'A' waits for another process"))
                            .anyMatch(line -> line.contains("'head'") && line.contains("the pipe is full"));
                });
    }

    @Test
    void whoWaitsForAProcessThatTakesItsTimeMoves() {
        trial().once(round -> {
            String program = round.scripts().program("slow", "sleep 1");
            Worker worker = round.start("A", () -> start(program).waitFor());
            worker.awaitEnd();
        });
    }

    @Test
    void whoIsLeftIsFoundWithoutItsParentAndItsSession() {
        assertThatThrownBy(() -> trial().once(round -> {
                    Scripts scripts = round.scripts();
                    String program = scripts.program(
                            "leaves",
                            "if [ \"${1-}\" = left ]; then stop_at left; exit; fi",
                            "(setsid \"$0\" left >/dev/null 2>&1 &)");
                    round.start("A", () -> start(program).waitFor()).awaitEnd();
                    scripts.awaitTold("at left");
                    scripts.nothingIsLeft("at the end");
                }))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("at the end a process is left: 'leaves'")
                .hasMessageContaining("waits for something to read");
    }

    @Test
    void whoHasBeenKilledIsNotLeft() {
        trial().once(round -> {
            Scripts scripts = round.scripts();
            String program = scripts.program("killed", "stop_at gate");
            List<Process> started = new ArrayList<>();
            round.start("A", () -> started.add(start(program))).awaitEnd();
            scripts.awaitTold("at gate");
            started.get(0).destroyForcibly();
            scripts.nothingIsLeft("after the kill");
        });
    }

    @Test
    void theProcessesOfARoundEndWithIt() {
        List<Process> started = new ArrayList<>();
        trial().once(round -> {
            Scripts scripts = round.scripts();
            String program = scripts.program("stays", "trap '' TERM", "stop_at gate");
            round.start("A", () -> started.add(start(program))).awaitEnd();
            scripts.awaitTold("at gate");
        });
        assertThat(started.get(0).onExit().join().isAlive()).isFalse();
    }

    @Test
    void aThreadThatKeepsTheProgramIsNamed() {
        assertThatThrownBy(() -> trial().once(round -> {
                    Thread keeper = new Thread(ScriptsTest::sleepUntilInterrupted, "keeper");
                    try {
                        round.start("A", keeper::start).awaitEnd();
                        round.noThreadKeepsTheProgram("A has ended, and");
                    } finally {
                        keeper.interrupt();
                    }
                }))
                .isInstanceOf(CheckFailed.class)
                .hasMessage("A has ended, and the program cannot end: it waits for 'keeper'");
    }

    private static void sleepUntilInterrupted() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private static Trial<Job> trial() {
        return new Trial<>(
                Job.class,
                Nothing.class,
                new HashSet<>(Thread.getAllStackTraces().keySet()),
                new Effort(1, 1, Effort.LIMIT_MILLIS));
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
