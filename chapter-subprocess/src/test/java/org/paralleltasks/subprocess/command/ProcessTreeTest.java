package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltasks.subprocess.command.ProcessTable.Row;

/** A command whose process has ended, and what others do with its number: in tables that no system shows on demand. */
@Timeout(60)
class ProcessTreeTest {
    private static final List<Row> NOBODY = List.of();

    private static ProcessTree treeOf(Process process) {
        return new ProcessTree(process, true, new ProcessMark());
    }

    /** A row of a process that runs, and that has come into that session. */
    private static Row inSession(Process process, long session) {
        return new Row(process.pid(), 'S', 1, session, session, 1, Long.MAX_VALUE);
    }

    private interface Check {
        void of(Process other, long number, ProcessTree tree) throws Exception;
    }

    private static void withAnotherProcess(Check check) throws Exception {
        Process root = new ProcessBuilder("sleep", "300").start();
        ProcessTree tree = treeOf(root);
        root.destroyForcibly().waitFor();
        Process other = new ProcessBuilder("sleep", "300").start();
        try {
            check.of(other, root.pid(), tree);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whoIsInItsSessionBelongsToItEvenIfOneLookHasFoundNobody() throws Exception {
        withAnotherProcess((other, number, tree) -> {
            List<Row> table = List.of(inSession(other, number));

            assertThat(tree.living(NOBODY)).isEmpty();
            assertThat(tree.living(table)).containsExactly(other.toHandle());
            assertThat(tree.living(NOBODY)).isEmpty();
            assertThat(tree.living(table)).containsExactly(other.toHandle());
        });
    }

    @Test
    void aZombieHasEndedUnlessItIsOnlyTheFirstOfItsThreadsThatHas() {
        String stat = "12 (a) b\nc) Z 1 12 12 0 -1 4 0 0 0 0 0 0 0 0 20 0 %d 0 345 0";

        assertThat(Row.parse(stat.formatted(1)).isAlive()).isFalse();
        assertThat(Row.parse(stat.formatted(2))).isEqualTo(new Row(12, 'Z', 1, 12, 12, 2, 345));
        assertThat(Row.parse(stat.formatted(2)).isAlive()).isTrue();
    }

    @Test
    void aSessionThatWasOverIsAnothers() throws Exception {
        withAnotherProcess((other, number, tree) -> {
            tree.living(NOBODY);
            tree.living(NOBODY);

            assertThat(tree.living(List.of(inSession(other, number)))).isEmpty();
        });
    }

    @Test
    void theSessionOfAnotherProcessWithItsNumberIsAnothers() throws Exception {
        withAnotherProcess((other, number, tree) -> {
            Row leader = new Row(number, 'S', 1, number, number, 1, Long.MAX_VALUE);

            assertThat(tree.living(List.of(leader, inSession(other, number)))).isEmpty();
        });
    }
}
