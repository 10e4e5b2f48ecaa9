package org.paralleltasks.timeline.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import org.paralleltasks.timeline.model.SpanKind;

/** What the JDK's own events tell of waits. */
final class JdkWaits {
    private static final Pattern TAKES_A_LOCK = Pattern.compile(".*Lock\\.(lock|lockInterruptibly|tryLock)");

    private static final Pattern AWAITS_AN_END =
            Pattern.compile(".*\\.(join|waitFor|awaitTermination|close|communicate|onExit|waitForEnd)");

    private JdkWaits() {}

    /**
     * The wait that an event tells of. Empty for an event of another kind, and for the waits of the JVM while it loads
     * the program's classes or records: to the program that is a part of running.
     */
    static Optional<Wait> of(RecordedEvent event, Clock clock) {
        return ofAnyCause(event, clock).filter(wait -> !Stack.of(event).isOfTheJvm());
    }

    private static Optional<Wait> ofAnyCause(RecordedEvent event, Clock clock) {
        return switch (event.getEventType().getName()) {
            case "jdk.ThreadSleep" -> Optional.of(wait(event, clock, SpanKind.SLEEPING, "", null));
            case "jdk.ThreadPark" -> Optional.of(parked(event, clock));
            case "jdk.JavaMonitorEnter" -> {
                String monitor = simpleName(event.getClass("monitorClass"));
                String called = Stack.of(event).called();
                yield Optional.of(wait(event, clock, SpanKind.LOCK_WAIT, called, monitor));
            }
            case "jdk.JavaMonitorWait" -> Optional.of(parked(event, clock));
            case "jdk.FileRead", "jdk.SocketRead" ->
                Optional.of(
                        wait(event, clock, SpanKind.INPUT_WAIT, Stack.of(event).called(), null));
            default -> Optional.empty();
        };
    }

    private static Wait parked(RecordedEvent event, Clock clock) {
        Stack stack = Stack.of(event);
        SpanKind kind = isOfATimer(stack) && isLimited(event) ? SpanKind.TIMER_DELAY : kind(stack);
        return wait(event, clock, kind, stack.called(), null);
    }

    private static boolean isOfATimer(Stack stack) {
        return stack.has("ScheduledThreadPoolExecutor.DelayedWorkQueue.take")
                || stack.has("ScheduledThreadPoolExecutor.DelayedWorkQueue.poll")
                || stack.has("TimerThread.mainLoop")
                || stack.has("DelayedTask.awaitDelayOrCancel");
    }

    /** Whether the wait had a time-out. A timer that waits without one has nothing to do, and waits for a task. */
    private static boolean isLimited(RecordedEvent event) {
        return event.getDuration("timeout").compareTo(Duration.ZERO) > 0;
    }

    /** What a wait is for, by what the program called. */
    static SpanKind kind(Stack stack) {
        String called = stack.called();
        if (stack.has("ProcessImpl.waitFor") || AWAITS_AN_END.matcher(called).matches()) {
            return SpanKind.JOINING;
        }
        boolean forALock = TAKES_A_LOCK.matcher(called).matches() || stack.has("InternalLock.lock");
        return forALock ? SpanKind.LOCK_WAIT : SpanKind.CONDITION_WAIT;
    }

    private static Wait wait(RecordedEvent event, Clock clock, SpanKind kind, String label, String lock) {
        long start = clock.micros(event.getStartTime());
        return new Wait(
                kind,
                start,
                Math.max(start, clock.micros(event.getEndTime())),
                label,
                lock,
                -1,
                Stack.of(event).source().orElse(null),
                false,
                false);
    }

    static String simpleName(RecordedClass type) {
        return type == null ? null : simpleName(type.getName());
    }

    /** The name of a class without its package and without the class around it. */
    static String simpleName(String type) {
        String inPackage = type.substring(type.lastIndexOf('.') + 1);
        String nested = inPackage.substring(inPackage.lastIndexOf('$') + 1);
        return nested.matches("\\d.*|") ? inPackage.replace('$', '.') : nested;
    }
}
