package org.paralleltasks.subprocess.command;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command wrote to one of its outputs. Up to 256 KiB are held in memory; a longer output is in a temporary file
 * without a name, and comes into memory only when it is asked for by another method than {@link #openStream()}.
 *
 * <p>Closing is optional: it gives that file back at once, which else happens when the garbage collector finds that
 * nobody has the output any more. It does nothing to an output in memory.
 *
 * <p>Immutable but for that, and safe for use by any thread.
 */
public final class CapturedOutput implements Closeable {
    private final byte[] memory;
    private final SpillFile file;
    private final long size;

    private CapturedOutput(byte[] memory, SpillFile file, long size) {
        this.memory = memory;
        this.file = file;
        this.size = size;
    }

    static CapturedOutput inMemory(byte[] bytes) {
        return new CapturedOutput(bytes, null, bytes.length);
    }

    static CapturedOutput inFile(SpillFile file, long size) {
        return new CapturedOutput(null, file, size);
    }

    /**
     * How much the command wrote.
     *
     * @return the number of bytes, 0 or more
     */
    public long size() {
        return size;
    }

    /**
     * The bytes as they were written.
     *
     * @return a new array, never null
     * @throws IllegalStateException if there are more than an array can hold, 2 GiB; see {@link #openStream()}
     * @throws UncheckedIOException if the output was held in a file and has been closed
     */
    public byte[] bytes() {
        return memory == null ? readFile() : memory.clone();
    }

    private byte[] readFile() {
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    "an output of " + size + " bytes is too long for an array: open its stream");
        }
        byte[] bytes = new byte[(int) size];
        try (InputStream stream = openStream()) {
            int count = stream.readNBytes(bytes, 0, bytes.length);
            if (count < bytes.length) {
                throw new IOException("the file of a captured output has become shorter");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes as they were written, without taking them into memory.
     *
     * @return a new stream from the first byte on, never null; its closing leaves this output as it is
     */
    public InputStream openStream() {
        return memory == null ? new FileStream() : new ByteArrayInputStream(memory);
    }

    /**
     * The output as text in UTF-8. Bytes that are no UTF-8 are shown as U+FFFD; see {@link #text(Charset,
     * CodingErrorAction)} for other ways.
     *
     * @return the text, never null
     * @throws IllegalStateException if it is longer than {@link #bytes()} can give
     * @throws UncheckedIOException if the output was held in a file and has been closed
     */
    public String text() {
        return new String(memory == null ? readFile() : memory, StandardCharsets.UTF_8);
    }

    /**
     * The output as text.
     *
     * @param charset how the command wrote its text
     * @param malformed what to do with bytes that this charset does not have: {@link CodingErrorAction#REPLACE},
     *     {@link CodingErrorAction#IGNORE} or {@link CodingErrorAction#REPORT}
     * @return the text, never null
     * @throws CharacterCodingException if there are such bytes and they are to be reported
     * @throws IllegalStateException if it is longer than {@link #bytes()} can give
     * @throws UncheckedIOException if the output was held in a file and has been closed
     */
    public String text(Charset charset, CodingErrorAction malformed) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(malformed)
                .onUnmappableCharacter(malformed)
                .decode(ByteBuffer.wrap(memory == null ? readFile() : memory))
                .toString();
    }

    /**
     * The lines of {@link #text()}, without their line ends. The end of the last line does not make an empty line
     * after it.
     *
     * @return an immutable list, empty for an empty output
     * @throws IllegalStateException if it is longer than {@link #bytes()} can give
     * @throws UncheckedIOException if the output was held in a file and has been closed
     */
    public List<String> lines() {
        return text().lines().toList();
    }

    /** The end of {@link #text()}, whose length in bytes is no more than that; empty where it cannot be read any more. */
    String endOfText(int mostBytes) {
        byte[] end = new byte[(int) Math.min(size, mostBytes)];
        try (InputStream stream = openStream()) {
            stream.skipNBytes(size - end.length);
            stream.readNBytes(end, 0, end.length);
        } catch (IOException e) {
            return ""; // Closed, and there are more important things to say than that.
        }
        return new String(end, StandardCharsets.UTF_8);
    }

    /** Gives the file of a long output back to the system. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** For a log: how much there is, and not what. */
    @Override
    public String toString() {
        return size + " bytes";
    }

    private final class FileStream extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            // What the command wrote after this output was taken is not a part of it.
            int wanted = (int) Math.min(length, size - position);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = file.read(position, buffer, offset, wanted);
            position += Math.max(count, 0);
            return count;
        }

        /** Without reading them. */
        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - position));
            position += skipped;
            return skipped;
        }
    }
}
