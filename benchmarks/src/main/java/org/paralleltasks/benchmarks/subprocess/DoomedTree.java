package org.paralleltasks.benchmarks.subprocess;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command whose processes sleep far longer than its time-out, and the moment at which the last of them is gone. They
 * all hold a FIFO open, and the system tells its reader of the end when nobody does any more: that is exact, and needs
 * no looking at {@code /proc} again and again. Needs Linux.
 */
final class DoomedTree implements AutoCloseable {
    /** One process, which ends when it is sent SIGTERM. */
    static final String SINGLE = "exec 9>\"$1\"; echo $$ >&9; exec sleep 600";

    /** A shell, a child, and a daemon: in a session of its own, and without its parent. */
    static final String TREE =
            "exec 9>\"$1\"; echo $$ >&9; sleep 600 & echo $! >&9; (setsid sleep 600 & echo $! >&9); wait";

    private final Path folder;
    private final Path fifo;
    private final String line;

    /** Holds the FIFO open until the first process does. */
    private final FileChannel starter;

    private final Queue<Long> pids = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Long> gone = new CompletableFuture<>();

    /**
     * Prepares the command; nothing runs yet.
     *
     * @param line {@link #SINGLE} or {@link #TREE}
     */
    DoomedTree(String line) throws IOException, InterruptedException {
        this.line = line;
        folder = Files.createTempDirectory("benchmarks-tree");
        fifo = folder.resolve("alive");
        new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor();
        // For reading too: only so does opening not wait for a reader.
        starter = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
        BufferedReader reader = new BufferedReader(new FileReader(fifo.toFile(), StandardCharsets.US_ASCII));
        Thread watch = new Thread(() -> watch(reader), "watch on a tree of processes");
        watch.setDaemon(true);
        watch.start();
    }

    /** The program and its arguments. */
    List<String> command() {
        return List.of("/bin/sh", "-c", line, "sh", fifo.toString());
    }

    private void watch(BufferedReader reader) {
        try (reader) {
            for (String pid = reader.readLine(); pid != null; pid = reader.readLine()) {
                starter.close();
                pids.add(Long.parseLong(pid));
            }
            gone.complete(System.nanoTime());
        } catch (IOException | NumberFormatException e) {
            gone.completeExceptionally(e);
        }
    }

    /**
     * Waits until the last process is gone.
     *
     * @param deadline the longest to wait, as a value of {@link System#nanoTime()}
     * @return when it was gone, as such a value; empty if some are alive at the deadline
     */
    Optional<Long> awaitGone(long deadline) throws InterruptedException {
        try {
            return Optional.of(gone.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException("the FIFO of the processes cannot be read", e.getCause()));
        }
    }

    /** Ends those that are still alive. */
    @Override
    public void close() throws IOException {
        if (!gone.isDone()) {
            pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(ProcessHandle::destroyForcibly);
        }
        starter.close();
        Files.delete(fifo);
        Files.delete(folder);
    }
}
