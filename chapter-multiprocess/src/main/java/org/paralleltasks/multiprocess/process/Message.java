package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An object on its way to another process: a few frequent classes as they are, all others serialized.
 *
 * @param kind which of these it is
 * @param content its bytes; of a {@code byte[]} those that were sent, not a copy, since large ones travel that way
 */
record Message(int kind, byte[] content) {
    private static final int SERIALIZED = 0;
    private static final int NULL = 1;
    private static final int INTEGER = 2;
    private static final int LONG = 3;
    private static final int STRING = 4;
    private static final int BYTES = 5;

    private static final byte[] NOTHING = {};

    /** Throws IllegalArgumentException, which names it, where an object cannot be serialized or is too large. */
    static Message of(Object object) {
        Message message = unbounded(object);
        if (message.content.length > SerialForm.MAX_BYTES) {
            throw new IllegalArgumentException("a " + object.getClass().getTypeName() + " of " + message.content.length
                    + " bytes cannot be sent: at most " + SerialForm.MAX_BYTES);
        }
        return message;
    }

    private static Message unbounded(Object object) {
        if (object == null) {
            return new Message(NULL, NOTHING);
        }
        if (object instanceof Integer number) {
            return new Message(
                    INTEGER, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }
        if (object instanceof Long number) {
            return new Message(
                    LONG, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }
        if (object instanceof byte[] bytes) {
            return new Message(BYTES, bytes);
        }
        if (object instanceof String text && isWellFormed(text)) {
            return new Message(STRING, text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new Message(SERIALIZED, SerialForm.write(object));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a " + object.getClass().getName() + " cannot be sent: " + SerialForm.reason(e), e);
        }
    }

    /** The object; the content is this message's alone, and becomes the object's. */
    Object toObject() throws IOException, ClassNotFoundException {
        return switch (kind) {
            case SERIALIZED -> SerialForm.read(content);
            case NULL -> null;
            case INTEGER -> ByteBuffer.wrap(content).getInt();
            case LONG -> ByteBuffer.wrap(content).getLong();
            case STRING -> new String(content, StandardCharsets.UTF_8);
            case BYTES -> content;
            default -> throw new IOException("a message of unknown kind " + kind);
        };
    }

    /** Half a surrogate pair has no form in UTF-8, and would arrive as a question mark. */
    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
