package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The life of a worker JVM: it calls its parent back, gets its assignment, runs it, and tells that it exits. It does not
 * outlive its parent, however that ended.
 */
final class WorkerMain {
    /** The second argument of a worker that is to be idle for a while. */
    static final String REHEARSE = "rehearse";

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final ControlChannel control;
    private final LineStream out;
    private final LineStream err;
    private final Thread watch = new Thread(this::watchParent, "watch on the parent process");
    private final Thread exit = new Thread(this::exit, "exit of the worker process");

    private volatile boolean exiting;

    WorkerMain(ControlChannel control) {
        this.control = control;
        this.out = new LineStream(control, ControlChannel.STDOUT);
        this.err = new LineStream(control, ControlChannel.STDERR);
    }

    /**
     * Runs the worker.
     *
     * @param args the path of the parent's socket, and perhaps {@link #REHEARSE}
     */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        Path socket = Path.of(args[0]);
        RunDirectory.inherit(socket.getParent());
        Thread preparation = new Thread(SerialForm::prepareToRead, "preparation of the assignment");
        preparation.setDaemon(true);
        preparation.start();
        byte[] assignment;
        WorkerMain worker;
        try {
            if (args.length > 1 && args[1].equals(REHEARSE)) {
                Rehearsal.rehearse();
            }
            ControlChannel control = ControlChannel.connect(socket);
            worker = new WorkerMain(control);
            assignment = control.receiveAssignment();
        } catch (IOException e) {
            return; // The parent has ended, or has no task for this worker.
        }
        worker.run(assignment);
    }

    /** An exception passes through to the JVM, which awaits the other threads and exits with code 1. */
    void run(byte[] assignment) throws IOException, ClassNotFoundException {
        System.setOut(new PrintStream(out, true, charsetOf("stdout")));
        System.setErr(new PrintStream(err, true, charsetOf("stderr")));
        watch.setDaemon(true);
        watch.start();
        Runtime.getRuntime().addShutdownHook(exit);
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> report(failure));

        Assignment todo = Assignment.deserialize(assignment);
        WorkerCommand.setJvmOptions(todo.jvmOptions());
        WorkerProcess.setCurrent(todo.process());
        todo.process().run();
    }

    /**
     * The charset of the parent's stream, where the lines will appear. JDK 17 has no call that tells a print stream's
     * charset; the parent has handed on the properties that its own streams were made from.
     */
    private static Charset charsetOf(String stream) {
        return Stream.of(stream + ".encoding", "sun." + stream + ".encoding")
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }

    private static void report(Throwable failure) {
        String name = WorkerProcess.current().map(WorkerProcess::getName).orElse("(not yet known)");
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.println("Exception in process " + name + ", pid "
                + ProcessHandle.current().pid() + ":");
        failure.printStackTrace(writer);
        // Printed in one piece, so that the parent shows it in one piece.
        System.err.print(text);
    }

    /** The shutdown hook. Other hooks may still wait for something, such as for this worker's own children. */
    private void exit() {
        leave();
        Thread lastWatch = new Thread(this::watchParentWithoutWaiting, "watch on the parent process until the end");
        lastWatch.setDaemon(true);
        lastWatch.start();
    }

    /** The same while the JVM goes on. */
    void rehearseExit() {
        Runtime.getRuntime().removeShutdownHook(exit);
        leave();
        Parker.useNativeCodeAgain();
    }

    /**
     * Tells the parent that this is an exit and not a signal's work, and gets the threads of this library out of native
     * calls: the JVM would wait 300 ms for them.
     */
    private void leave() {
        out.passOnRest();
        err.passOnRest();
        control.sendExit();
        exiting = true;
        control.stopWaiting();
        Parker.leaveNativeCode();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchParent() {
        control.awaitEndOfParent();
        if (!exiting) {
            endAtOnce();
        }
    }

    private void watchParentWithoutWaiting() {
        while (!control.hasParentEnded()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        endAtOnce();
    }

    /**
     * Ends this process without waiting for anything. {@link Runtime#halt} alone takes 300 ms where a thread is blocked
     * in a native read, and Java has no call by which a process signals itself.
     */
    private static void endAtOnce() {
        try {
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-KILL", pid).start().waitFor(1, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            // No such program here.
        }
        Runtime.getRuntime().halt(1);
    }
}
