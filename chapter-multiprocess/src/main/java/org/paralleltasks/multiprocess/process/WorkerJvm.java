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

    private SocketChannel connection;

    private WorkerJvm(Process process, ServerSocketChannel callback, Path socket) {
        this.process = process;
        this.callback = callback;
        this.socket = socket;
    }

    /** Launches a worker and returns at once; it is up when {@link #awaitCall()} returns. */
    static WorkerJvm launch() throws IOException {
        return launch(false);
    }

    /** Launches a worker that calls only when it has loaded what every worker needs. */
    static WorkerJvm launchIdle() throws IOException {
        return launch(true);
    }

    private static WorkerJvm launch(boolean idle) throws IOException {
        Path socket = RunDirectory.current().newPath("control");
        ServerSocketChannel callback = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            callback.bind(UnixDomainSocketAddress.of(socket), 1);
            ProcessBuilder command = WorkerCommand.callingBackOn(socket);
            if (idle) {
                command.command().add(WorkerMain.REHEARSE);
            }
            return new WorkerJvm(command.start(), callback, socket);
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
     * Waits for the worker's call, once; later calls of this method return the same. For one thread at a time. Whoever
     * gives the worker its task owns the connection.
     *
     * @throws IOException if the worker ended before it called
     */
    SocketChannel awaitCall() throws IOException {
        if (connection == null) {
            // A worker that dies before it calls would otherwise be awaited for ever.
            var unusedEnd = process.onExit().whenComplete((ended, never) -> stopListening());
            try {
                connection = callback.accept();
            } finally {
                stopListening();
            }
        }
        return connection;
    }

    /** Ends a worker that has no task. Not while another thread awaits its call. */
    void discard() {
        process.destroyForcibly();
        stopListening();
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // It is of no use any more, closed or not.
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
