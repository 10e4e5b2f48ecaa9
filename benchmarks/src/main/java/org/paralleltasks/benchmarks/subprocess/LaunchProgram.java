package org.paralleltasks.benchmarks.subprocess;

import com.zaxxer.nuprocess.NuAbstractProcessHandler;
import com.zaxxer.nuprocess.NuProcess;
import com.zaxxer.nuprocess.NuProcessBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.subprocess.command.Command;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * Launches {@code /bin/true} and waits for its end; the value is the median of the launches of a round. Ours does all
 * that it does for any command: it captures both outputs and stands ready to end the whole tree at a time-out. The
 * others do as little as they can.
 */
final class LaunchProgram {
    private static final String PROGRAM = "/bin/true";

    private LaunchProgram() {}

    /**
     * Runs the contender.
     *
     * @param args its name and the launches in a round
     */
    public static void main(String[] args) throws Exception {
        Timing.Step launch = launch(args[0]);
        int launches = Integer.parseInt(args[1]);
        Rounds.serve(() -> Timing.medianOf(launches, launch));
    }

    /** One launch of a contender, and the wait for its end. */
    static Timing.Step launch(String contender) {
        return switch (contender) {
            case "ours" -> LaunchProgram::ours;
            case "process-builder" -> () -> processBuilder(PROGRAM);
            case "setsid" -> () -> processBuilder("setsid", "--", PROGRAM);
            case "setsid-env" -> () -> processBuilder("setsid", "--", "env", "--default-signal=QUIT", "--", PROGRAM);
            case "commons-exec" -> LaunchProgram::commonsExec;
            case "zt-exec" -> LaunchProgram::ztExec;
            case "nuprocess" -> LaunchProgram::nuProcess;
            default -> throw new IllegalArgumentException(contender);
        };
    }

    private static void ours() throws Exception {
        Command.of(PROGRAM).withTimeout(Duration.ofMinutes(1)).run().check();
    }

    private static void processBuilder(String... command) throws Exception {
        requireZero(new ProcessBuilder(command).start().waitFor());
    }

    private static void commonsExec() throws Exception {
        requireZero(DefaultExecutor.builder().get().execute(new CommandLine(PROGRAM)));
    }

    private static void ztExec() throws Exception {
        requireZero(new ProcessExecutor(PROGRAM).execute().getExitValue());
    }

    private static void nuProcess() throws InterruptedException {
        NuProcess process = new NuProcessBuilder(new NuAbstractProcessHandler() {}, PROGRAM).start();
        requireZero(process.waitFor(1, TimeUnit.MINUTES));
    }

    private static void requireZero(int returnCode) {
        if (returnCode != 0) {
            throw new IllegalStateException(PROGRAM + " returned " + returnCode);
        }
    }
}
