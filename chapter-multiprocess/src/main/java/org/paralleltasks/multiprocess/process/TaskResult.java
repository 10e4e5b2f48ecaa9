package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What a worker of a pool tells about a task, or its parent about the worker, as the bytes of a message.
 *
 * @param number the task's number; for the end of a worker its pid
 * @param kind what it tells
 * @param message a value, a throwable, a text, or null
 */
record TaskResult(long number, Kind kind, Message message) {
    private static final int HEADER = Long.BYTES + 2;

    enum Kind {
        VALUE,
        FAILURE,
        FAILURE_AS_TEXT,
        WITHDRAWN,
        WORKER_ENDED
    }

    static TaskResult value(long number, Object value) {
        try {
            return new TaskResult(number, Kind.VALUE, Message.of(value));
        } catch (IllegalArgumentException e) {
            return failure(number, new IllegalArgumentException("the result of the task: " + e.getMessage()));
        } catch (RuntimeException e) { // Such as of a list that another thread changes.
            return failure(number, new IllegalArgumentException("the result of the task cannot be written: " + e, e));
        }
    }

    static TaskResult failure(long number, Throwable failure) {
        String trace = "in worker process " + ProcessHandle.current().pid() + ": " + textOf(failure);
        try {
            return new TaskResult(number, Kind.FAILURE, Message.of(new Object[] {failure, trace}));
        } catch (RuntimeException e) {
            return new TaskResult(number, Kind.FAILURE_AS_TEXT, Message.of(trace));
        }
    }

    static TaskResult withdrawn(long number) {
        return new TaskResult(number, Kind.WITHDRAWN, Message.of(null));
    }

    static TaskResult workerEnded(long pid, int exitCode) {
        return new TaskResult(pid, Kind.WORKER_ENDED, Message.of(exitCode));
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEADER + message.content().length)
                .putLong(number)
                .put((byte) kind.ordinal())
                .put((byte) message.kind())
                .put(message.content())
                .array();
    }

    static TaskResult decode(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        return new TaskResult(
                header.getLong(),
                Kind.values()[header.get()],
                new Message(header.get(), Arrays.copyOfRange(bytes, HEADER, bytes.length)));
    }

    /** The value, or the exit code. */
    Object object() throws IOException, ClassNotFoundException {
        return message.toObject();
    }

    /** The exception that the task threw, with where it came from as its root cause. */
    Throwable throwable() throws IOException, ClassNotFoundException {
        if (kind == Kind.FAILURE_AS_TEXT) {
            return new RemoteException((String) object());
        }
        Object[] parts = (Object[]) object();
        Throwable failure = (Throwable) parts[0];
        Throwable root = rootOf(failure);
        RemoteException origin = new RemoteException((String) parts[1]);
        try {
            root.initCause(origin);
        } catch (IllegalStateException e) {
            root.addSuppressed(origin); // It was made with the cause null, for good.
        }
        return failure;
    }

    /** Its root cause; of causes that go round in a circle the last one before it closes. */
    private static Throwable rootOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable root = failure;
        for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
            root = next;
        }
        return root;
    }

    private static String textOf(Throwable failure) {
        StringWriter text = new StringWriter();
        try {
            failure.printStackTrace(new PrintWriter(text));
        } catch (RuntimeException | StackOverflowError e) { // Of its own methods, such as one that makes its message.
            return failure.getClass().getName() + " (printing it failed with "
                    + e.getClass().getName() + ")";
        }
        return text.toString().stripTrailing();
    }
}
