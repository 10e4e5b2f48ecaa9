package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@Timeout(60)
class Ex10DeadlockTest {
    @Test
    void findsTheDeadlockSaysWhoWaitsForWhomAndEnds() throws Exception {
        Output output = JavaProgram.of(Ex10Deadlock.class).withSpeed(20).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.messages()).hasSize(10);
        assertThat(output.messages().subList(0, 2))
                .containsExactly("In the order given:", "  deadlock, found by the program itself:");
        assertThat(output.messages().get(2))
                .matches("  '1 to 2' waits at Ex10Deadlock\\.java:\\d+ for account 2 held by '2 to 1'");
        assertThat(output.messages().get(3))
                .matches("  '2 to 1' waits at Ex10Deadlock\\.java:\\d+ for account 1 held by '1 to 2'");
        assertThat(output.messages().get(4)).isEqualTo("  one of them interrupted: it still waits");
        assertThat(output.messages().subList(6, 8))
                .containsExactlyInAnyOrder("  '3 to 4' has moved 10", "  '4 to 3' has moved 25");
        assertThat(output.messages().get(8)).isEqualTo("  account 3 has 115, account 4 has 85");
    }

    @Test
    void inOneOrderWhoComesSecondWaitsWithoutALockWhateverTheDirection() throws Exception {
        Ex10Deadlock.Account three = new Ex10Deadlock.Account(3);
        Ex10Deadlock.Account four = new Ex10Deadlock.Account(4);
        Ex10Deadlock.InOneOrder bank = new Ex10Deadlock.InOneOrder();
        Thread first = transfer(bank, three, four);
        Thread second = transfer(bank, four, three);
        // This test has account 4. So the first gets half way and no further, and the second meets it there: in any
        // other order one of the two would now wait for account 4 with account 3 in its hands, or without having asked.
        synchronized (four) {
            first.start();
            awaitWaiting(
                    first, "for account 4 held by '" + Thread.currentThread().getName() + "'", three, four);
            second.start();
            awaitWaiting(second, "for account 3 held by '3 to 4'", three, four);
        }
        first.join();
        second.join();
    }

    private static Thread transfer(Ex10Deadlock.InOneOrder bank, Ex10Deadlock.Account from, Ex10Deadlock.Account to) {
        String name =
                from.toString().replace("account ", "") + " to " + to.toString().replace("account ", "");
        Thread thread = new Thread(() -> bank.transfer(from, to, 10), name);
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitWaiting(Thread thread, String what, Object... accounts) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(Whereabouts.of(thread, accounts)).endsWith(what));
    }
}
