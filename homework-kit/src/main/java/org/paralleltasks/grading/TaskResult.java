package org.paralleltasks.grading;

import java.util.List;
import java.util.Optional;
import org.paralleltasks.grading.Verdict.Outcome;

/**
 * What was found out about one task. Immutable.
 *
 * @param task the task
 * @param verdicts one for each check, in their order
 * @param seed of all that was random
 */
public record TaskResult(Task task, List<Verdict> verdicts, long seed) {
    public TaskResult {
        verdicts = List.copyOf(verdicts);
    }

    /** The check that did not pass, if there is one. */
    public Optional<Verdict> wrong() {
        return verdicts.stream()
                .filter(v -> v.outcome() != Outcome.PASSED && v.outcome() != Outcome.NOT_JUDGED)
                .findFirst();
    }

    /** PASSED, or that of the check that did not pass. */
    public Outcome outcome() {
        return wrong().map(Verdict::outcome).orElse(Outcome.PASSED);
    }
}
