package org.paralleltasks.benchmarks.timeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.timeline.TimelineRecorder;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/**
 * How well the spans of a timeline agree with times that the program itself took around its calls, and what the recording
 * does to those calls: the same program, not recorded, beside it.
 */
public final class TimelineAgreement {
    private static final List<SpanKind> KINDS =
            List.of(SpanKind.SLEEPING, SpanKind.LOCK_WAIT, SpanKind.CONDITION_WAIT, SpanKind.JOINING);

    /** A wait of the program is 5 ms long; what else a thread waits for, such as a handover, is shorter. */
    private static final long SHORTEST_MICROS = 2_500;

    private TimelineAgreement() {}

    private record Call(SpanKind kind, long start, long end) {}

    /**
     * Measures and prints a table.
     *
     * @param times how often the program waits in each way, at least 1
     * @throws IOException if the program fails, or its recording has no wait of a kind; the message says which
     */
    public static void print(int times, PrintStream out) throws IOException, InterruptedException {
        try (TimelineRecorder recorder = new TimelineRecorder()) {
            List<Call> recorded = run(recorder.begin("agreement"), times);
            recorder.end(0);
            Run run = recorder.read().get(0);
            List<Call> plain = run(List.of(), times);
            out.println(
                    "| call | n | its beginning differs by, median / p95 / most | its end | length, recorded : not recorded |");
            out.println("|-|-|-|-|-|");
            for (SpanKind kind : KINDS) {
                out.println(row(kind, of(kind, recorded), spans(run, kind), of(kind, plain)));
            }
        }
    }

    private static String row(SpanKind kind, List<Call> calls, List<Call> spans, List<Call> plain) throws IOException {
        long[] starts = new long[calls.size()];
        long[] ends = new long[calls.size()];
        for (int i = 0; i < starts.length; i++) {
            Call call = calls.get(i);
            // On a busy machine a handover, too, can take as long as what is measured: there are more spans than calls.
            Call span = spans.stream()
                    .min(Comparator.comparingLong(s -> Math.abs(s.start - call.start)))
                    .orElseThrow(() -> new IOException("no span of " + kind));
            starts[i] = Math.abs(span.start - call.start);
            ends[i] = Math.abs(span.end - call.end);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %.3f |",
                kind,
                calls.size(),
                differences(starts),
                differences(ends),
                median(calls) / median(plain));
    }

    private static String differences(long[] micros) {
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "%.3f / %.3f / %.3f ms",
                micros[micros.length / 2] / 1e3,
                micros[(int) Math.ceil(micros.length * 0.95) - 1] / 1e3,
                micros[micros.length - 1] / 1e3);
    }

    private static double median(List<Call> calls) {
        long[] lengths = calls.stream().mapToLong(c -> c.end - c.start).sorted().toArray();
        return lengths[lengths.length / 2];
    }

    private static List<Call> of(SpanKind kind, List<Call> calls) {
        return calls.stream().filter(c -> c.kind == kind).toList();
    }

    /** The waits of the main thread, on the clock of the program. */
    private static List<Call> spans(Run run, SpanKind kind) throws IOException {
        long zero = ChronoUnit.MICROS.between(Instant.EPOCH, run.zero());
        List<Span> spans = run.lane("main")
                .orElseThrow(() -> new IOException("the main thread is not recorded"))
                .spans(kind);
        return spans.stream()
                .filter(s -> s.length() >= SHORTEST_MICROS)
                .map(s -> new Call(kind, zero + s.start(), zero + s.end()))
                .toList();
    }

    private static List<Call> run(List<String> options, int times) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(Jvm.command(WaitProgram.class.getName(), List.of(Integer.toString(times))));
        command.addAll(1, options);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Call> calls;
        try (BufferedReader reader = process.inputReader();
                Stream<String> lines = reader.lines()) {
            calls = lines.map(line -> line.split(" "))
                    .map(w -> new Call(SpanKind.valueOf(w[0]), Long.parseLong(w[1]), Long.parseLong(w[2])))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("the program ended with " + code);
        }
        return calls;
    }
}
