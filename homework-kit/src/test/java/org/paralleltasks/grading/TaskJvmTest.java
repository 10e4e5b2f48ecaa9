package org.paralleltasks.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltasks.grading.Verdict.Outcome;

/** Whatever a subject does to its JVM, there is a verdict in time, and nothing is left. */
@Timeout(120)
class TaskJvmTest {
    @Test
    void judgesASubjectThatDoesNoHarm() throws InterruptedException {
        assertThat(judge("Nothing")).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EndlessLoop        | is in a loop that does not end
            CatchesAll         | is in a loop that does not end
            LoopInTheJdk       | it has not happened that 'A' ends
            Deadlock           | it never happens that 'A' ends: nothing moves any more
            ExitsAndSaysSo     | ends the whole program with exit()
            ExitsInConstructor | your code, which the grader calls, ends the whole program with exit()
            ExitsUnseen        | its JVM has ended with exit code 0 in the middle of it
            OutOfMemory        | OutOfMemoryError
            ThousandThreads    | more than 300 threads
            ManyThreadsUnseen  | more than 300 threads
            LeavesAProcess     | it leaves processes behind
            LeavesAGrandchild  | it leaves processes behind
            PrintsWithoutEnd   | it has printed more than 8 MB
            SleepsForEver      | it has not happened that 'A' ends
            WaitsForNobody     | it never happens that 'A' ends: nothing moves any more
            """)
    void hasAVerdictInTime(String subject, String message) throws InterruptedException {
        List<Verdict> verdicts = judge(subject);

        Verdict failed = verdicts.stream()
                .filter(v -> v.outcome() == Outcome.FAILED)
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " passes"));
        assertThat(failed.message()).contains(message);
        assertThat(verdicts).hasSize(2);
    }

    @Test
    void showsASynchronizedMethodOnceAndWhatAStudentKnowsOfTheJdk() throws InterruptedException {
        List<String> threads = judge("WaitsInSynchronizedMethod").get(0).threads();

        assertThat(threads)
                .contains("'other' waits at the Semaphore")
                .anyMatch(line -> line.startsWith("'A' waits for") && line.endsWith("which 'other' has"));
        assertThat(threads.stream()
                        .filter(line -> line.contains("in acquire()"))
                        .map(String::strip))
                .containsExactlyInAnyOrder(
                        "in acquire()  (WaitsInSynchronizedMethod.java:20)",
                        "in acquire()  (WaitsInSynchronizedMethod.java:19)");
    }

    @Test
    void showsTheThreadsOfADeadlockAndWhoHasWhat() throws InterruptedException {
        List<String> threads = judge("Deadlock").get(0).threads();

        assertThat(threads)
                .anyMatch(line -> line.startsWith("'A' waits for") && line.endsWith("which 'other' has"))
                .anyMatch(line -> line.startsWith("'other' waits for") && line.endsWith("which 'A' has"))
                .anyMatch(line -> line.matches(" *in take\\(\\)  \\(Deadlock.java:\\d+\\)"));
    }

    @Test
    void showsWhereTheThreadsAreWhenTheJvmIsEnded() throws InterruptedException {
        Verdict verdict = new TaskJvm(
                        JobGrader.class, subject("SleepsForEver"), new Effort(1, 10, 30_000), Duration.ofSeconds(10))
                .run()
                .get(0);

        assertThat(verdict.message()).contains("it has not come to an end after 10 s");
        assertThat(verdict.threads()).anyMatch(line -> line.contains("SleepsForEver.java:"));
    }

    @Test
    void theGradedClassesComeFirstForTheJvmsThatItStarts(@TempDir Path folder) throws InterruptedException {
        Subject subject = new Subject(subject("TellsWhereItsClassesAre").className(), Optional.of(folder));

        List<Verdict> verdicts = new TaskJvm(JobGrader.class, subject, new Effort(1, 10, 3_000)).run();

        assertThat(verdicts.get(0).message()).contains("IllegalStateException: " + folder + File.pathSeparator);
    }

    private static List<Verdict> judge(String subject) throws InterruptedException {
        return new TaskJvm(JobGrader.class, subject(subject), new Effort(1, 10, 3_000)).run();
    }

    private static Subject subject(String name) {
        return new Subject("org.paralleltasks.grading.subjects." + name, Optional.empty());
    }
}
