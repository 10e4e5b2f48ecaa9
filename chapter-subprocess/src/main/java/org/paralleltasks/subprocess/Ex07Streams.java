package org.paralleltasks.subprocess;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.paralleltasks.common.Pace;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three unkind commands: one floods both its outputs, one ignores SIGTERM, one leaves a daemon that holds the pipe.
 *
 * <p><b>The point.</b> A pipe holds 64 KiB. Who writes more waits until somebody reads, and who reads to the end waits
 * until the last writer has gone, which may be a process that you have never heard of.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:12:12.974 1. A flood of both outputs
 * 17:12:14.995   waitFor() before reading: ended after 2 s: false
 * 17:12:15.109   ours: /bin/sh -c "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero &gt;&amp;2": return code 0 after 84 ms, 1000000 bytes of stdout, 1000000 bytes of stderr
 * 17:12:15.139 2. A flood, and a reader that takes 100 kB and no more
 * 17:12:17.214   commons-exec alone: code 143 after 2063 ms, output: 100000 bytes
 * 17:12:17.338   ours: head -c 1000000 /dev/zero has been ended: it wrote more than 100000 bytes
 * 17:12:17.338 3. A command of 6 s that ignores SIGTERM, with a time-out of 2 s
 * 17:12:23.372   commons-exec alone: code 0 after 6034 ms, output:
 * 17:12:26.415   ours: /bin/sh -c "trap '' TERM; sleep 6" did not end within 2000 ms and has been ended
 * 17:12:26.416 4. A command of 1 s that leaves a daemon for 6 s, which holds the pipe
 * 17:12:32.456   commons-exec alone: code 0 after 6040 ms, output: hi
 * 17:12:33.465   ours: /bin/sh -c "sleep 6 &amp; sleep 1; echo hi": return code 0 after 1008 ms, 3 bytes of stdout, 0 bytes of stderr
 * </pre>
 *
 * <ul>
 *   <li>always: the flood blocks when its starter waits before it reads, and when the reader gives up;
 *   <li>always: with commons-exec alone the deaf command goes on to its own end, at 6 s, whatever the watchdog sent;
 *   <li>always: with commons-exec alone {@code hi} is there only when the daemon has ended, at 6 s; with ours at 1 s,
 *       with the end of the command;
 *   <li>sometimes: other times, on a slow machine;
 *   <li>never: a command of ours that takes longer than its time-out and its grace period together.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=streams}
 *
 * <p><b>In Python.</b> {@code communicate()} reads both pipes at once, so floods are fine. The difference that bites:
 * it reads to the end of the pipe, so the fourth command takes its 6 s there too, and not even {@code timeout=} helps
 * {@code subprocess.run}, which kills the shell and then waits for the daemon.
 *
 * <p><b>Try next.</b> Let the daemon of the fourth command write to a file, {@code sleep 6 >/tmp/log 2>&1 &}: it does not
 * hold the pipe any more, and everybody is done after 1 s. This is what well-behaved daemons do.
 */
public final class Ex07Streams {
    private static final Logger log = LoggerFactory.getLogger(Ex07Streams.class);

    private static final String FLOOD = "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2";

    private Ex07Streams() {}

    /** What the JDK and commons-exec do by themselves. */
    private static final class Alone {
        static void waitThenRead(String line) throws IOException, InterruptedException {
            Process process = new ProcessBuilder("/bin/sh", "-c", line).start();
            boolean ended = process.waitFor(Pace.millis(2_000), TimeUnit.MILLISECONDS);
            log.info("  waitFor() before reading: ended after 2 s: {}", ended);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        static void commonsExec(CommandLine command, OutputStream sink) throws IOException, InterruptedException {
            DefaultExecutor executor = DefaultExecutor.builder()
                    .setExecuteStreamHandler(new PumpStreamHandler(sink))
                    .get();
            executor.setWatchdog(ExecuteWatchdog.builder().setTimeout(timeout()).get());
            DefaultExecuteResultHandler end = new DefaultExecuteResultHandler();

            long start = System.nanoTime();
            executor.execute(command, end);
            end.waitFor(Duration.ofMillis(Pace.millis(30_000))); // Every command here ends by itself before that.
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            log.info(
                    "  commons-exec alone: code {} after {} ms, output: {}",
                    end.getExitValue(),
                    millis,
                    sink.toString().strip());
        }
    }

    /** The same commands, watched over. */
    private static final class Ours {
        static void run(Command command) throws IOException, InterruptedException {
            try {
                CommandResult result = command.run();
                log.info("  ours: {}, {} of stdout, {} of stderr", result, result.stdout(), result.stderr());
            } catch (CommandException e) {
                log.info("  ours: {}", e.getMessage());
            }
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String sleep = "sleep " + PacedSleep.seconds(6_000);

        log.info("1. A flood of both outputs");
        Alone.waitThenRead(FLOOD);
        Ours.run(Command.shell(FLOOD));

        log.info("2. A flood, and a reader that takes 100 kB and no more");
        Alone.commonsExec(new CommandLine("head").addArguments("-c 1000000 /dev/zero"), new FullSink());
        Ours.run(Command.of("head", "-c", "1000000", "/dev/zero").withOutputLimit(100_000));

        log.info("3. A command of 6 s that ignores SIGTERM, with a time-out of 2 s");
        String deaf = "trap '' TERM; " + sleep;
        Alone.commonsExec(shell(deaf), new ByteArrayOutputStream());
        Ours.run(Command.shell(deaf).withTimeout(timeout()).withGrace(Duration.ofMillis(Pace.millis(1_000))));

        log.info("4. A command of 1 s that leaves a daemon for 6 s, which holds the pipe");
        String daemon = sleep + " & sleep " + PacedSleep.seconds(1_000) + "; echo hi";
        Alone.commonsExec(shell(daemon), new ByteArrayOutputStream());
        Ours.run(Command.shell(daemon)); // It needs no time-out.
    }

    private static Duration timeout() {
        return Duration.ofMillis(Pace.millis(2_000));
    }

    private static CommandLine shell(String line) {
        return new CommandLine("/bin/sh").addArgument("-c").addArgument(line, false);
    }

    /** Takes 100 kB, like a disk that is full then. */
    private static final class FullSink extends OutputStream {
        private int size;

        @Override
        public void write(int b) throws IOException {
            if (size == 100_000) {
                throw new IOException("no space left");
            }
            size++;
        }

        @Override
        public String toString() {
            return size + " bytes";
        }
    }
}
