package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Files of the run's folder that several processes map into their memory. */
final class SharedFile {
    private static final int ZEROS = 1 << 16;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LAST_PAUSE = Duration.ofMillis(500);

    private SharedFile() {}

    /** Maps the file, of that many bytes, all 0 where no process has made it before. */
    static ByteBuffer mapOrCreate(Path file, long bytes) throws IOException {
        if (!Files.exists(file)) {
            Path unfinished = RunDirectory.current().newPath("unfinished");
            try {
                fill(unfinished, bytes);
                Files.createLink(file, unfinished); // At one stroke, and for the first of several only.
            } catch (FileAlreadyExistsException e) {
                return map(file, bytes);
            } finally {
                delete(unfinished);
            }
        }
        return map(file, bytes);
    }

    /** Makes a file of that many bytes, all 0. */
    static void fill(Path file, long bytes) throws IOException {
        Files.createFile(file);
        try {
            extend(file, bytes);
        } catch (IOException e) {
            delete(file);
            throw e;
        }
    }

    /**
     * Makes a file longer, if it is not as long as that yet; what is new is 0. One that does not exist is made.
     *
     * @throws IOException if there is no room; the file is then as long as before
     */
    static void extend(Path path, long bytes) throws IOException {
        write(path, bytes, file -> {
            long before = file.length();
            try {
                writeZeros(file, bytes);
            } catch (IOException e) {
                file.setLength(before); // What others have mapped stays.
                throw e;
            }
        });
    }

    /** Not only made longer: memory that is promised but not there would end the JVM at its first use. */
    private static void writeZeros(RandomAccessFile file, long bytes) throws IOException {
        byte[] zeros = new byte[ZEROS];
        long start = file.length();
        file.seek(start);
        for (long left = bytes - start; left > 0; left -= ZEROS) {
            file.write(zeros, 0, (int) Math.min(ZEROS, left));
        }
    }

    /** What to write; perhaps it is done several times. */
    @FunctionalInterface
    interface Writing {
        void to(RandomAccessFile file) throws IOException;
    }

    /**
     * Writes to a file, which is made where it does not exist; again where there was no room. A deleted file takes up
     * its memory as long as somebody has it mapped, and the JDK takes a mapping away when it collects the buffer: until then
     * rings that were closed count.
     *
     * @param bytes the length that the file will have, for the message of the exception
     * @throws IOException if there is no room
     */
    static void write(Path path, long bytes, Writing writing) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            writeOrCollect(file, writing);
        } catch (IOException e) {
            throw new IOException(
                    "no room for " + bytes + " bytes in " + path.getParent().getParent() + ": " + e.getMessage(), e);
        }
    }

    private static void writeOrCollect(RandomAccessFile file, Writing writing) throws IOException {
        try {
            writing.to(file);
        } catch (IOException e) {
            System.gc();
            // A thread of the JDK's unmaps what was collected, when it comes to it.
            for (Duration pause = FIRST_PAUSE; pause.compareTo(LAST_PAUSE) < 0; pause = pause.multipliedBy(2)) {
                Uninterrupted.sleep(pause);
                try {
                    writing.to(file);
                    return;
                } catch (IOException again) {
                    // Perhaps not yet.
                }
            }
            throw e;
        }
    }

    /** Deletes a file that may be gone already. One that cannot be deleted goes with the folder of the run, at its end. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // As said.
        }
    }

    /** Maps the first so many bytes of a file. */
    static ByteBuffer map(Path file, long bytes) throws IOException {
        return Uninterrupted.io(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
            }
        });
    }
}
