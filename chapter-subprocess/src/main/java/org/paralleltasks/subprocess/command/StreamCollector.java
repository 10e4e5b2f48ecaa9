package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.paralleltasks.subprocess.command.OutputSink.FailureListener;

/** Takes what a command writes to its outputs, unless they go elsewhere, each with a pump and a sink of its own. */
final class StreamCollector implements ExecuteStreamHandler {
    /** For consumers that are still busy with what came before their command was ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final OutputSink stdout;
    private final OutputSink stderr;
    private final BooleanSupplier beforeLastLook;
    private final FailureListener listener;
    private final List<StreamPump> pumps = new ArrayList<>();
    private final List<OutputSink> sinks;

    /**
     * @param name for the names of the threads
     * @param beforeLastLook called when the command's process has ended, before the pipes are emptied and closed; says
     *     whether it ended by itself
     */
    StreamCollector(String name, Command command, BooleanSupplier beforeLastLook, FailureListener listener) {
        this.name = name;
        this.stdout = command.stdout().sink(command.outputLimit(), name + "-stdout-lines", listener);
        this.stderr = command.stderr().sink(command.outputLimit(), name + "-stderr-lines", listener);
        this.sinks = sinks(stdout, stderr);
        this.beforeLastLook = beforeLastLook;
        this.listener = listener;
    }

    /** Those of the outputs that do not go elsewhere. */
    private static List<OutputSink> sinks(OutputSink... sinksAndNull) {
        List<OutputSink> sinks = new ArrayList<>();
        for (OutputSink sink : sinksAndNull) {
            if (sink != null) {
                sinks.add(sink);
            }
        }
        return sinks;
    }

    @Override
    public void setProcessInputStream(OutputStream ignored) {
        // The command reads a file: see Input.
    }

    @Override
    public void setProcessOutputStream(InputStream pipe) {
        addPump(pipe, stdout, "stdout");
    }

    @Override
    public void setProcessErrorStream(InputStream pipe) {
        addPump(pipe, stderr, "stderr");
    }

    private void addPump(InputStream pipe, OutputSink sink, String what) {
        if (sink != null) {
            pumps.add(new StreamPump(name + "-" + what, pipe, sink, listener));
        }
    }

    @Override
    public void start() {
        pumps.forEach(StreamPump::start);
    }

    @Override
    public void stop() {
        boolean endedByItself = beforeLastLook.getAsBoolean();
        // All at once: one after the other, each would be awaited before the next was even woken.
        pumps.forEach(StreamPump::stopSoon);
        pumps.forEach(StreamPump::awaitEnd);
        if (endedByItself) {
            sinks.forEach(OutputSink::finish);
        } else {
            giveUp();
        }
    }

    /** Gives the consumers a second for the rest, then interrupts them, and a second later leaves them alone. By any thread. */
    void giveUp() {
        if (!allFinish()) {
            sinks.forEach(OutputSink::interrupt);
            if (!allFinish()) {
                sinks.forEach(OutputSink::leaveAlone);
            }
        }
    }

    private boolean allFinish() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean all = true;
        for (OutputSink sink : sinks) {
            all &= sink.finishes(Duration.ofNanos(end - System.nanoTime()));
        }
        return all;
    }

    /** Where the thread that would have called {@link #stop()} has failed: lets go of the pipes, as they are. */
    void stopSoon() {
        pumps.forEach(StreamPump::stopSoon);
    }

    /** What standard output has brought, or null if it is not captured. */
    CapturedOutput stdout() {
        return content(stdout);
    }

    /** What standard error has brought, or null if it is not captured. */
    CapturedOutput stderr() {
        return content(stderr);
    }

    /** Gives the files of long outputs back to the system. */
    void close() {
        for (OutputSink sink : sinks) {
            try {
                CapturedOutput content = content(sink);
                if (content != null) {
                    content.close();
                }
            } catch (IOException e) {
                Log.warn("Could not close the file of a long output: {}", e.getMessage());
            }
        }
    }

    private static CapturedOutput content(OutputSink sink) {
        return sink instanceof CaptureSink capture ? capture.content() : null;
    }
}
