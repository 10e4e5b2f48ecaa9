package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("concurrency")
@Timeout(60)
@ResourceLock("standard streams")
class WorkerProcessTest {
    private static int counter;

    private final List<WorkerProcess> started = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() throws InterruptedException {
        WorkerProcess.setWorkerJvmOptions(List.of());
        for (WorkerProcess process : WorkerProcess.activeChildren()) {
            process.kill();
            process.join();
        }
    }

    private WorkerProcess start(Target target) {
        WorkerProcess process = new WorkerProcess(target);
        process.start();
        started.add(process);
        return process;
    }

    private static int exitCodeOf(WorkerProcess process) throws InterruptedException {
        process.join();
        return process.exitCode().getAsInt();
    }

    /** What the code writes to stdout and stderr of this JVM, its workers' output included. */
    private static String outputOf(Code code) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            code.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private interface Code {
        void run() throws Exception;
    }

    private static final class Greeter extends WorkerProcess {
        private final String message;
        private final File file;

        Greeter(String message, File file) {
            this.message = message;
            this.file = file;
        }

        @Override
        public void run() {
            try {
                Files.writeString(file.toPath(), message + " from " + getName() + " " + pid() + " " + isDaemon());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void runsASubclassWithItsFieldsNameAndPid(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("said");
        Greeter greeter = new Greeter("hello", file.toFile());
        greeter.setName("greeter");
        greeter.setDaemon(true);

        greeter.start();

        assertThat(exitCodeOf(greeter)).isZero();
        assertThat(Files.readString(file)).isEqualTo("hello from greeter " + greeter.pid() + " true");
        assertThat(greeter.pid()).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void runsATargetWithItsArgumentsAndNotWithTheParentsStatics() throws Exception {
        counter = 5;
        int argument = 7;

        WorkerProcess process = start(() -> System.exit(10 * argument + counter));

        assertThat(exitCodeOf(process)).as("argument 7, fresh static 0").isEqualTo(70);
        assertThat(counter).isEqualTo(5);
    }

    @Test
    void isNotAliveBeforeAliveDuringAndNotAliveAfter() throws Exception {
        WorkerProcess process = new WorkerProcess(Programs.sleeper("worker"));
        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitCode()).isEmpty();
        assertThat(WorkerProcess.activeChildren()).doesNotContain(process);

        process.start();
        assertThat(process.isAlive()).isTrue();
        assertThat(process.exitCode()).isEmpty();
        assertThat(WorkerProcess.activeChildren()).contains(process);

        process.terminate();
        process.join();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitCode()).hasValue(-15);
        assertThat(WorkerProcess.activeChildren()).doesNotContain(process);
        assertThat(process.pid()).isPositive();
    }

    @Test
    void tellsSignalsFromExitCodes() throws Exception {
        WorkerProcess killed = start(Programs.sleeper("worker"));
        WorkerProcess like = start(() -> System.exit(143));
        WorkerProcess chosen = start(() -> System.exit(8));
        killed.kill();

        assertThat(exitCodeOf(killed)).isEqualTo(-9);
        assertThat(exitCodeOf(like)).isEqualTo(143);
        assertThat(exitCodeOf(chosen)).isEqualTo(8);
    }

    @Test
    void anUncaughtExceptionIsExitCode1AndAStackTrace() throws Exception {
        String output = outputOf(() -> {
            WorkerProcess process = new WorkerProcess("thrower", () -> {
                throw new java.io.IOException("the reason");
            });
            process.start();
            assertThat(exitCodeOf(process)).isEqualTo(1);
        });

        assertThat(output)
                .contains("Exception in process thrower, pid ")
                .contains("java.io.IOException: the reason\n\tat ")
                .contains("WorkerProcessTest");
    }

    @Test
    void anExceptionDoesNotCutTheOtherThreadsShort() throws Exception {
        String output = outputOf(() -> {
            WorkerProcess process = start(() -> {
                new Thread(() -> {
                            sleep(300);
                            System.out.println("the other thread has ended");
                        })
                        .start();
                throw new IllegalStateException("main has ended");
            });
            assertThat(exitCodeOf(process)).isEqualTo(1);
        });

        assertThat(output).contains("main has ended").contains("the other thread has ended");
    }

    @Test
    void shutdownHooksRunAndWhatTheyPrintArrives() throws Exception {
        String output = outputOf(() -> start(() -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
                    System.out.print("a line without an end");
                })
                .join());

        assertThat(output).contains("hook ran").contains("a line without an end");
    }

    @Test
    void anInterruptedThreadOfAWorkerCanStillPrint() throws Exception {
        String output = outputOf(() -> start(() -> {
                    Thread.currentThread().interrupt();
                    System.out.println("interrupted: " + Thread.currentThread().isInterrupted());
                    for (int i = 0; i < 2_000; i++) {
                        System.out.println("x".repeat(1_000)); // More than the socket takes at once.
                    }
                    System.out.println("still: " + Thread.currentThread().isInterrupted());
                })
                .join());

        assertThat(output).contains("interrupted: true").contains("still: true");
        assertThat(output.lines().filter(line -> line.length() == 1_000)).hasSize(2_000);
    }

