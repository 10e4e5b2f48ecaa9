package org.paralleltasks.subprocess.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command wrote to one of its outputs. Immutable, and so safe for use by any thread. */
public final class CapturedOutput {
    private final byte[] bytes;

    CapturedOutput(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * How much the command wrote.
     *
     * @return the number of bytes, 0 or more
     */
    public long size() {
        return bytes.length;
    }

    /**
     * The bytes as they were written.
     *
     * @return a new array, never null
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The output as text in UTF-8. Bytes that are no UTF-8 are shown as U+FFFD; see {@link #text(Charset,
     * CodingErrorAction)} for other ways.
     *
     * @return the text, never null
     */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The output as text.
     *
     * @param charset how the command wrote its text
     * @param malformed what to do with bytes that this charset does not have: {@link CodingErrorAction#REPLACE},
     *     {@link CodingErrorAction#IGNORE} or {@link CodingErrorAction#REPORT}
     * @return the text, never null
     * @throws CharacterCodingException if there are such bytes and they are to be reported
     */
    public String text(Charset charset, CodingErrorAction malformed) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(malformed)
                .onUnmappableCharacter(malformed)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * The lines of {@link #text()}, without their line ends. The end of the last line does not make an empty line
     * after it.
     *
     * @return an immutable list, empty for an empty output
     */
    public List<String> lines() {
        return text().lines().toList();
    }

    /** The text. */
    @Override
    public String toString() {
        return text();
    }
}
