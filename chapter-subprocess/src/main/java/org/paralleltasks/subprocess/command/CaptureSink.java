package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.util.Arrays;

/**
 * Keeps what a command writes: the beginning in memory, and all of it in a file once it is long. Written by one
 * thread, read by any.
 */
final class CaptureSink implements OutputSink {
    /** Longer outputs are held in a file; with both outputs of many commands at once this is what the heap holds. */
    static final int LONGEST_IN_MEMORY = 256 * 1024;

    private static final int FIRST_BUFFER = 8 * 1024;

    private final long limit;
    private byte[] memory = new byte[FIRST_BUFFER];
    private SpillFile file;
    private long size;

    /** @param limit the most bytes to keep */
    CaptureSink(long limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void take(byte[] buffer, int length) throws IOException, OutputLimitReached {
        int wanted = (int) Math.min(length, limit - size);
        if (file == null && size + wanted > LONGEST_IN_MEMORY) {
            SpillFile newFile = new SpillFile();
            newFile.append(memory, (int) size);
            file = newFile;
            memory = null;
        }
        if (file != null) {
            file.append(buffer, wanted);
        } else {
            int newSize = (int) size + wanted;
            if (newSize > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(Math.max(newSize, 2 * memory.length), LONGEST_IN_MEMORY));
            }
            System.arraycopy(buffer, 0, memory, (int) size, wanted);
        }
        size += wanted;
        if (wanted < length) {
            throw new OutputLimitReached();
        }
    }

    /** What has come so far. */
    synchronized CapturedOutput content() {
        return file == null
                ? CapturedOutput.inMemory(Arrays.copyOf(memory, (int) size))
                : CapturedOutput.inFile(file, size);
    }
}
