package org.paralleltasks.multiprocess;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.PipeEnd;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code main} and a process talk through the two ends of a pipe.
 *
 * <p><b>The point.</b> A pipe connects two processes in both directions. It carries messages and not bytes: what was sent
 * in three calls is received in three, and when the other end is gone the receiver is told so.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:16:22.349 Workers start from worker.jar
 * 17:16:22.595     the process received 'a'
 * 17:16:22.602 main received 1
 * 17:16:22.604     the process received 'b'
 * 17:16:22.604     the process received 'cd'
 * 17:16:22.604     the process received ''
 * 17:16:22.606 main received 1
 * 17:16:22.606 main received 2
 * 17:16:22.606 main received 0
 * 17:16:23.610 something more within a second: false
 * 17:16:23.611     the process: the other end of the pipe is closed
 * 17:16:23.912 main received 'last words'
 * 17:16:23.922 main: the other end of the pipe is closed
 * </pre>
 *
 * <ul>
 *   <li>always: four messages received one by one, the empty one too, and an answer to each, in order;
 *   <li>always: the end of the stream at both ends: the process learns that {@code main} closed its end, and {@code main}
 *       that the process has ended;
 *   <li>sometimes: the lines of {@code main} and of the process in another order;
 *   <li>never: two messages received as one.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=pipe}
 *
 * <p><b>In Python.</b> {@code a, b = Pipe()}, {@code send()}, {@code recv()}, {@code poll()}, {@code EOFError}. The
 * difference that bites is none, it bites in both: a process that has handed an end to another still holds it itself.
 *
 * <p><b>Try next.</b> Take {@code oneWay.sender().close()} out. The last {@code receive()} of {@code main} now waits for ever:
 * the other end is still open, in {@code main} itself. Ctrl-C ends it.
 */
public final class Ex09Pipe {
    private static final Logger log = LoggerFactory.getLogger(Ex09Pipe.class);

    private Ex09Pipe() {}

    private static void answer(PipeEnd end) throws IOException, InterruptedException {
        try {
            while (true) {
                String message = (String) end.receive();
                log.info("    the process received '{}'", message);
                end.send(message.length());
            }
        } catch (EOFException e) {
            log.info("    the process: {}", e.getMessage());
        }
    }

    private static void talk(PipeEnd end) throws IOException, InterruptedException {
        for (String message : List.of("a", "b", "cd", "")) {
            end.send(message);
        }
        for (int i = 0; i < 4; i++) {
            log.info("main received {}", end.receive());
        }
        log.info("something more within a second: {}", end.poll(Duration.ofMillis(Pace.millis(1_000))));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        PipeEnd.Pair ends = PipeEnd.pair();
        PipeEnd second = ends.second();
        WorkerProcess process = new WorkerProcess("Answerer", () -> answer(second));
        process.start();
        ends.second().close(); // The process has it now.
        talk(ends.first());
        ends.first().close();
        process.join();

        PipeEnd.OneWay oneWay = PipeEnd.oneWay();
        PipeEnd sender = oneWay.sender();
        WorkerProcess shortLived = new WorkerProcess("Sender", () -> sender.send("last words"));
        shortLived.start();
        oneWay.sender().close();
        log.info("main received '{}'", oneWay.receiver().receive());
        try {
            oneWay.receiver().receive();
        } catch (EOFException e) {
            log.info("main: {}", e.getMessage());
        }
    }
}
