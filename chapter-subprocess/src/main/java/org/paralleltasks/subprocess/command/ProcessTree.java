package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.paralleltasks.subprocess.command.ProcessTable.Row;

/**
 * A command's process and everything that it started, directly or not. On Linux a process belongs to the tree if
 *
 * <ul>
 *   <li>it is in the session or in the process group that the command's process leads, or
 *   <li>its environment carries the command's mark, or
 *   <li>its parent belongs to the tree.
 * </ul>
 *
 * <p>Each of these survives what loses the others: a double fork loses the parent, {@code setsid} the session and the
 * group, {@code env -i} the mark. What loses all three at once is not found. Elsewhere only the third is known.
 *
 * <p>Safe for use by any thread.
 */
final class ProcessTree {
    private final ProcessHandle root;
    private final boolean leadsSession;
    private final ProcessMark mark;
    private final long startTicks;

    /**
     * @param root the command's process, living or not
     * @param leadsSession whether it was started in a session of its own
     */
    ProcessTree(ProcessHandle root, boolean leadsSession, ProcessMark mark) {
        this.root = root;
        this.leadsSession = leadsSession;
        this.mark = mark;
        // A process that has ended already is in the table no more; then no process is too old to descend from it.
        this.startTicks = ProcessTable.row(root.pid()).map(Row::startTicks).orElse(0L);
    }

    /**
     * The members that run, the root last: as long as it is there, its number, which is also the session's, is given
     * to no other process. The root alone, living or not, if the system lets nobody look: a tree that cannot be seen has
     * not ended.
     */
    List<ProcessHandle> living() {
        if (!ProcessTable.isAvailable()) {
            return Stream.concat(root.descendants(), Stream.of(root))
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
        try {
            return living(ProcessTable.read());
        } catch (IOException e) {
            return List.of(root);
        }
    }

    private List<ProcessHandle> living(List<Row> table) throws IOException {
        List<Row> candidates = table.stream()
                .filter(row -> row.startTicks() >= startTicks)
                .filter(row -> row.pid() != ProcessHandle.current().pid())
                .toList();
        Set<Long> members = new HashSet<>();
        for (Row row : candidates) {
            if (belongsByItself(row)) {
                members.add(row.pid());
            }
        }
        while (members.addAll(childrenOf(members, candidates))) {
            // Each round goes one generation down.
        }
        List<ProcessHandle> handles = new ArrayList<>();
        candidates.stream()
                .filter(row -> row.isAlive() && members.contains(row.pid()) && row.pid() != root.pid())
                .forEach(row -> ProcessHandle.of(row.pid()).ifPresent(handles::add));
        candidates.stream()
                .filter(row -> row.isAlive() && row.pid() == root.pid() && root.isAlive())
                .forEach(row -> handles.add(root));
        return handles;
    }

    private boolean belongsByItself(Row row) throws IOException {
        return row.pid() == root.pid() && root.isAlive()
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
