package org.paralleltasks.subprocess.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.ExecuteStreamHandler;

/** Collects what is to be captured of a command's outputs. */
final class StreamCollector implements ExecuteStreamHandler {
    private final String name;
    private final CaptureSink stdout;
    private final CaptureSink stderr;
    private final Runnable beforeLastLook;
    private final List<StreamPump> pumps = new ArrayList<>();

    /**
     * @param name for the names of the threads
     * @param beforeLastLook called when the command's process has ended, before the pipes are emptied and closed
     */
    StreamCollector(String name, Command command, Runnable beforeLastLook) {
        this.name = name;
        this.stdout = sinkFor(command.stdout());
        this.stderr = sinkFor(command.stderr());
        this.beforeLastLook = beforeLastLook;
    }

    private static CaptureSink sinkFor(Output output) {
        return output.kind() == Output.Kind.CAPTURED ? new CaptureSink() : null;
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

    private void addPump(InputStream pipe, CaptureSink sink, String what) {
        if (sink != null) {
            pumps.add(new StreamPump(name + "-" + what, pipe, sink));
        }
    }

    @Override
    public void start() {
        pumps.forEach(StreamPump::start);
    }

    @Override
    public void stop() {
        beforeLastLook.run();
        pumps.forEach(StreamPump::finish);
    }

    /** What standard output has brought so far, or null if it is not captured. */
    CapturedOutput stdout() {
        return stdout == null ? null : stdout.content();
    }

    /** What standard error has brought so far, or null if it is not captured. */
    CapturedOutput stderr() {
        return stderr == null ? null : stderr.content();
    }
}
