package org.paralleltasks.subprocess.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.commons.exec.ExecuteStreamHandler;

/** Takes what a command writes to its outputs, unless they go elsewhere, each with a pump of its own. */
final class StreamCollector implements ExecuteStreamHandler {
    private final String name;
    private final OutputSink stdout;
    private final OutputSink stderr;
    private final BooleanSupplier beforeLastLook;
    private final StreamPump.FailureListener listener;
    private final List<StreamPump> pumps = new ArrayList<>();

    /**
     * @param name for the names of the threads
     * @param beforeLastLook called when the command's process has ended, before the pipes are emptied and closed; says
     *     whether it ended by itself
     */
    StreamCollector(String name, Command command, BooleanSupplier beforeLastLook, StreamPump.FailureListener listener) {
        this.name = name;
        this.stdout = command.stdout().sink(command.outputLimit());
        this.stderr = command.stderr().sink(command.outputLimit());
        this.beforeLastLook = beforeLastLook;
        this.listener = listener;
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
        if (endedByItself) {
            pumps.forEach(StreamPump::finish);
        } else {
            giveUp();
        }
    }

    /** Does not wait for consumers any longer. */
    void giveUp() {
        pumps.forEach(StreamPump::giveUp);
    }

    /** What standard output has brought, or null if it is not captured. */
    CapturedOutput stdout() {
        return content(stdout);
    }

    /** What standard error has brought, or null if it is not captured. */
    CapturedOutput stderr() {
        return content(stderr);
    }

    private static CapturedOutput content(OutputSink sink) {
        return sink instanceof CaptureSink capture ? capture.content() : null;
    }
}
