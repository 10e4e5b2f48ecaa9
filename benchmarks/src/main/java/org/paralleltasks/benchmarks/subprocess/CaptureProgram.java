package org.paralleltasks.benchmarks.subprocess;

import com.zaxxer.nuprocess.NuAbstractProcessHandler;
import com.zaxxer.nuprocess.NuProcess;
import com.zaxxer.nuprocess.NuProcessBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.PumpStreamHandler;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.subprocess.command.Command;
import org.zeroturnaround.exec.ProcessExecutor;

/** Runs a command that writes a lot, until all of it is in one array; the value is the time of one run. */
final class CaptureProgram {
    private static final int MEBIBYTE = 1 << 20;

    private CaptureProgram() {}

    /**
     * Runs the contender.
     *
     * @param args its name and the mebibytes to capture
     */
    public static void main(String[] args) throws Exception {
        int mebibytes = Integer.parseInt(args[1]);
        List<String> writer = List.of("dd", "if=/dev/zero", "bs=" + MEBIBYTE, "count=" + mebibytes, "status=none");
        Callable<byte[]> capture = switch (args[0]) {
            case "ours" -> () -> Command.of(writer).run().check().stdout().bytes();
            case "process-builder" -> () -> processBuilder(writer);
            case "commons-exec" -> () -> commonsExec(writer);
            case "zt-exec" ->
                () -> new ProcessExecutor(writer).readOutput(true).execute().output();
            case "nuprocess" -> () -> nuProcess(writer);
            default -> throw new IllegalArgumentException(args[0]);
        };
        Rounds.serve(() -> {
            long start = System.nanoTime();
            int captured = capture.call().length;
            double seconds = Timing.secondsSince(start);
            if (captured != mebibytes * MEBIBYTE) {
                throw new IllegalStateException("captured " + captured + " bytes");
            }
            return seconds;
        });
    }

    private static byte[] processBuilder(List<String> writer) throws Exception {
        Process process = new ProcessBuilder(writer).start();
        byte[] output = process.getInputStream().readAllBytes();
        process.waitFor();
        return output;
    }

    private static byte[] commonsExec(List<String> writer) throws Exception {
        CommandLine line = new CommandLine(writer.get(0));
        writer.stream().skip(1).forEach(line::addArgument);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        DefaultExecutor executor = DefaultExecutor.builder().get();
        executor.setStreamHandler(new PumpStreamHandler(output));
        executor.execute(line);
        return output.toByteArray();
    }

    private static byte[] nuProcess(List<String> writer) throws InterruptedException {
        Collector collector = new Collector();
        NuProcess process = new NuProcessBuilder(collector, writer).start();
        process.waitFor(1, TimeUnit.MINUTES);
        return collector.output.toByteArray();
    }

    /** Called by NuProcess's thread, and read after the end of the process that it waits for. */
    private static final class Collector extends NuAbstractProcessHandler {
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();

        @Override
        public void onStdout(ByteBuffer buffer, boolean closed) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            output.write(bytes, 0, bytes.length);
        }
    }
}
