package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("concurrency")
@Timeout(60)
class ProcessSemaphoreTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    @Test
    void givesAsManyPermitsAsItHas() throws Exception {
        ProcessSemaphore semaphore = new ProcessSemaphore(40);
        for (int i = 0; i < 40; i++) {
            semaphore.acquire();
        }
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(semaphore.tryAcquire()).isFalse();
        assertThat(semaphore.tryAcquire(Duration.ofMillis(50))).isFalse();

        semaphore.release(40);
        assertThat(semaphore.availablePermits()).isEqualTo(40);
        assertThatIllegalStateException().isThrownBy(semaphore::release);
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessSemaphore(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessSemaphore.counting(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessSemaphore(1).release(-1));
    }

    @Test
    void thePermitsOfAKilledProcessAreFreeAgain() throws Exception {
        ProcessSemaphore semaphore = new ProcessSemaphore(2);
        ProcessSemaphore acquired = ProcessSemaphore.counting(0);
        WorkerProcess holder = workers.start(() -> {
            semaphore.acquire();
            semaphore.acquire();
            acquired.release();
            Thread.sleep(600_000);
        });
        acquired.acquire();
        assertThat(semaphore.tryAcquire()).isFalse();
        assertThatIllegalStateException().isThrownBy(semaphore::release).withMessageContaining("no permit");

        holder.kill();

        assertThat(semaphore.tryAcquire(Duration.ofSeconds(30))).isTrue();
        assertThat(semaphore.tryAcquire(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aCountingOneTellsOtherProcesses() throws Exception {
        ProcessSemaphore semaphore = ProcessSemaphore.counting(0);
        workers.start(() -> semaphore.release(3));

        for (int i = 0; i < 3; i++) {
            semaphore.acquire();
        }
        assertThat(semaphore.tryAcquire()).isFalse();
        workers.joinAll();
    }

    @Test
    void aProcessThatClosesItGivesItsPermitsBack() throws Exception {
        ProcessSemaphore semaphore = new ProcessSemaphore(2);
        ProcessEvent closed = new ProcessEvent();
        workers.start(() -> {
            semaphore.acquire();
            semaphore.acquire();
            semaphore.close();
            closed.set();
            Thread.sleep(600_000);
        });
        assertThat(closed.await(Duration.ofSeconds(30))).isTrue();

        assertThat(semaphore.tryAcquire(Duration.ofSeconds(10))).isTrue();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
        semaphore.close();
        closed.close();
    }
}
