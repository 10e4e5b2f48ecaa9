package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An object as the bytes of a message: a few frequent classes behind a byte that tells which, all others serialized. */
final class Message {
    private static final byte SERIALIZED = 0;
    private static final byte NULL = 1;
    private static final byte INTEGER = 2;
    private static final byte LONG = 3;
    private static final byte STRING = 4;
    private static final byte BYTES = 5;

    private Message() {}

    static byte[] encode(Object object) {
        if (object == null) {
            return new byte[] {NULL};
        }
        if (object instanceof Integer number) {
            return ByteBuffer.allocate(1 + Integer.BYTES)
                    .put(INTEGER)
                    .putInt(number)
                    .array();
        }
        if (object instanceof Long number) {
            return ByteBuffer.allocate(1 + Long.BYTES).put(LONG).putLong(number).array();
        }
        if (object instanceof byte[] bytes) {
            return tagged(BYTES, bytes);
        }
        if (object instanceof String text && isWellFormed(text)) {
            return tagged(STRING, text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return tagged(SERIALIZED, SerialForm.write(object));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a " + object.getClass().getName() + " cannot be sent: " + SerialForm.reason(e), e);
        }
    }

    static Object decode(byte[] message) throws IOException, ClassNotFoundException {
        return switch (message[0]) {
            case SERIALIZED -> SerialForm.read(rest(message));
            case NULL -> null;
            case INTEGER -> ByteBuffer.wrap(message).getInt(1);
            case LONG -> ByteBuffer.wrap(message).getLong(1);
            case STRING -> new String(message, 1, message.length - 1, StandardCharsets.UTF_8);
            case BYTES -> rest(message);
            default -> throw new IOException("a message of unknown kind " + message[0]);
        };
    }

    /** Half a surrogate pair has no form in UTF-8, and would arrive as a question mark. */
    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static byte[] tagged(byte kind, byte[] content) {
        byte[] message = new byte[1 + content.length];
        message[0] = kind;
        System.arraycopy(content, 0, message, 1, content.length);
        return message;
    }

    private static byte[] rest(byte[] message) {
        return Arrays.copyOfRange(message, 1, message.length);
    }
}
