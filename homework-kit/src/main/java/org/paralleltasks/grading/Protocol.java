package org.paralleltasks.grading;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.Verdict.Outcome;

/** How a task's JVM tells what it finds: records in a file, each complete as soon as it is written. */
final class Protocol {
    private static final byte BEGUN = 'b';
    private static final byte FOUND = 'f';
    private static final byte THREADS = 't';
    private static final byte END = 'e';
    private static final int LONGEST_TEXT = 20_000;

    private Protocol() {}

    /** Writes the records. Thread-safe. */
    static final class Writer {
        private final DataOutputStream out;

        Writer(DataOutputStream out) {
            this.out = out;
        }

        /** That check begins. */
        synchronized void begun(String check) {
            try {
                out.writeByte(BEGUN);
                text(check);
                out.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** That is its verdict. */
        synchronized void found(Verdict verdict) {
            try {
                out.writeByte(FOUND);
                text(verdict.check());
                text(verdict.expected());
                text(verdict.outcome().name());
                text(verdict.message());
                texts(verdict.story());
                texts(verdict.threads());
                out.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** There the threads are. */
        synchronized void threads(List<String> lines) throws IOException {
            out.writeByte(THREADS);
            texts(lines);
            out.flush();
        }

        /** All checks have a verdict. */
        synchronized void end() throws IOException {
            out.writeByte(END);
            out.flush();
        }

        private void texts(List<String> texts) throws IOException {
            out.writeInt(texts.size());
            for (String each : texts) {
                text(each);
            }
        }

        private void text(String text) throws IOException {
            out.writeUTF(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + " ..." : text);
        }
    }

    /** What a JVM has told. Immutable after the reading. */
    static final class Told {
        /** The check that has begun and has no verdict; or null. */
        String open;

        final List<Verdict> verdicts = new ArrayList<>();
        List<String> threads = List.of();
        boolean hasEnded;

        static Told in(byte[] records) {
            Told told = new Told();
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(records))) {
                while (told.read(in)) {
                    // Each record is kept as it is read.
                }
            } catch (EOFException e) {
                // The JVM ended while it wrote; what was complete counts.
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return told;
        }

        private boolean read(DataInputStream in) throws IOException {
            switch (in.readByte()) {
                case BEGUN -> open = in.readUTF();
                case FOUND -> {
                    verdicts.add(new Verdict(
                            in.readUTF(),
                            in.readUTF(),
                            Outcome.valueOf(in.readUTF()),
                            in.readUTF(),
                            texts(in),
                            texts(in)));
                    open = null;
                }
                case THREADS -> threads = texts(in);
                case END -> hasEnded = true;
                default -> throw new IOException("not a record of a task's JVM");
            }
            return !hasEnded;
        }

        private static List<String> texts(DataInputStream in) throws IOException {
            List<String> texts = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                texts.add(in.readUTF());
            }
            return texts;
        }
    }
}
