package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * What a worker does before it is idle: it lives the whole life of a worker once, with itself as its parent and nothing to
 * do. What a JVM does slowly the first time, to load classes and to link calls, is then done before there is a task.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Rehearses, and leaves nothing changed. For a worker's main thread, before it calls its parent. */
    static void rehearse() throws IOException, ClassNotFoundException {
        // Before the streams are the rehearsal's: logging may keep those that it finds.
        LoggerFactory.getLogger(Rehearsal.class).debug("idle");
        Target nothing = () -> System.out.println();
        byte[] assignment = SerialForm.write(new Assignment(new WorkerProcess("rehearsal", nothing), List.of()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        Path socket = RunDirectory.current().newPath("rehearsal");
        try (ServerSocketChannel parent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            parent.bind(UnixDomainSocketAddress.of(socket), 1);
            try (ControlChannel control = ControlChannel.connect(socket);
                    SocketChannel connection = parent.accept()) {
                RunningWorker.send(assignment, connection);
                WorkerMain worker = new WorkerMain(control);
                worker.run(control.receiveAssignment());
                worker.rehearseExit();
            }
        } finally {
            Files.deleteIfExists(socket);
            System.setOut(out);
            System.setErr(err);
            WorkerProcess.setCurrent(null);
        }
    }
}
