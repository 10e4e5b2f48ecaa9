package org.paralleltasks.grading;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Lets JUnit show the verdicts on one subject. The checks do not run as JUnit's tests: all run before the first, in a JVM
 * of their own, and each test then only tells its verdict.
 */
final class GraderExtension implements BeforeAllCallback, InvocationInterceptor, ParameterResolver {
    /** Configuration parameter: the class to grade, binary name; the student's unless said. */
    static final String SUBJECT = "homework.subject";

    /** Configuration parameter: a folder with its class file, looked at before the class path; none unless said. */
    static final String FOLDER = "homework.folder";

    /** Configuration parameter: {@code shared} judges in this JVM, which trusts the subject; one of its own unless said. */
    static final String JVM = "homework.jvm";

    /** Configuration parameter: the seed of all that is random; another each time unless said. */
    static final String SEED = "homework.seed";

    /** Configuration parameter: how many plays of each scenario have random delays. */
    static final String DELAYS = "homework.delays";

    /** Configuration parameter: how long a scenario waits for a thread that works or sleeps, in milliseconds. */
    static final String LIMIT = "homework.limit";

    /** Configuration parameter, where the JVM is shared: the name of the one check that judges; all unless said. */
    static final String CHECK = "homework.check";

    private static final Namespace NAMESPACE = Namespace.create(GraderExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        Class<?> grader = context.getRequiredTestClass();
        Subject subject = new Subject(
                context.getConfigurationParameter(SUBJECT)
                        .orElse(Task.of(grader).subject()),
                context.getConfigurationParameter(FOLDER).map(Path::of));
        long seed = context.getConfigurationParameter(SEED, Long::parseLong).orElseGet(Seeds::any);
        Effort effort = new Effort(
                seed,
                context.getConfigurationParameter(DELAYS, Integer::parseInt).orElse(Effort.DELAYS),
                context.getConfigurationParameter(LIMIT, Long::parseLong).orElse(Effort.LIMIT_MILLIS));
        boolean shared = context.getConfigurationParameter(JVM).equals(Optional.of("shared"));
        List<CheckMethod> checks = CheckMethod.of(grader);
        List<CheckMethod> judging = context.getConfigurationParameter(CHECK)
                .map(name -> checks.stream().filter(c -> c.name().equals(name)).toList())
                .orElse(checks);
        List<Verdict> verdicts = shared
                ? new CheckRunner(grader, judging, subject, effort).run(check -> {}, verdict -> {})
                : new TaskJvm(grader, subject, effort).run();
        context.getStore(NAMESPACE).put(grader, new TaskResult(Task.of(grader), verdicts, seed));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Trial.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null; // The method is not called here.
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
        Class<?> grader = context.getRequiredTestClass();
        TaskResult result = context.getStore(NAMESPACE).get(grader, TaskResult.class);
        Verdict verdict = result.verdicts().stream()
                .filter(v -> v.check().equals(method.getExecutable().getName()))
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("not judged: another check was asked for"));
        switch (verdict.outcome()) {
            case PASSED -> {}
            case NOT_JUDGED -> throw new TestAbortedException("not judged: an earlier check did not pass");
            default -> throw new NotPassed(verdict, result.seed());
        }
    }
}
