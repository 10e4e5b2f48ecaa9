package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.paralleltasks.subprocess.command.LaunchException.Reason;

/**
 * Sends signals to processes. The JDK itself knows SIGTERM and SIGKILL, and makes sure that a number has not gone to
 * another process meanwhile; for the others a shell's {@code kill} is started, and a process that ends during those
 * two milliseconds, and whose number is given away at once, is mistaken for its successor.
 */
final class SignalSender {
    /** A line for a shell: prints the numbers that it could not send to. */
    private static final String KILL = "for pid; do kill -s \"$0\" \"$pid\" || echo \"$pid\"; done";

    private SignalSender() {}

    /** Sends to those members that still run. */
    static void send(Signal signal, ProcessTree tree) throws LaunchException {
        List<ProcessHandle> living;
        try {
            living = tree.living();
        } catch (IOException e) {
            throw cannotSend(signal, e.getMessage(), e);
        }
        send(signal, living);
    }

    /** Sends to those that still run. */
    static void send(Signal signal, List<ProcessHandle> processes) throws LaunchException {
        List<Long> refused;
        try {
            refused = switch (signal) {
                case TERM -> refused(processes, ProcessHandle::destroy);
                case KILL -> refused(processes, ProcessHandle::destroyForcibly);
                default -> sendByShell(signal, processes);
            };
        } catch (IOException e) {
            throw cannotSend(signal, e.getMessage(), e);
        }
        if (!refused.isEmpty()) {
            throw cannotSend(signal, "not permitted for processes " + refused, null);
        }
    }

    private static List<Long> refused(List<ProcessHandle> processes, Predicate<ProcessHandle> sending)
            throws IOException {
        List<Long> refused = new ArrayList<>();
        for (ProcessHandle process : processes) {
            // One that has ended takes no signal, which is no error.
            if (!sending.test(process) && runs(process)) {
                refused.add(process.pid());
            }
        }
        return refused;
    }

    /** @throws IOException if nobody can look now, for instance for want of file descriptors: then the JDK says no */
    private static boolean runs(ProcessHandle process) throws IOException {
        boolean runs = process.isAlive();
        if (!runs) {
            ProcessTable.row(ProcessHandle.current().pid());
        }
        return runs;
    }

    private static List<Long> sendByShell(Signal signal, List<ProcessHandle> processes) throws IOException {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", KILL, signal.name()));
        for (ProcessHandle process : processes) {
            if (runs(process)) {
                argv.add(Long.toString(process.pid()));
            }
        }
        if (argv.size() == 4) {
            return List.of();
        }
        Process kill = new ProcessBuilder(argv).redirectError(Redirect.DISCARD).start();
        String failed = new String(kill.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        Uninterrupted.await(kill);
        Set<String> pids = failed.lines().collect(Collectors.toSet());
        return refused(processes, process -> !pids.contains(Long.toString(process.pid())));
    }

    private static LaunchException cannotSend(Signal signal, String why, Throwable cause) {
        return new LaunchException(Reason.OTHER, "cannot send SIG" + signal + ": " + why, cause);
    }
}
