package org.paralleltasks.subprocess.command;

import java.nio.file.Path;
import java.util.Objects;

/** Where a command's standard output or standard error goes. Immutable, and so safe for use by any thread. */
public final class Output {
    private static final Output CAPTURED = new Output(Kind.CAPTURED, null);
    private static final Output INHERITED = new Output(Kind.INHERITED, null);
    private static final Output DISCARDED = new Output(Kind.DISCARDED, null);
    private static final Output MERGED = new Output(Kind.MERGED, null);

    enum Kind {
        CAPTURED,
        INHERITED,
        DISCARDED,
        NEW_FILE,
        END_OF_FILE,
        MERGED
    }

    private final Kind kind;
    private final Path file;

    private Output(Kind kind, Path file) {
        this.kind = kind;
        this.file = file;
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
        return new Output(Kind.NEW_FILE, Objects.requireNonNull(file, "file"));
    }

    /**
     * To a file, after what it holds.
     *
     * @param file the file; a relative one is taken from this JVM's working directory; not null
     * @return the output, never null
     */
    public static Output endOfFile(Path file) {
        return new Output(Kind.END_OF_FILE, Objects.requireNonNull(file, "file"));
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
}
