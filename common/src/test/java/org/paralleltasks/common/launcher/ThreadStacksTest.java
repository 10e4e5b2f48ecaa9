package org.paralleltasks.common.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadStacksTest {
    private static final String DUMP = """
            1234:
            Full thread dump OpenJDK 64-Bit Server VM:

            "main" #1 prio=5 in Object.wait()
               java.lang.Thread.State: WAITING (on object monitor)
            \tat java.lang.Object.wait(Native Method)

            "Finalizer" #3 daemon prio=8 in Object.wait()
               java.lang.Thread.State: WAITING (on object monitor)
            \tat java.lang.Object.wait(Native Method)

            "helper" #12 daemon prio=5 waiting on condition
               java.lang.Thread.State: TIMED_WAITING (sleeping)
            \tat java.lang.Thread.sleep(Native Method)
            \tat course.Example.help(Example.java:7)

            "VM Thread" os_prio=0 runnable

            Found one Java-level deadlock:
            =============================
            "main": waiting to lock monitor
            """;

    @Test
    void showsTheProgramsThreadsAndItsDeadlockAndNotTheJvmsOwn() {
        assertThat(ThreadStacks.ofTheProgram(DUMP))
                .startsWith("\"main\" #1")
                .contains("Example.java:7", "Found one Java-level deadlock", "waiting to lock monitor")
                .doesNotContain("Finalizer", "VM Thread", "Full thread dump");
    }

    @Test
    void showsWhatThereIsWhereThereAreNoThreads() {
        assertThat(ThreadStacks.ofTheProgram("Unable to open socket file\n")).isEqualTo("Unable to open socket file");
    }
}
