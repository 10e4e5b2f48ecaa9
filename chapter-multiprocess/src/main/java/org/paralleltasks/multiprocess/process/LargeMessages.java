package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The contents of messages that are too large for their ring, as one of its two sides sees them. They lie in files beside
 * that of the ring. Each takes up half of the ring, so there are never more than two at a time, and which half it is
 * tells them apart: two files are used again and again, since fresh memory costs more than to copy into it. A message
 * that is larger still has a file of its own, which is deleted when the message is taken.
 *
 * <p>Not safe for use by several threads: a ring has one object for those who put and one for those who take, each used
 * with the lock of its side held.
 */
final class LargeMessages {
    /** The largest message for whose like the memory is kept. */
    static final int MAX_KEPT = 1 << 22;

    private static final int MIN_KEPT = 1 << 18;

    /** Written part by part: the JDK makes a copy outside of the heap of each. */
    private static final int PART = 1 << 16;

    private final Path folder;
    private final String prefix;
    private final ByteBuffer[] kept = new ByteBuffer[2];

    LargeMessages(long ringStamp) {
        this.folder = RunDirectory.current().path();
        this.prefix = prefixOf(ringStamp);
    }

    private static String prefixOf(long ringStamp) {
        return "large-" + ringStamp + "-";
    }

    /**
     * Writes a message.
     *
     * @param half which half of the ring it takes up, 0 or 1
     * @param count the number of the message on its ring
     * @throws IOException if there is no room
     */
    void write(int half, int count, byte[] content) throws IOException {
        if (content.length > MAX_KEPT) {
            writeOnce(count, content);
            return;
        }
        if (kept[half] == null || kept[half].capacity() < content.length) {
            int size = Math.max(MIN_KEPT, Integer.highestOneBit(2 * content.length - 1));
            SharedFile.extend(keptFile(half), size);
            kept[half] = SharedFile.map(keptFile(half), size);
        }
        kept[half].put(0, content);
    }

    byte[] read(int half, int count, int length) throws IOException {
        if (length > MAX_KEPT) {
            return Uninterrupted.io(() -> Files.readAllBytes(onceFile(count)));
        }
        if (kept[half] == null || kept[half].capacity() < length) {
            // Whoever wrote it has made the file long enough, and nobody makes it longer before it is read.
            kept[half] = SharedFile.map(keptFile(half), Files.size(keptFile(half)));
        }
        byte[] content = new byte[length];
        kept[half].get(0, content);
        return content;
    }

    /** To be called when a message is off the ring. */
    void taken(int count, int length) throws IOException {
        if (length > MAX_KEPT) {
            Files.deleteIfExists(onceFile(count));
        }
    }

    private void writeOnce(int count, byte[] content) throws IOException {
        Path path = onceFile(count);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(0); // It exists where a process was killed when it wrote this one's predecessor.
            for (int start = 0; start < content.length; start += PART) {
                file.write(content, start, Math.min(PART, content.length - start));
            }
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private Path keptFile(int half) {
        return folder.resolve(prefix + "half-" + half);
    }

    private Path onceFile(int count) {
        return folder.resolve(prefix + "number-" + Integer.toUnsignedString(count));
    }

    /** Deletes all files of a ring that is gone. */
    static void deleteAll(long ringStamp) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(RunDirectory.current().path(), prefixOf(ringStamp) + "*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
