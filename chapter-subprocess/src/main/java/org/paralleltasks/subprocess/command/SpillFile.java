package org.paralleltasks.subprocess.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file that has lost its name as soon as it is open, so that nothing of it stays, however this JVM ends.
 * It lives until it is closed or nobody can reach it any more. Safe for use by any thread.
 *
 * <p>Not a {@link java.nio.channels.FileChannel}, which an interrupt of one reader closes for all.
 */
final class SpillFile implements Closeable {
    /** The JDK takes as much memory besides for a read, in some versions, as the read asks for. */
    private static final int LONGEST_READ = 256 * 1024;

    private final RandomAccessFile file;
    private long length;

    SpillFile() throws IOException {
        Path path = Files.createTempFile("command-output-", null);
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } finally {
            Files.delete(path);
        }
    }

    synchronized void append(byte[] buffer, int count) throws IOException {
        file.seek(length);
        file.write(buffer, 0, count);
        length += count;
    }

    /** Reads as {@link java.io.InputStream#read(byte[], int, int)} does, from that position on. */
    synchronized int read(long position, byte[] buffer, int offset, int count) throws IOException {
        file.seek(position);
        return file.read(buffer, offset, Math.min(count, LONGEST_READ));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
