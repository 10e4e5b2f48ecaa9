package org.paralleltasks.subprocess.command;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;

/** Makes lines of bytes, and hands over each as soon as it is complete. For use by one thread. */
final class LineSplitter {
    /** A line without an end must not fill the heap: a longer one is handed over in pieces. */
    static final int LONGEST_LINE = 64 * 1024;

    private final CharsetDecoder decoder;
    private final Consumer<String> consumer;
    private final ByteBuffer bytes = ByteBuffer.allocate(8 * 1024);
    private final CharBuffer chars = CharBuffer.allocate(8 * 1024);
    private final StringBuilder line = new StringBuilder();
    private boolean endsWithCarriageReturn;

    LineSplitter(Charset charset, Consumer<String> consumer) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.consumer = consumer;
    }

    /** Takes the first bytes of that buffer. */
    void take(byte[] buffer, int length) {
        int taken = 0;
        while (taken < length) {
            int count = Math.min(length - taken, bytes.remaining());
            bytes.put(buffer, taken, count);
            taken += count;
            decode(false);
        }
    }

    /** Nothing more will come: hands over a line that has no end. */
    void end() {
        decode(true);
        while (decoder.flush(chars).isOverflow()) {
            splitIntoLines();
        }
        splitIntoLines();
        if (line.length() > 0) {
            handOver();
        }
    }

    private void decode(boolean isLast) {
        bytes.flip();
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, isLast);
            splitIntoLines();
        } while (result.isOverflow());
        bytes.compact(); // The first bytes of a character may be here already.
    }

    /** A line ends at LF, CR, or CR and LF, as for {@link String#lines()}. */
    private void splitIntoLines() {
        char[] array = chars.array();
        int end = chars.position();
        int from = 0;
        for (int i = 0; i < end; i++) {
            char c = array[i];
            if (c == '\n' || c == '\r') {
                append(array, from, i);
                from = i + 1;
                if (c == '\r' || !endsWithCarriageReturn) {
                    handOver();
                }
            }
            endsWithCarriageReturn = c == '\r';
        }
        append(array, from, end);
        chars.clear();
    }

    private void append(char[] array, int from, int to) {
        line.append(array, from, to - from);
        while (line.length() > LONGEST_LINE) {
            // Not between the two halves of a character.
            int length = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
            String piece = line.substring(0, length);
            line.delete(0, length);
            consumer.accept(piece);
        }
    }

    private void handOver() {
        String complete = line.toString();
        line.setLength(0);
        consumer.accept(complete);
    }
}
