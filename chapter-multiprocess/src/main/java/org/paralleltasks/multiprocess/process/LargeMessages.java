package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

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

    /** Written part by part: the JDK makes a copy outside of the heap of each. */
    private static final int PART = 1 << 16;

    /** In the name of a file for one message; what follows is the number of the message. */
    private static final String ONCE = "once-";

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
            int size = Integer.highestOneBit(2 * content.length - 1); // Rounded up: soon none has to grow any more.
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
    void taken(int count, int length) {
        if (length > MAX_KEPT) {
            SharedFile.delete(onceFile(count));
        }
    }

    private void writeOnce(int count, byte[] content) throws IOException {
        Path path = onceFile(count);
        try {
            SharedFile.write(path, content.length, file -> {
                file.setLength(0);
                for (int start = 0; start < content.length; start += PART) {
                    file.write(content, start, Math.min(PART, content.length - start));
                }
            });
        } catch (IOException e) {
            SharedFile.delete(path);
            throw e;
        }
    }

    private Path keptFile(int half) {
        return folder.resolve(prefix + "half-" + half);
    }

    private Path onceFile(int count) {
        return folder.resolve(prefix + ONCE + Integer.toUnsignedString(count));
    }

    /** For a process that died in the middle of a put: deletes what it had written of the message with that number. */
    static void putterDied(long ringStamp, int count) {
        delete(prefixOf(ringStamp) + ONCE, name -> numberIn(name) == count);
    }

    /** For a process that died in the middle of a take: deletes the files of messages before that number. */
    static void takerDied(long ringStamp, int count) {
        delete(prefixOf(ringStamp) + ONCE, name -> numberIn(name) - count < 0); // The numbers wrap around.
    }

    private static int numberIn(String name) {
        return Integer.parseUnsignedInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /** Deletes all files of a ring that is gone. */
    static void deleteAll(long ringStamp) {
        delete(prefixOf(ringStamp), name -> true);
    }

    private static void delete(String prefix, Predicate<String> which) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(RunDirectory.current().path(), prefix + "*")) {
            for (Path file : files) {
                if (which.test(file.getFileName().toString())) {
                    SharedFile.delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // As for a file that cannot be deleted.
        }
    }
}
