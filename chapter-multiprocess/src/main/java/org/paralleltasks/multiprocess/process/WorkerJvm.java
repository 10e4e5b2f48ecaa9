package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A launched worker JVM, as its parent sees it: the process, and the private socket on which it calls back. */
final class WorkerJvm {
    private final Process process;
    private final ServerSocketChannel callback;
    private final Path socket;

    private WorkerJvm(Process process, ServerSocketChannel callback, Path socket) {
        this.process = process;
        this.callback = callback;
        this.socket = socket;
    }

    /** Launches a worker and returns at once; it is up when {@link #connection()} returns. */
    static WorkerJvm launch() throws IOException {
        Path socket = RunDirectory.current().newPath("control");
        ServerSocketChannel callback = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            callback.bind(UnixDomainSocketAddress.of(socket), 1);
            return new WorkerJvm(WorkerCommand.callingBackOn(socket).start(), callback, socket);
        } catch (IOException | RuntimeException e) {
            callback.close();
            Files.deleteIfExists(socket);
            throw e;
        }
    }

    Process process() {
        return process;
    }

    /**
     * Waits for the worker's call. The caller owns the connection. To be called once, by one thread.
     *
     * @throws IOException if the worker ended before it called
     */
    SocketChannel connection() throws IOException {
        // A worker that dies before it calls would otherwise be awaited for ever.
        var unusedEnd = process.onExit().whenComplete((ended, never) -> stopListening());
        try {
            return callback.accept();
        } finally {
            stopListening();
        }
    }

    private void stopListening() {
        try {
            callback.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // The folder of the run is deleted as a whole at its end.
        }
    }
}
