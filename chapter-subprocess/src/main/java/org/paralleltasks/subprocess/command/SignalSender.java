package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.subprocess.command.LaunchException.Reason;

/**
 * Sends signals to processes. The JDK itself knows SIGTERM and SIGKILL, and makes sure that a number has not gone to
 * another process meanwhile; for the others a shell's {@code kill} is started, and a process that ends during those
 * two milliseconds, and whose number is given away at once, is mistaken for its successor.
 */
final class SignalSender {
    private SignalSender() {}

    /** Sends to those members that still run. */
    static void send(Signal signal, ProcessTree tree) throws LaunchException {
        List<ProcessHandle> living;
        try {
            living = tree.living();
        } catch (IOException e) {
            throw cannotSend(signal, e);
        }
        send(signal, living);
    }

    /** Sends to those that still run. */
    static void send(Signal signal, List<ProcessHandle> processes) throws LaunchException {
        switch (signal) {
            case TERM -> processes.forEach(ProcessHandle::destroy);
            case KILL -> processes.forEach(ProcessHandle::destroyForcibly);
            default -> sendByShell(signal, processes);
        }
    }

    private static void sendByShell(Signal signal, List<ProcessHandle> processes) throws LaunchException {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$0\" \"$@\"", signal.name()));
        processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(p -> Long.toString(p.pid()))
                .forEach(argv::add);
        if (argv.size() == 4) {
            return;
        }
        try {
            Process kill = new ProcessBuilder(argv)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            // Its return code says that a process was gone, which is no error.
            Uninterrupted.await(kill);
        } catch (IOException e) {
            throw cannotSend(signal, e);
        }
    }

    private static LaunchException cannotSend(Signal signal, IOException e) {
        return new LaunchException(Reason.OTHER, "cannot send SIG" + signal + ": " + e.getMessage(), e);
    }
}
