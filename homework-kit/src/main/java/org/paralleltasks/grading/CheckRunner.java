package org.paralleltasks.grading;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.paralleltasks.grading.Verdict.Outcome;

/** Judges one subject in this JVM: checks one after the other, until one does not pass. For use by one thread. */
final class CheckRunner {
    private final Class<?> grader;
    private final List<CheckMethod> checks;
    private final Subject subject;
    private final Effort effort;

    CheckRunner(Class<?> grader, List<CheckMethod> checks, Subject subject, Effort effort) {
        this.grader = grader;
        this.checks = List.copyOf(checks);
        this.subject = subject;
        this.effort = effort;
    }

    /**
     * Judges it.
     *
     * @param begun is told the name of each check that begins
     * @param found is told each verdict as soon as it is there
     * @return a verdict for each check
     */
    List<Verdict> run(Consumer<String> begun, Consumer<Verdict> found) {
        List<Verdict> verdicts = new ArrayList<>();
        boolean goesOn = true;
        Object instance = instance();
        Class<?> subjectClass = null;
        for (CheckMethod check : checks) {
            Verdict verdict;
            if (goesOn) {
                begun.accept(check.name());
                try {
                    subjectClass = subjectClass == null ? subject.load() : subjectClass;
                    verdict = judge(check, instance, subjectClass);
                } catch (ClassNotFoundException | LinkageError e) {
                    verdict = Verdict.of(check, Outcome.FAILED, "the class cannot be loaded: " + e.getMessage());
                }
            } else {
                verdict = Verdict.of(check, Outcome.NOT_JUDGED, "");
            }
            goesOn = verdict.outcome() == Outcome.PASSED;
            verdicts.add(verdict);
            found.accept(verdict);
        }
        return verdicts;
    }

    private Object instance() {
        try {
            Constructor<?> constructor = grader.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(grader.getName() + " needs a constructor without parameters", e);
        }
    }

    private Verdict judge(CheckMethod check, Object instance, Class<?> subjectClass) {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        before.add(Thread.currentThread());
        Trial<?> trial = new Trial<>(check.type(), subjectClass, before, effort);
        Overseer overseer = new Overseer(() -> check.perform(instance, trial), trial);
        Throwable thrown = overseer.perform();
        if (thrown == null) {
            return Verdict.of(check, Outcome.PASSED, "");
        }
        if (thrown instanceof NotYet) {
            return Verdict.of(check, Outcome.NOT_YET, thrown.getMessage());
        }
        if (thrown instanceof CheckFailed failed) {
            return new Verdict(
                    check.name(),
                    check.expected(),
                    Outcome.FAILED,
                    failed.getMessage(),
                    failed.story(),
                    failed.threads());
        }
        return Verdict.of(check, Outcome.FAILED, "it threw " + Stacks.told(thrown));
    }
}
