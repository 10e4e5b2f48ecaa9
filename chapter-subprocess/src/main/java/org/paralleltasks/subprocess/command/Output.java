package org.paralleltasks.subprocess.command;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.paralleltasks.subprocess.command.OutputSink.FailureListener;

/** Where a command's standard output or standard error goes. Immutable, and so safe for use by any thread. */
public final class Output {
    private static final Output CAPTURED = new Output(Kind.CAPTURED);
    private static final Output INHERITED = new Output(Kind.INHERITED);
    private static final Output DISCARDED = new Output(Kind.DISCARDED);
    private static final Output MERGED = new Output(Kind.MERGED);

    enum Kind {
        CAPTURED,
        INHERITED,
        DISCARDED,
        NEW_FILE,
        END_OF_FILE,
        LINES,
        MERGED
    }

    private final Kind kind;
    private final Path file;
    private final Charset charset;
    private final Consumer<String> consumer;

    private Output(Kind kind) {
        this(kind, null, null, null);
    }

    private Output(Kind kind, Path file, Charset charset, Consumer<String> consumer) {
        this.kind = kind;
        this.file = file;
        this.charset = charset;
        this.consumer = consumer;
    }

    /**
     * Into the result. This is the default.
     *
     * @return the captured output, never null
     */
    public static Output captured() {
        return CAPTURED;
    }

    /**
     * Where this JVM's own output goes, for instance the terminal.
     *
     * @return the inherited output, never null
     */
    public static Output inherited() {
        return INHERITED;
    }

    /**
     * Nowhere.
     *
     * @return the discarded output, never null
     */
    public static Output discarded() {
        return DISCARDED;
    }

    /**
     * To a file, in place of what it held.
     *
     * @param file the file; a relative one is taken from this JVM's working directory; not null
     * @return the output, never null
     */
    public static Output file(Path file) {
        return new Output(Kind.NEW_FILE, Objects.requireNonNull(file, "file"), null, null);
    }

    /**
     * To a file, after what it holds.
     *
     * @param file the file; a relative one is taken from this JVM's working directory; not null
     * @return the output, never null
     */
    public static Output endOfFile(Path file) {
        return new Output(Kind.END_OF_FILE, Objects.requireNonNull(file, "file"), null, null);
    }

    /**
     * To a consumer, line by line as the command writes; each without its line end, in UTF-8, with U+FFFD for bytes
     * that are no UTF-8. A line of more than 65,536 characters comes in pieces. Nothing is kept, so there is no limit
     * to the number of lines.
     *
     * <p>The consumer is called by a thread of the command's own, one line after the other; one that takes both outputs is
     * called by two threads. While it is busy, and some 256 KiB wait for it, the command has to wait, too. If it throws,
     * the command is ended and the exception is the cause of an {@link OutputException}. Lines written before the
     * command's end are handed over before the command counts as over, however long that takes. But if the command is
     * ended, or closed, the consumer gets a second for them, then an interrupt, and after one more second it is left
     * alone; it gets no other line then.
     *
     * @param consumer takes the lines; not null
     * @return the output, never null
     */
    public static Output lines(Consumer<String> consumer) {
        return lines(StandardCharsets.UTF_8, consumer);
    }

    /**
     * To a consumer, as {@link #lines(Consumer)} does, in another character set.
     *
     * @param charset how the command writes its text; not null
     * @param consumer takes the lines; not null
     * @return the output, never null
     */
    public static Output lines(Charset charset, Consumer<String> consumer) {
        return new Output(
                Kind.LINES,
                null,
                Objects.requireNonNull(charset, "charset"),
                Objects.requireNonNull(consumer, "consumer"));
    }

    /** For standard error only: to where standard output goes, in the order in which the command wrote. */
    static Output merged() {
        return MERGED;
    }

    Kind kind() {
        return kind;
    }

    Path path() {
        return file;
    }

    /**
     * What takes the output in this JVM.
     *
     * @param limit the most bytes to capture
     * @param threadName for the thread of a consumer
     * @return a new sink, or null if the output goes elsewhere
     */
    OutputSink sink(long limit, String threadName, FailureListener listener) {
        return switch (kind) {
            case CAPTURED -> new CaptureSink(limit);
            case LINES -> new ConsumerSink(threadName, charset, consumer, listener);
            default -> null;
        };
    }
}
