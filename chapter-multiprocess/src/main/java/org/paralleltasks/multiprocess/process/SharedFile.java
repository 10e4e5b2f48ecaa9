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

/** Files of the run's folder that several processes map into their memory. */
final class SharedFile {
    private static final int ZEROS = 1 << 16;

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
                Files.deleteIfExists(unfinished);
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
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Makes a file longer, if it is not as long as that yet; what is new is 0. One that does not exist is made.
     *
     * @throws IOException if there is no room
     */
    static void extend(Path path, long bytes) throws IOException {
        // Written, and not only made longer: memory that is promised but not there would end the JVM at its first use.
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] zeros = new byte[ZEROS];
            file.seek(file.length());
            for (long left = bytes - file.length(); left > 0; left -= ZEROS) {
                file.write(zeros, 0, (int) Math.min(ZEROS, left));
            }
        } catch (IOException e) {
            throw new IOException(
                    "no room for " + bytes + " bytes in " + path.getParent().getParent() + ": " + e.getMessage(), e);
        }
    }

    static ByteBuffer map(Path file, long bytes) throws IOException {
        return Uninterrupted.io(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
            }
        });
    }
}
