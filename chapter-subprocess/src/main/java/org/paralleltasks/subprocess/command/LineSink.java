package org.paralleltasks.subprocess.command;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;

/** Hands over what a command writes line by line, as soon as a line is complete. */
final class LineSink implements OutputSink {
    /** A line without an end must not fill the heap: a longer one is handed over in pieces. */
    static final int LONGEST_LINE = 64 * 1024;

    private final CharsetDecoder decoder;
    private final Consumer<String> consumer;
    private final ByteBuffer bytes = ByteBuffer.allocate(8 * 1024);
    private final CharBuffer chars = CharBuffer.allocate(8 * 1024);
    private final StringBuilder line = new StringBuilder();
    private boolean afterCarriageReturn;

    LineSink(Charset charset, Consumer<String> consumer) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.consumer = consumer;
    }

    @Override
    public void take(byte[] buffer, int length) {
        int taken = 0;
        while (taken < length) {
            int count = Math.min(length - taken, bytes.remaining());
            bytes.put(buffer, taken, count);
            taken += count;
            decode(false);
        }
    }

    @Override
    public void end() {
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
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                continue;
            }
            afterCarriageReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                handOver();
            } else {
                line.append(c);
                if (line.length() >= LONGEST_LINE && !Character.isHighSurrogate(c)) {
                    handOver();
                }
            }
        }
        chars.clear();
    }

    private void handOver() {
        String complete = line.toString();
        line.setLength(0);
        consumer.accept(complete);
    }
}
