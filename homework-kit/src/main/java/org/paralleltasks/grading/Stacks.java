package org.paralleltasks.grading;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.paralleltasks.grading.probe.Names;
import org.paralleltasks.grading.probe.SubjectLoader;

/** What is told of threads and exceptions: the subject's own lines, in a person's words. */
final class Stacks {
    private static final int DEEPEST = 8;

    private Stacks() {}

    /** An exception, its message, and the subject's line that it came from. */
    static String told(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message) + at(thrown);
    }

    /** The subject's line that an exception came from, or nothing. */
    static String at(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(Stacks::isOfTheSubject)
                .findFirst()
                .map(f -> "  " + line(f))
                .orElse("");
    }

    /** Whether a frame is in a student's code. */
    static boolean isOfTheSubject(StackTraceElement frame) {
        return SubjectLoader.hasLoaded(frame.getClassName());
    }

    /** Whether a thread has called the system and is not back: where it reads, that is as good as waiting. */
    static boolean isInSystemCall(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0 && isSystemCall(stack[0]);
    }

    private static boolean isSystemCall(StackTraceElement top) {
        String type = top.getClassName();
        return top.isNativeMethod()
                && (type.startsWith("java.io.")
                        || type.startsWith("sun.nio.")
                        || type.equals("java.lang.ProcessHandleImpl"));
    }

    /** The threads that were not there before: state, what each waits for, and who has it. */
    static List<String> of(Set<Thread> threads, Names names) {
        long[] ids = threads.stream().mapToLong(Thread::getId).toArray();
        Map<String, List<String>> byStack = new LinkedHashMap<>();
        for (ThreadInfo info : ManagementFactory.getThreadMXBean().getThreadInfo(ids, true, true)) {
            if (info != null) {
                byStack.computeIfAbsent(describe(info, names), k -> new ArrayList<>())
                        .add(info.getThreadName());
            }
        }
        List<String> lines = new ArrayList<>();
        byStack.forEach((text, who) -> {
            String one = "'" + who.get(0) + "'";
            String all = who.size() == 1 ? one : one + " (and " + (who.size() - 1) + " more like it)";
            lines.addAll(List.of((all + " " + text).split("\n")));
        });
        return lines;
    }

    private static String describe(ThreadInfo info, Names names) {
        StringBuilder text = new StringBuilder(state(info, names));
        StackTraceElement[] stack = info.getStackTrace();
        List<StackTraceElement> own = own(stack);
        for (StackTraceElement frame : own) {
            text.append("\n    in ").append(method(frame)).append("  ").append(line(frame));
        }
        if (own.isEmpty() && stack.length > 0) {
            text.append("\n    in ").append(stack[0]);
        }
        return text.toString();
    }

    /** The subject's own calls; that of a synchronized method's body is part of that of the method. */
    private static List<StackTraceElement> own(StackTraceElement[] stack) {
        List<StackTraceElement> own = new ArrayList<>();
        String callerOfBody = "";
        for (StackTraceElement frame : stack) {
            if (isOfTheSubject(frame) && !frame.getMethodName().equals(callerOfBody) && own.size() < DEEPEST) {
                own.add(frame);
            }
            callerOfBody = frame.getMethodName().endsWith(SubjectLoader.BODY) ? bare(frame) : "";
        }
        return own;
    }

    private static String state(ThreadInfo info, Names names) {
        LockInfo lock = info.getLockInfo();
        return switch (info.getThreadState()) {
            case BLOCKED -> "waits for " + name(lock, names) + owner(info);
            case WAITING ->
                lock == null
                        ? "waits"
                        : "waits " + (info.getLockOwnerName() == null ? "at " : "for ") + name(lock, names)
                                + owner(info);
            case TIMED_WAITING -> "sleeps or waits with a limit";
            default -> isReading(info.getStackTrace()) ? "waits for another process" : "runs";
        };
    }

    private static boolean isReading(StackTraceElement[] stack) {
        return stack.length > 0
                && isSystemCall(stack[0])
                && stack[0].getMethodName().startsWith("read");
    }

    private static String owner(ThreadInfo info) {
        return info.getLockOwnerName() == null ? "" : ", which '" + info.getLockOwnerName() + "' has";
    }

    private static String name(LockInfo lock, Names names) {
        return names.of(lock.getIdentityHashCode(), lock.getClassName());
    }

    private static String method(StackTraceElement frame) {
        return bare(frame) + "()";
    }

    private static String bare(StackTraceElement frame) {
        return frame.getMethodName().replace(SubjectLoader.BODY, "");
    }

    private static String line(StackTraceElement frame) {
        return "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    /** Those stacks on one line each, for a list of names. */
    static String names(Set<Thread> threads) {
        return threads.stream().map(t -> "'" + t.getName() + "'").collect(Collectors.joining(", "));
    }
}
