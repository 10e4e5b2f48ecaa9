package org.paralleltasks.multiprocess.process;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * A worker's stdout or stderr: passes on whole lines, in one message each time, and keeps what has no end of line yet.
 * Flushing does not change that. Lines longer than a mebibyte are passed on in pieces.
 */
final class LineStream extends OutputStream {
    private static final int LONGEST_LINE = 1 << 20;

    private final ControlChannel channel;
    private final int kind;

    private byte[] kept = new byte[256];
    private int count;

    LineStream(ControlChannel channel, int kind) {
        this.channel = channel;
        this.kind = kind;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int needed = count + length;
        if (needed > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(needed, 2 * kept.length));
        }
        System.arraycopy(bytes, offset, kept, count, length);
        int complete = needed;
        while (complete > count && kept[complete - 1] != '\n') {
            complete--;
        }
        boolean lineEnded = complete > count;
        count = needed;
        if (lineEnded) {
            passOn(complete);
        } else if (count >= LONGEST_LINE) {
            passOn(count);
        }
    }

    /** Passes on a last line that has no end. */
    synchronized void passOnRest() {
        if (count > 0) {
            passOn(count);
        }
    }

    private void passOn(int length) {
        channel.sendOutput(kind, kept, length);
        count -= length;
        System.arraycopy(kept, length, kept, 0, count);
    }
}
