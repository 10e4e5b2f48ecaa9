package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a JVM that has no file descriptors, and so cannot look, for longer than the patience with what does not end. */
@Tag("concurrency")
@Timeout(120)
class TreeEndingTest {
    /** Long for a shell that obeys, on a machine that is busy; time in which nobody can look does not count. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    @Test
    void isNotGivenUpWhileNobodyCanLook() throws Exception {
        CommandResult result = run(GoesOnWhenItSeesAgain.class);

        assertThat(result.stdout().text()).as(result.toString()).isEqualTo("still trying\nended by SIGTERM\n");
        survivors.assertNone();
    }

    @Test
    void isGivenUpWhereNobodyCanLookAndTheRootHasEndedByItself() throws Exception {
        CommandResult result = run(NeverSeesAgain.class);

        assertThat(result.stdout().text()).as(result.toString()).isEqualTo("given up\n");
        assertThat(result.stderr().text())
                .contains("Cannot look for the processes")
                .contains("gives them up");
    }

    private CommandResult run(Class<?> program) throws Exception {
        return NoDescriptors.jvm(program, "-Dmark=" + survivors.value())
                .withTimeout(Duration.ofSeconds(100))
                .run();
    }

    /** A tree, and its ending in a thread of its own. */
    private static final class Ending {
        private final Process root;
        private final Thread thread;

        Ending(String line) throws Exception {
            RunningCommands.ofThisJvm(); // As before every command.
            ProcessMark mark = new ProcessMark();
            ProcessBuilder builder = new ProcessBuilder(Launch.inOwnSession(List.of("/bin/sh", "-c", line)));
            mark.addTo(builder.environment());
            builder.environment().put(Survivors.VARIABLE, System.getProperty("mark"));
            root = builder.inheritIO().start(); // Without pipes: their descriptors would be free at its end.
            ProcessTree tree = new ProcessTree(root, Launch.givesSessions(), mark);
            thread = new Thread(new TreeEnding(tree, GRACE, PATIENCE)::end);
            thread.setDaemon(true);
        }
    }

    static final class GoesOnWhenItSeesAgain {
        public static void main(String[] args) throws Exception {
            Ending ending = new Ending("(sleep 300 &); sleep 300");
            NoDescriptors.during(() -> {
                ending.thread.start();
                ending.thread.join(PATIENCE.multipliedBy(5).toMillis());
                System.out.println(ending.thread.isAlive() ? "still trying" : "given up");
            });
            ending.thread.join();
            System.out.println(ending.root.waitFor() == 128 + 15 ? "ended by SIGTERM" : "ended otherwise");
        }
    }

    static final class NeverSeesAgain {
        public static void main(String[] args) throws Exception {
            Ending ending = new Ending("(sleep 300 &); sleep 0.5");
            NoDescriptors.during(() -> {
                ending.thread.start();
                ending.thread.join();
                System.out.println("given up");
            });
        }
    }
}
