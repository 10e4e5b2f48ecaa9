package org.paralleltasks.subprocess.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a command reads on its standard input. Immutable, and so safe for use by any thread.
 *
 * <p>Bytes and text reach the command through a file that has no name any more when the command runs: nothing has to
 * be fed to it, so a command that reads nothing, or stops reading halfway, is no special case.
 */
public final class Input {
    private static final Input NONE = new Input(Kind.NONE, null, null);
    private static final Input INHERITED = new Input(Kind.INHERITED, null, null);

    enum Kind {
        NONE,
        BYTES,
        FILE,
        INHERITED
    }

    private final Kind kind;
    private final byte[] bytes;
    private final Path file;

    private Input(Kind kind, byte[] bytes, Path file) {
        this.kind = kind;
        this.bytes = bytes;
        this.file = file;
    }

    /**
     * Nothing: the command reads the end of the input at once. This is the default.
     *
     * @return the empty input, never null
     */
    public static Input none() {
        return NONE;
    }

    /**
     * These bytes, then the end of the input.
     *
     * @param bytes what to read, copied; not null
     * @return the input, never null
     */
    public static Input bytes(byte[] bytes) {
        return new Input(Kind.BYTES, bytes.clone(), null);
    }

    /**
     * This text in UTF-8, then the end of the input.
     *
     * @param text what to read, not null
     * @return the input, never null
     */
    public static Input text(String text) {
        return new Input(Kind.BYTES, text.getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * The content of a file.
     *
     * @param file a file that can be read when the command starts; a relative one is taken from this JVM's working
     *     directory; not null
     * @return the input, never null
     */
    public static Input file(Path file) {
        return new Input(Kind.FILE, null, Objects.requireNonNull(file, "file"));
    }

    /**
     * What this JVM itself would read, for instance the terminal.
     *
     * @return the inherited input, never null
     */
    public static Input inherited() {
        return INHERITED;
    }

    Kind kind() {
        return kind;
    }

    byte[] content() {
        return bytes;
    }

    Path path() {
        return file;
    }
}
