package org.paralleltasks.multiprocess.process;

import java.io.IOException;
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
        // Written and not only extended: memory that is promised but not there would end the JVM at its first use.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
            for (long left = bytes; left > 0; left -= zeros.limit()) {
                zeros.clear().limit((int) Math.min(ZEROS, left));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw new IOException(
                    "no room for " + bytes + " bytes in " + file.getParent().getParent() + ": " + e.getMessage(), e);
        }
    }

    static ByteBuffer map(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
        }
    }
}
