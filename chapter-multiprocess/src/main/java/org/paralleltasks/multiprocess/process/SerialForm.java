package org.paralleltasks.multiprocess.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects as bytes, by Java serialization. What is read is bounded, so that bytes gone wrong are an exception and not
 * the end of the JVM's memory; which classes may be read is not restricted, since only the processes of one program
 * talk to each other.
 */
final class SerialForm {
    /** The largest serial form, in bytes. */
    static final int MAX_BYTES = 1 << 28;

    private static final ObjectInputFilter BOUNDS = ObjectInputFilter.merge(
            ObjectInputFilter.Config.createFilter(
                    "maxdepth=500;maxrefs=20000000;maxarray=" + MAX_BYTES + ";maxbytes=" + MAX_BYTES),
            ObjectInputFilter.Config.getSerialFilter());

    /** What every serial form begins with. */
    private static final byte[] EMPTY = ByteBuffer.allocate(2 * Short.BYTES)
            .putShort(ObjectStreamConstants.STREAM_MAGIC)
            .putShort(ObjectStreamConstants.STREAM_VERSION)
            .array();

    private SerialForm() {}

    static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (StackOverflowError e) {
            throw new IOException("its objects are chained too deeply", e);
        }
        if (bytes.size() > MAX_BYTES) {
            throw new IOException("its serial form of " + bytes.size() + " bytes is larger than " + MAX_BYTES);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new BoundedInput(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    /**
     * Loads what the first {@link #read} would otherwise load. A worker does it while it connects to its parent, which
     * takes 30 ms: the JDK seeds a random generator for the first socket.
     */
    static void prepareToRead() {
        try {
            new BoundedInput(new ByteArrayInputStream(EMPTY)).close();
        } catch (IOException e) {
            throw new AssertionError(e); // It is read from memory.
        }
        List.of(Assignment.class, ArrayList.class, SerializedLambda.class).forEach(ObjectStreamClass::lookup);
    }

    /** Why an object could not be written, for the message of an exception. */
    static String reason(IOException e) {
        return e instanceof NotSerializableException
                ? e.getMessage() + " is not serializable"
                : String.valueOf(e.getMessage());
    }

    /** Finds classes as the reading thread does, so that it also works inside a container of class loaders. */
    private static final class BoundedInput extends ObjectInputStream {
        BoundedInput(InputStream in) throws IOException {
            super(in);
            setObjectInputFilter(BOUNDS);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description); // Primitive types, and classes that only our own loader has.
            }
        }
    }
}
