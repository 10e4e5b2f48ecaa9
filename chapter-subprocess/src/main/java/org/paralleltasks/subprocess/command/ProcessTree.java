package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * <p>The session's number is that of the command's process, and free for any other once that process and all others in the
 * session have ended. A session that was seen to be over is not looked for again.
 *
 * <p>Safe for use by any thread.
 */
final class ProcessTree {
    /** When a process started that has ended, or could not be looked at: no process is too old to descend from it. */
    private static final long UNKNOWN = 0;

    private final Process process;
    private final ProcessHandle root;
    private final boolean leadsSession;
    private final ProcessMark mark;
    private final long startTicks;

    /** The members that the last look found: when each number's process started. */
    private final Map<Long, Long> known = new HashMap<>();

    private boolean sessionWasEmpty;

    private boolean sessionIsOver;

    /**
     * @param process the command's process, living or not
     * @param leadsSession whether it was started in a session of its own
     */
    ProcessTree(Process process, boolean leadsSession, ProcessMark mark) {
        this.process = process;
        this.root = process.toHandle();
        this.leadsSession = leadsSession;
        this.mark = mark;
        this.startTicks = startTicks(process.pid());
    }

    private static long startTicks(long pid) {
        try {
            return ProcessTable.row(pid).map(Row::startTicks).orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** When the command's own process started, in ticks since the system did; 0 if it could not be looked at. */
    long startTicks() {
        return startTicks;
    }

    /** Whether the command's own process runs, which the JDK knows without a look. */
    boolean rootRuns() {
        return process.isAlive();
    }

    /**
     * The members that run, in the order in which to signal them: the root first, which may know how to end the others in
     * good order, and each before its children, since a shell whose child has ended goes on with its next command. The
     * root alone where a sandbox forbids to look at others: a tree that cannot be seen has not ended.
     *
     * @throws IOException if nothing can be looked at now, for instance for want of file descriptors. A signal is likely to
     *     get lost then too: the JDK first looks at the process that it is for
     */
    List<ProcessHandle> living() throws IOException {
        if (!ProcessTable.isAvailable()) {
            return Stream.concat(Stream.of(root), root.descendants())
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
        try {
            return living(ProcessTable.read());
        } catch (AccessDeniedException e) {
            return Stream.of(root).filter(ProcessHandle::isAlive).toList();
        }
    }

    /** Those of that table. */
    synchronized List<ProcessHandle> living(List<Row> table) throws IOException {
        List<Row> candidates = table.stream()
                .filter(row -> row.startTicks() >= startTicks)
                .filter(row -> row.pid() != ProcessHandle.current().pid())
                .toList();
        lookAtSession(candidates);
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
        Map<Long, Row> byPid = candidates.stream()
                .filter(row -> members.contains(row.pid()))
                .collect(Collectors.toMap(Row::pid, row -> row));
        List<ProcessHandle> handles = new ArrayList<>();
        List<Row> running = candidates.stream()
                .filter(row -> row.isAlive() && members.contains(row.pid()))
                .sorted(Comparator.comparing((Row row) -> row.pid() != process.pid())
                        .thenComparing(row -> generation(row, byPid)))
                .toList();
        for (Row row : running) {
            handle(row).ifPresent(handles::add);
        }
        return handles;
    }

    private void lookAtSession(List<Row> candidates) {
        boolean isEmpty = candidates.stream().noneMatch(this::isInSession);
        // Twice in a row: one look may pass by a process while it hands over to a child.
        sessionIsOver |= isEmpty && sessionWasEmpty || candidates.stream().anyMatch(this::hasTakenTheNumber);
        sessionWasEmpty = isEmpty;
    }

    private boolean isInSession(Row row) {
        return row.session() == process.pid() || row.group() == process.pid();
    }

    /** Whether the number of the command's process, which so has ended, has been given to that one. */
    private boolean hasTakenTheNumber(Row row) {
        return row.pid() == process.pid() && startTicks != UNKNOWN && row.startTicks() != startTicks;
    }

    private boolean isKnown(Row row) {
        return Long.valueOf(row.startTicks()).equals(known.get(row.pid()));
    }

    /** Not by the handle that the JDK has made with the process: if it could not look then, it never can. */
    private boolean isRoot(Row row) {
        return row.pid() == process.pid() && process.isAlive() && !hasTakenTheNumber(row);
    }

    /** Empty if the process has ended since. The JDK says the same where it could not look. */
    private static Optional<ProcessHandle> handle(Row row) throws IOException {
        Optional<ProcessHandle> handle = ProcessHandle.of(row.pid());
        if (handle.isEmpty() && ProcessTable.row(row.pid()).filter(row::isStill).isPresent()) {
            throw new IOException("cannot look at process " + row.pid());
        }
        return handle;
    }

    private boolean belongsByItself(Row row) throws IOException {
        return isRoot(row)
                || leadsSession && !sessionIsOver && isInSession(row)
                || mark.isIn(ProcessTable.environment(row.pid()));
    }

    /** How many of a process's ancestors belong to the tree too. */
    private static int generation(Row row, Map<Long, Row> members) {
        int generation = 0;
        for (Row parent = members.get(row.parent()); parent != null && generation < members.size(); generation++) {
            parent = members.get(parent.parent());
        }
        return generation;
    }

    private static List<Long> childrenOf(Set<Long> parents, List<Row> candidates) {
        return candidates.stream()
                .filter(row -> parents.contains(row.parent()))
                .map(Row::pid)
                .toList();
    }
}