    @Test
    void joinWithATimeOut() throws Exception {
        WorkerProcess process = start(Programs.sleeper("worker"));

        long start = System.nanoTime();
        assertThat(process.join(Duration.ZERO)).isFalse();
        assertThat(process.join(Duration.ofSeconds(-1))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(process.join(Duration.ofMillis(200))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));
        assertThat(process.isAlive()).isTrue();
        process.kill();
        assertThat(process.join(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        assertThat(process.join(Duration.ZERO)).isTrue();
    }

    @Test
    void misuseIsAnExceptionThatSaysWhatWasWrong() throws Exception {
        WorkerProcess process = new WorkerProcess("p", Programs.sleeper("worker"));
        assertThatIllegalStateException().isThrownBy(process::join).withMessageContaining("not started");
        assertThatIllegalStateException().isThrownBy(process::terminate).withMessageContaining("not started");
        assertThatIllegalStateException().isThrownBy(process::pid).withMessageContaining("not started");

        process.start();
        assertThatIllegalStateException().isThrownBy(process::start).withMessageContaining("'p' was already started");
        assertThatIllegalStateException().isThrownBy(() -> process.setDaemon(true));
        assertThatIllegalStateException().isThrownBy(() -> process.setName("q"));
        assertThatIllegalStateException().isThrownBy(process::close).withMessageContaining("alive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerProcess("q", () -> process.join()).start())
                .withMessageContaining("already started");

        process.kill();
        process.join();
        process.close();
        process.close();
        assertThatIllegalStateException().isThrownBy(process::start).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(process::join).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(process::isAlive).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(process::exitCode).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(process::pid).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(process::kill).withMessageContaining("closed");
        assertThat(process.getName()).isEqualTo("p");
    }

    @Test
    void aProcessCannotJoinItself() throws Exception {
        WorkerProcess process = start(() -> {
            try {
                WorkerProcess.current().get().join();
            } catch (IllegalStateException e) {
                System.exit(3);
            }
        });

        assertThat(exitCodeOf(process)).isEqualTo(3);
    }

    @Test
    void whatCannotBeSerializedIsNamedAtStart() {
        Socket socket = new Socket();
        WorkerProcess process = new WorkerProcess("p", () -> socket.close());

        assertThatIllegalArgumentException()
                .isThrownBy(process::start)
                .withMessage("process 'p' cannot be sent to a worker: java.net.Socket is not serializable");
        assertThat(process.isAlive()).isFalse();
        assertThat(WorkerProcess.activeChildren()).doesNotContain(process);
    }

    @Test
    void aTaskTooDeepToReadIsRefusedByTheWorker() throws Exception {
        Object[] deep = new Object[1];
        for (int i = 0; i < 600; i++) {
            deep = new Object[] {deep};
        }
        Object[] task = deep;
        String output = outputOf(() -> {
            WorkerProcess process = start(() -> System.out.println(task.length));
            assertThat(exitCodeOf(process)).isEqualTo(1);
        });

        assertThat(output).contains("filter status: REJECTED");
    }

    @Test
    void jvmOptionsReachTheWorkersAndTheirWorkers() throws Exception {
        WorkerProcess.setWorkerJvmOptions(List.of("-Dcolour=blue", "-Xmx64m"));

        String output = outputOf(() -> start(() -> {
                    System.out.println("worker: " + System.getProperty("colour"));
                    WorkerProcess inner =
                            new WorkerProcess(() -> System.out.println("inner: " + System.getProperty("colour")));
                    System.out.println("name: " + inner.getName());
                    inner.start();
                })
                .join());

        assertThat(output).contains("worker: blue").contains("inner: blue").containsPattern("name: Process-\\d+:1\n");
    }

    @Test
    void aJvmThatCannotStartIsAnExitCodeAndNotAHang() throws Exception {
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:+NoSuchOption"));

        assertThat(exitCodeOf(start(() -> {}))).isEqualTo(1);
    }

    @Test
    void terminateActsAtOnceOnAWorkerThatIsBlockedInARead() throws Exception {
        String output = outputOf(() -> {
            WorkerProcess process = start(() -> {
                // A JVM that handles the signal itself would run this, and take 300 ms more to get out of the read.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
                Process silent = new ProcessBuilder("sleep", "5").start();
                System.out.println(silent.getInputStream().read());
            });
            ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
            Awaitility.await().until(() -> handle.children().findAny().isPresent());

            process.terminate();
            process.join();

            assertThat(process.exitCode()).hasValue(-15);
        });

        assertThat(output).doesNotContain("hook ran");
    }

    @Test
    void manyTerminatedWorkersAllTellSo() throws Exception {
        List<WorkerProcess> processes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            processes.add(start(Programs.sleeper("worker")));
        }
        processes.forEach(WorkerProcess::terminate);

        for (WorkerProcess process : processes) {
            assertThat(exitCodeOf(process)).isEqualTo(-15);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
