package org.paralleltasks.timeline.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import org.paralleltasks.timeline.model.Source;

/** The stack of an event, looked at from the program's side: which line of it is here, and what did that line call. */
final class Stack {
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    /** In the names of classes that the JVM makes for lambdas and method references; they have no lines. */
    private static final String LAMBDA = "$$Lambda";

    private static final List<String> RECORDER = List.of("org.paralleltasks.timeline.agent.", "org.objectweb.asm.");

    /** A student looks for the line of the example that called them. */
    private static final List<String> LIBRARIES = List.of(
            "org.paralleltasks.common.",
            "org.paralleltasks.multiprocess.process.",
            "org.paralleltasks.subprocess.command.",
            "org.apache.commons.exec.",
            "ch.qos.logback.",
            "org.slf4j.");

    /** The JVM's and the recorder's own business in the midst of a line of the program. */
    private static final Set<String> LOADING =
            Set.of("ClassLoader.loadClass", "MethodHandleNatives.linkCallSite", "TransformerManager.transform");

    private final List<RecordedFrame> frames;

    /** The index of the program's own frame, or that of a library where there is none, or -1. */
    private final int own;

    private Stack(List<RecordedFrame> frames) {
        this.frames = frames;
        int found = first(false);
        this.own = found >= 0 ? found : first(true);
    }

    static Stack of(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        List<RecordedFrame> frames = trace == null
                ? List.of()
                : trace.getFrames().stream()
                        .filter(f -> f.isJavaFrame() && f.getMethod() != null)
                        .filter(f -> RECORDER.stream().noneMatch(typeOf(f)::startsWith))
                        .filter(f -> !typeOf(f).contains(LAMBDA))
                        .toList();
        return new Stack(frames);
    }

    private int first(boolean libraries) {
        for (int i = 0; i < frames.size(); i++) {
            String type = typeOf(frames.get(i));
            if (!isJdk(type) && (libraries || LIBRARIES.stream().noneMatch(type::startsWith))) {
                return i;
            }
        }
        return -1;
    }

    /** The line of the program, if there is one. */
    Optional<Source> source() {
        if (own < 0) {
            return Optional.empty();
        }
        RecordedFrame frame = frames.get(own);
        if (frame.getLineNumber() < 1) {
            return Optional.empty(); // Compiled without lines.
        }
        String type = typeOf(frame);
        String simple = type.substring(type.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return Optional.of(
                new Source((nested < 0 ? simple : simple.substring(0, nested)) + ".java", frame.getLineNumber()));
    }

    /** The class nearest to what happened that is not the JDK's, without its package; empty where there is none. */
    String nearestType() {
        int nearest = first(true);
        String type = nearest < 0 ? "" : typeOf(frames.get(nearest));
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Whether it is a library's or the JDK's own doing, with no line of the program nearer than that. */
    boolean isOfALibrary() {
        int nearest = first(true);
        return nearest < 0 || nearest != first(false);
    }

    /** The class of the program that began it all on this stack, such as {@code Ex06Lock.Writer}. */
    Optional<String> outermostType() {
        for (int i = frames.size() - 1; i >= 0; i--) {
            String type = typeOf(frames.get(i));
            if (!isJdk(type) && LIBRARIES.stream().noneMatch(type::startsWith)) {
                return Optional.of(type.substring(type.lastIndexOf('.') + 1).replace('$', '.'));
            }
        }
        return Optional.empty();
    }

    private static boolean isJdk(String type) {
        return JDK.stream().anyMatch(type::startsWith);
    }

    /** What the program's line called, such as {@code CountDownLatch.await}; empty where it called nothing. */
    String called() {
        int index = own < 0 ? frames.size() - 1 : own - 1;
        return index < 0 ? "" : describe(frames.get(index));
    }

    /** Whether this is in the loading of a class or in Flight Recorder, of which the program knows nothing. */
    boolean isOfTheJvm() {
        return frames.stream()
                .anyMatch(f -> LOADING.contains(describe(f)) || typeOf(f).startsWith("jdk.jfr."));
    }

    /** Whether a frame is of that method; the type without its package. */
    boolean has(String typeAndMethod) {
        return frames.stream().anyMatch(f -> describe(f).equals(typeAndMethod));
    }

    private static String describe(RecordedFrame frame) {
        String type = typeOf(frame);
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "."
                + frame.getMethod().getName();
    }

    private static String typeOf(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }
}
