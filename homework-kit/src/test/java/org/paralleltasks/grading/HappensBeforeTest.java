package org.paralleltasks.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.grading.Verdict.Outcome;

/** What the check of the order finds, and where it has to be silent. */
@Tag("concurrency")
class HappensBeforeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PlainFlag",
                "PlainReference",
                "DoubleCheckedPlain",
                "PlainArray",
                "PlainCollection",
                "TwoLocks",
                "StaticPlain",
                "FutureThatNobodyAsks"
            })
    void findsWhatNothingOrders(String subject) {
        Verdict verdict = judge(subject);

        assertThat(verdict.outcome()).as(verdict.message()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.message()).contains("nothing orders the two").contains(subject + ".java:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VolatileFlag",
                "DoubleCheckedVolatile",
                "HolderIdiom",
                "InheritedVolatile",
                "SynchronizedMethods",
                "ThroughAnExecutor",
                "FutureTaskInAThread",
                "FutureTaskCalledBack",
                "FutureOfAPool",
                "ThroughTheCommonPool",
                "ThroughAPhaser",
                "ReadWriteLock",
                "ThroughAQueue",
                "OwnThread",
                "MethodReferences",
                "WaitsForIt"
            })
    void isSilentWhereSomethingDoes(String subject) {
        Verdict verdict = judge(subject);

        assertThat(verdict.outcome()).as(verdict.message()).isEqualTo(Outcome.PASSED);
    }

    private static Verdict judge(String subject) {
        List<Verdict> verdicts = new CheckRunner(
                        HandoverGrader.class,
                        CheckMethod.of(HandoverGrader.class),
                        new Subject("org.paralleltasks.grading.subjects." + subject, Optional.empty()),
                        new Effort(1, 50, Effort.LIMIT_MILLIS))
                .run(check -> {}, verdict -> {});
        return verdicts.get(0);
    }
}
