package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a worker of a pool tells about a task, or its parent about the worker, as the bytes of a message.
 *
 * @param number the task's number; for the end of a worker its pid
 * @param kind what it tells
 * @param content a value or a throwable in its form as a message, a text, or nothing
 */
record TaskResult(long number, Kind kind, byte[] content) {
    private static final int HEADER = Long.BYTES + 1;

    enum Kind {
        VALUE,
        FAILURE,
        FAILURE_AS_TEXT,
        WITHDRAWN,
        WORKER_ENDED
    }

    static TaskResult value(long number, Object value) {
        try {
            return new TaskResult(number, Kind.VALUE, Message.encode(value));
        } catch (IllegalArgumentException e) {
            return failure(number, new IllegalArgumentException("the result of the task: " + e.getMessage()));
        }
    }

    static TaskResult failure(long number, Throwable failure) {
        String trace = "in worker process " + ProcessHandle.current().pid() + ": " + textOf(failure);
        try {
            return new TaskResult(number, Kind.FAILURE, Message.encode(new Object[] {failure, trace}));
        } catch (IllegalArgumentException e) {
            return new TaskResult(number, Kind.FAILURE_AS_TEXT, Message.encode(trace));
        }
    }

    static TaskResult withdrawn(long number) {
        return new TaskResult(number, Kind.WITHDRAWN, new byte[0]);
    }

    static TaskResult workerEnded(long pid, int exitCode) {
        return new TaskResult(pid, Kind.WORKER_ENDED, Message.encode(exitCode));
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEADER + content.length)
                .putLong(number)
                .put((byte) kind.ordinal())
                .put(content)
                .array();
    }

    static TaskResult decode(byte[] message) {
        ByteBuffer header = ByteBuffer.wrap(message);
        return new TaskResult(
                header.getLong(), Kind.values()[header.get()], Arrays.copyOfRange(message, HEADER, message.length));
    }

    /** The value, or the exit code. */
    Object object() throws IOException, ClassNotFoundException {
        return Message.decode(content);
    }

    /** The exception that the task threw, with where it came from as its root cause. */
    Throwable throwable() throws IOException, ClassNotFoundException {
        if (kind == Kind.FAILURE_AS_TEXT) {
            return new RemoteException((String) object());
        }
        Object[] parts = (Object[]) object();
        Throwable failure = (Throwable) parts[0];
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        RemoteException origin = new RemoteException((String) parts[1]);
        try {
            root.initCause(origin);
        } catch (IllegalStateException e) {
            root.addSuppressed(origin); // It was made with the cause null, for good.
        }
        return failure;
    }

    private static String textOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
