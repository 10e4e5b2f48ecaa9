package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.paralleltasks.subprocess.command.ProcessTable.Row;

/**
 * A command's process and everything that it started, directly or not. On Linux a process belongs to the tree if
 *
 * <ul>
 *   <li>it is in the session or in the process group that the command's process leads, or
 *   <li>its environment carries the command's mark, or
 *   <li>its parent belongs to the tree, or
 *   <li>it belonged to the tree when somebody looked before: SIGTERM may have ended its parent since.
 * </ul>
 *
 * <p>Each of the first three survives what loses the others: a double fork loses the parent, {@code setsid} the session
 * and the group, {@code env -i} the mark. What loses all three before anybody looks is not found. Elsewhere only the third
 * is known.
 *
 * <p>Safe for use by any thread.
 */
final class ProcessTree {
    private final Process process;
    private final ProcessHandle root;
    private final boolean leadsSession;
    private final ProcessMark mark;
    private final long startTicks;

    /** The members that the last look found: when each number's process started. */
    private final Map<Long, Long> known = new HashMap<>();

    /**
     * @param process the command's process, living or not
     * @param leadsSession whether it was started in a session of its own
     */
    ProcessTree(Process process, boolean leadsSession, ProcessMark mark) {
        this.process = process;
        this.root = process.toHandle();
        this.leadsSession = leadsSession;
        this.mark = mark;
        this.startTicks = startTicks(root.pid());
    }

    /** Of a process that has ended, or cannot be looked at, 0: then no process is too old to descend from it. */
    private static long startTicks(long pid) {
        try {
            return ProcessTable.row(pid).map(Row::startTicks).orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether the command's own process runs, which the JDK knows without a look. */
    boolean rootRuns() {
        return process.isAlive();
    }

    /**
     * The members that run, the root last: as long as it is there, its number, which is also the session's, is given
     * to no other process. The root alone while it runs and the others cannot be looked at: a tree that cannot be seen has
     * not ended.
     *
     * @throws IOException if nobody can look at anything now, for instance for want of file descriptors. Nothing can be
     *     signalled then either: the JDK looks at a process first
     */
    List<ProcessHandle> living() throws IOException {
        if (!ProcessTable.isAvailable()) {
            return Stream.concat(root.descendants(), Stream.of(root))
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
        try {
            return living(ProcessTable.read());
        } catch (IOException e) {
            if (root.isAlive()) {
                return List.of(root);
            }
            throw e;
        }
    }

    private synchronized List<ProcessHandle> living(List<Row> table) throws IOException {
        List<Row> candidates = table.stream()
                .filter(row -> row.startTicks() >= startTicks)
                .filter(row -> row.pid() != ProcessHandle.current().pid())
                .toList();
        Set<Long> members = new HashSet<>();
        for (Row row : candidates) {
            if (isKnown(row) || belongsByItself(row)) {
                members.add(row.pid());
            }
        }
        while (members.addAll(childrenOf(members, candidates))) {
            // Each round goes one generation down.
        }
        known.clear();
        candidates.stream()
                .filter(row -> members.contains(row.pid()))
                .forEach(row -> known.put(row.pid(), row.startTicks()));
        List<ProcessHandle> handles = new ArrayList<>();
        for (Row row : candidates) {
            if (row.isAlive() && members.contains(row.pid()) && row.pid() != root.pid()) {
                handle(row).ifPresent(handles::add);
            }
        }
        if (candidates.stream().anyMatch(row -> row.isAlive() && row.pid() == root.pid()) && isThere()) {
            handles.add(root);
        }
        return handles;
    }

    private boolean isKnown(Row row) {
        return Long.valueOf(row.startTicks()).equals(known.get(row.pid()));
    }

    /** Empty if the process has ended since. The JDK says the same where it could not look. */
    private static Optional<ProcessHandle> handle(Row row) throws IOException {
        Optional<ProcessHandle> handle = ProcessHandle.of(row.pid());
        if (handle.isEmpty() && ProcessTable.row(row.pid()).filter(row::isStill).isPresent()) {
            throw new IOException("cannot look at process " + row.pid());
        }
        return handle;
    }

    /** Whether the root's number is the root's. The JDK says no also where it could not look. */
    private boolean isThere() throws IOException {
        boolean isThere = root.isAlive();
        if (!isThere && process.isAlive()) {
            throw new IOException("cannot look at process " + root.pid());
        }
        return isThere;
    }

    private boolean belongsByItself(Row row) throws IOException {
        return row.pid() == root.pid() && isThere()
                || leadsSession && (row.session() == root.pid() || row.group() == root.pid())
                || mark.isIn(ProcessTable.environment(row.pid()));
    }

    private static List<Long> childrenOf(Set<Long> parents, List<Row> candidates) {
        return candidates.stream()
                .filter(row -> parents.contains(row.parent()))
                .map(Row::pid)
                .toList();
    }
}
