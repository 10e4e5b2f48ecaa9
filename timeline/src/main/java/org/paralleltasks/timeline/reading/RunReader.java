package org.paralleltasks.timeline.reading;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.paralleltasks.timeline.agent.Step;
import org.paralleltasks.timeline.agent.StepEvent;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.Note;
import org.paralleltasks.timeline.model.Print;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Source;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/** Reads the recordings of one run. For one use by one thread. */
public final class RunReader {
    private static final Pattern NOT_OF_THE_PROGRAM = Pattern.compile(
            "timeline: .*|JFR .*|DestroyJavaVM|SIGINT handler|process reaper.*|Attach Listener|Common-Cleaner");

    /** {@code kill -s TERM 1 2}, {@code kill -KILL 1}, and a shell's script that does it with its arguments. */
    private static final Pattern KILL = Pattern.compile(
            "(?:.*/)?kill (?:-s )?-?(?:SIG)?([A-Z0-9]+)((?: \\d+)+)|.*kill -s \"\\$0\" .* ([A-Z][A-Z0-9]*)((?: \\d+)+)");

    /** The Java id of every JVM's main thread. */
    private static final long MAIN = 1;

    /** The main class of worker JVMs, which says nothing of what they do. */
    private static final String WORKER = "WorkerMain";

    /** Classes of the course's libraries that start processes for purposes of their own. */
    private static final Set<String> START_HELPERS = Set.of("LifelineTable", "SignalMask", "SignalSender", "Parker");

    /** What the library puts before a command: it says nothing of what the command does. */
    private static final Pattern BEFORE_COMMAND =
            Pattern.compile("^(\\S*/)?setsid -- |(\\S*/)?env --default-signal=\\S+ --unset=\\S+ -- ");

    private static final long SHORTEST_LOCK_WAIT = 5;

    private final Map<ThreadKey, ThreadTrack> threads = new LinkedHashMap<>();
    private final Map<LockKey, LockState> locks = new HashMap<>();
    private final Map<LockKey, LockKey> lockOfCondition = new HashMap<>();
    private final Map<LockKey, List<Notification>> notifications = new HashMap<>();
    private final LockNames names = new LockNames();
    private final Map<Long, OtherProcess> processes = new LinkedHashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Print> output = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private Clock clock;
    private int lastLane;

    private record ThreadKey(long pid, long javaId) {}

    private static final class Notification {
        private final ThreadTrack from;
        private final long at;
        private int left;

        private Notification(ThreadTrack from, long at, int left) {
            this.from = from;
            this.at = at;
            this.left = left;
        }
    }

    /** A process as the one that started it tells of it. */
    private static final class OtherProcess {
        private final int lane;
        private final long pid;
        private final String command;
        private final boolean background;
        private final long started;
        private final List<Mark> marks = new ArrayList<>();
        private long ended = -1;
        private OptionalInt exitCode = OptionalInt.empty();

        private OtherProcess(int lane, long pid, String command, boolean background, long started) {
            this.lane = lane;
            this.pid = pid;
            this.command = command;
            this.background = background;
            this.started = started;
        }
    }

    private record StepAt(JvmRecording jvm, RecordedEvent event, Step step, long at) {}

    private RunReader() {}

    /**
     * Reads the recordings of one run.
     *
     * @param name the run's name
     * @param files the recordings of its JVMs
     * @param begun when the run was begun; counts where nothing is recorded
     * @param ended when it was over
     * @param exitCode what it ended with
     */
    public static Run read(String name, List<Path> files, Instant begun, Instant ended, int exitCode) {
        return new RunReader().run(name, JvmRecording.read(files), begun, ended, exitCode);
    }

    private Run run(String name, List<JvmRecording> jvms, Instant begun, Instant ended, int exitCode) {
        List<JvmRecording> inOrder = new ArrayList<>(jvms);
        clock = new Clock(begun);
        inOrder.sort(Comparator.comparingLong(this::programBegins));
        Instant zero = inOrder.isEmpty() ? begun : instantOf(inOrder.get(0));
        clock = new Clock(zero);
        long runEnd = Math.max(1, clock.micros(ended));

        inOrder.forEach(this::readThreads);
        List<StepAt> steps = new ArrayList<>();
        inOrder.forEach(jvm -> collectSteps(jvm, steps));
        steps.sort(Comparator.comparingLong(StepAt::at));
        steps.forEach(this::take);

        return assemble(name, inOrder, zero, exitCode, runEnd);
    }

    // The JDK's events.

    private void readThreads(JvmRecording jvm) {
        for (RecordedEvent event : jvm.events()) {
            String type = event.getEventType().getName();
            long at = clock.micros(event.getStartTime());
            switch (type) {
                case "jdk.ThreadStart" -> threadStarted(jvm, event, at);
                case "jdk.VirtualThreadStart" -> threadOf(jvm, event).ifPresent(t -> t.seen(at));
                case "jdk.ThreadEnd", "jdk.VirtualThreadEnd" ->
                    threadOf(jvm, event).ifPresent(t -> {
                        t.seen(at);
                        t.ended = at;
                    });
                default ->
                    threadOf(jvm, event).ifPresent(track -> {
                        if (!type.equals(StepEvent.NAME)) {
                            JdkWaits.of(event, clock).ifPresent(wait -> {
                                track.seen(wait.start());
                                track.seen(wait.end());
                                track.add(wait.heldBy(previousOwner(jvm, event)));
                            });
                        }
                    });
            }
        }
    }

    /** The id of the lane of the thread that had a monitor before the one that waited for it, or -1. */
    private int previousOwner(JvmRecording jvm, RecordedEvent event) {
        ThreadTrack owner = event.hasField("previousOwner") ? track(jvm, event.getThread("previousOwner")) : null;
        return owner == null ? -1 : owner.id;
    }

    private void threadStarted(JvmRecording jvm, RecordedEvent event, long at) {
        ThreadTrack started = track(jvm, event.getThread("thread"));
        if (started == null) {
            return;
        }
        started.seen(at);
        started.background |= started.javaId != MAIN && Stack.of(event).isOfALibrary();
        ThreadTrack parent = track(jvm, event.getThread("parentThread"));
        if (parent != null && parent != started) {
            arrows.add(new Arrow(ArrowKind.STARTED, parent.id, at, started.id, at, ""));
        }
    }

    private Optional<ThreadTrack> threadOf(JvmRecording jvm, RecordedEvent event) {
        return Optional.ofNullable(track(jvm, event.getThread()));
    }

    private ThreadTrack track(JvmRecording jvm, RecordedThread thread) {
        if (thread == null || thread.getJavaThreadId() <= 0) {
            return null; // The JVM's own.
        }
        String group =
                thread.getThreadGroup() == null ? "" : thread.getThreadGroup().getName();
        boolean virtual = EventSelection.isVirtual(thread);
        ThreadKey key = new ThreadKey(jvm.pid(), thread.getJavaThreadId());
        ThreadTrack track =
                threads.computeIfAbsent(key, k -> new ThreadTrack(++lastLane, thread.getJavaThreadId(), virtual));
        String name = thread.getJavaName();
        if (name != null && !name.isEmpty()) {
            track.name = name;
        } else if (track.name.isEmpty()) {
            track.name = (virtual ? "virtual #" : "#") + thread.getJavaThreadId();
        }
        track.hidden |=
                "system".equals(group) || NOT_OF_THE_PROGRAM.matcher(track.name).matches();
        return track;
    }

    // The steps.

    private void collectSteps(JvmRecording jvm, List<StepAt> steps) {
        for (RecordedEvent event : jvm.events()) {
            if (event.getEventType().getName().equals(StepEvent.NAME)) {
                Step step = Step.valueOf(event.getString("step"));
                long at = clock.micros(event.getStartTime());
                steps.add(new StepAt(jvm, event, step, at));
                if (event.getString("type") != null) {
                    names.meet(keyOf(jvm, event), event.getString("type"), event.getString("field"));
                }
            }
        }
    }

    private static LockKey keyOf(JvmRecording jvm, RecordedEvent event) {
        return LockKey.of(jvm.pid(), event.getLong("object"));
    }

    private void take(StepAt step) {
        ThreadTrack thread = track(step.jvm, step.event.getThread());
        if (thread == null) {
            return;
        }
        switch (step.step) {
            case PROCESS_STARTED -> processStarted(step, thread);
            case PROCESS_ENDED -> processEnded(step);
            default -> {
                thread.seen(step.at);
                if (isAfterAnException(step, thread)) {
                    endWaitOfNoWord(thread, step.at);
                }
                take(step, thread, Stack.of(step.event));
            }
        }
    }

    /** A wait that ends with an exception tells no end. What the thread does next shows that it is over. */
    private static boolean isAfterAnException(StepAt step, ThreadTrack thread) {
        if (thread.pending == null) {
            return false;
        }
        return switch (step.step) {
            case LOCK_ACQUIRED, LOCK_REFUSED, WAIT_ENDS, JOIN_ENDS, READ_BEGINS, READ_ENDS -> false;
            default -> true;
        };
    }

    /** Ends the wait that has begun, of which only is known that it was over at an instant. */
    private void endWaitOfNoWord(ThreadTrack thread, long atTheLatest) {
        Wait call = thread.pending;
        OptionalLong seen = thread.endOfLastWait(call, atTheLatest);
        thread.depth = 1;
        Optional<Wait> wait = endWait(thread, seen.orElse(atTheLatest));
        // Where the JDK saw no wait there was none, but for input, of which it does not tell all.
        if (seen.isPresent() || call.kind() == SpanKind.INPUT_WAIT) {
            wait.ifPresent(thread::add);
        }
    }

    private void take(StepAt step, ThreadTrack thread, Stack stack) {
        Source source = stack.source().orElse(null);
        switch (step.step) {
            case LOCK_REQUESTED -> lockRequested(step, thread, source);
            case LOCK_ACQUIRED -> lockAcquired(step, thread, source);
            case LOCK_REFUSED ->
                endWait(thread, step.at)
                        .filter(w -> thread.waitedBetween(w.start(), w.end()))
                        .ifPresent(thread::add);
            case LOCK_RELEASED -> lock(step).released(thread, step.at);
            case LOCKS_NOT_RECORDED -> {
                locks.values().forEach(lock -> lock.lost(thread, step.at));
                notes.add(new Note(Note.Kind.LOCKS_NOT_RECORDED, thread.name));
            }
            case PRINTS_NOT_RECORDED -> notes.add(new Note(Note.Kind.PRINTS_NOT_RECORDED, ""));
            case CONDITION_MADE ->
                lockOfCondition.put(
                        keyOf(step.jvm, step.event), LockKey.of(step.jvm.pid(), step.event.getLong("other")));
            case WAIT_BEGINS -> waitBegins(step, thread, stack);
            case WAIT_ENDS -> waitEnds(step, thread, source);
            case NOTIFIED -> notified(step, thread, source);
            case JOIN_BEGINS -> begin(thread, SpanKind.JOINING, step.at, nameOfOther(step), null, -1, source);
            case JOIN_ENDS -> joined(step, thread);
            case INTERRUPTED -> interrupted(step, thread, source);
            case CANCELLED ->
                thread.marks.add(new Mark(MarkKind.CANCEL, step.at, step.event.getString("text"), source));
            case READ_BEGINS -> begin(thread, kindOfRead(stack), step.at, stack.called(), null, -1, source);
            case READ_ENDS -> endWait(thread, step.at).ifPresent(thread::add);
            case PRINTED, PRINTED_TO_STDERR -> printed(step, thread, source);
            case SIGNAL_SENT ->
                signalled(step.event.getLong("other"), step.event.getString("text"), thread, step.at, source);
            default -> { // PROGRAM_BEGINS: the thread has been seen.
            }
        }
    }

    private static SpanKind kindOfRead(Stack stack) {
        SpanKind kind = JdkWaits.kind(stack);
        boolean channel = stack.called().matches(".*(Channel|Channel\\w*)\\.(read|accept)")
                || stack.called().isEmpty();
        return kind == SpanKind.CONDITION_WAIT && channel ? SpanKind.INPUT_WAIT : kind;
    }

    private void begin(
            ThreadTrack thread, SpanKind kind, long at, String label, String lock, int holder, Source source) {
        if (thread.pending == null) { // Else it is a part of the wait that has begun.
            thread.pending = new Wait(kind, at, at, label, lock, holder, source, true, true);
            thread.depth = 1;
        } else {
            thread.depth++;
        }
    }

    /** Ends the wait that has begun last; one within another is a part of it. Returns it if it was the outermost. */
    private Optional<Wait> endWait(ThreadTrack thread, long at) {
        if (thread.pending == null || --thread.depth > 0) {
            return Optional.empty();
        }
        Wait p = thread.pending;
        thread.pending = null;
        return Optional.of(new Wait(p.kind(), p.start(), at, p.label(), p.lock(), p.holder(), p.source(), false, true));
    }

    private LockState lock(StepAt step) {
        String type = step.event.getString("type");
        return lock(keyOf(step.jvm, step.event), type != null && type.endsWith("ReadLock"));
    }

    private LockState lock(LockKey key, boolean shared) {
        return locks.computeIfAbsent(key, k -> new LockState(names.of(k), shared));
    }

    private void lockRequested(StepAt step, ThreadTrack thread, Source source) {
        LockState lock = lock(step);
        int holder = lock.holder().filter(h -> h != thread).map(h -> h.id).orElse(-1);
        begin(thread, SpanKind.LOCK_WAIT, step.at, "", lock.name(), holder, source);
    }

    private void lockAcquired(StepAt step, ThreadTrack thread, Source source) {
        LockState lock = lock(step);
        Optional<Wait> wait = endWait(thread, step.at)
                .filter(w -> w.kind() == SpanKind.LOCK_WAIT)
                .filter(w -> w.holder() >= 0 || thread.waitedBetween(w.start(), w.end()))
                .filter(w -> w.end() - w.start() >= SHORTEST_LOCK_WAIT);
        if (wait.isPresent()) {
            thread.add(wait.get());
            lock.releaserSince(wait.get().start())
                    .filter(releaser -> releaser != thread)
                    .ifPresent(releaser -> arrows.add(new Arrow(
                            ArrowKind.RELEASED, releaser.id, lock.lastRelease(), thread.id, step.at, lock.name())));
        }
        lock.acquired(thread, step.at, source);
    }

    private void waitBegins(StepAt step, ThreadTrack thread, Stack stack) {
        LockKey key = keyOf(step.jvm, step.event);
        begin(
                thread,
                SpanKind.CONDITION_WAIT,
                step.at,
                names.of(key),
                null,
                -1,
                stack.source().orElse(null));
        LockState lock = locks.get(lockOfCondition.getOrDefault(key, key));
        thread.suspended = lock == null ? 0 : lock.suspended(thread, step.at);
    }

    private void waitEnds(StepAt step, ThreadTrack thread, Source source) {
        LockKey key = keyOf(step.jvm, step.event);
        Optional<Wait> wait = endWait(thread, step.at);
        wait.ifPresent(thread::add);
        LockState lock = locks.get(lockOfCondition.getOrDefault(key, key));
        if (lock != null) {
            lock.resumed(thread, step.at, source, thread.suspended);
        }
        wait.ifPresent(ended -> {
            for (Notification each : notifications.getOrDefault(key, List.of())) {
                if (each.left > 0 && each.at >= ended.start() && each.from != thread) {
                    each.left--;
                    arrows.add(new Arrow(ArrowKind.NOTIFIED, each.from.id, each.at, thread.id, step.at, names.of(key)));
                    return;
                }
            }
        });
    }

    private void notified(StepAt step, ThreadTrack thread, Source source) {
        LockKey key = keyOf(step.jvm, step.event);
        String method = step.event.getString("text");
        thread.marks.add(new Mark(MarkKind.NOTIFY, step.at, names.of(key) + "." + method + "()", source));
        notifications
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Notification(thread, step.at, method.endsWith("All") ? Integer.MAX_VALUE : 1));
    }

    private void joined(StepAt step, ThreadTrack thread) {
        endWait(thread, step.at).ifPresent(thread::add);
        ThreadTrack other = threads.get(new ThreadKey(step.jvm.pid(), step.event.getLong("other")));
        if (other != null && other.ended >= 0 && other.ended <= step.at) {
            arrows.add(new Arrow(ArrowKind.ENDED, other.id, other.ended, thread.id, step.at, ""));
        }
    }

    private void interrupted(StepAt step, ThreadTrack thread, Source source) {
        ThreadTrack other = threads.get(new ThreadKey(step.jvm.pid(), step.event.getLong("other")));
        String name = nameOfOther(step);
        thread.marks.add(new Mark(MarkKind.INTERRUPT, step.at, "interrupt(): " + name, source));
        if (other != null && other != thread) {
            other.marks.add(new Mark(MarkKind.INTERRUPT, step.at, thread.name, source));
            arrows.add(new Arrow(ArrowKind.INTERRUPTED, thread.id, step.at, other.id, step.at, ""));
        }
    }

    private String nameOfOther(StepAt step) {
        long id = step.event.getLong("other");
        ThreadTrack other = threads.get(new ThreadKey(step.jvm.pid(), id));
        return other == null ? "#" + id : other.name;
    }

    private void printed(StepAt step, ThreadTrack thread, Source source) {
        String text = step.event.getString("text");
        boolean error = step.step == Step.PRINTED_TO_STDERR;
        thread.background = false;
        output.add(new Print(step.at, thread.id, error, text, source));
        thread.marks.add(new Mark(MarkKind.PRINTED, step.at, text.stripTrailing(), source));
    }

    // Processes.

    private void processStarted(StepAt step, ThreadTrack thread) {
        long pid = step.event.getLong("other");
        String command = step.event.getString("text");
        Stack stack = Stack.of(step.event);
        boolean background = START_HELPERS.contains(stack.nearestType());
        OtherProcess process = new OtherProcess(++lastLane, pid, command, background, step.at);
        processes.put(pid, process);
        arrows.add(new Arrow(ArrowKind.STARTED, thread.id, step.at, process.lane, step.at, ""));
        Matcher kill = KILL.matcher(command);
        if (kill.matches()) {
            String signal = "SIG" + (kill.group(1) != null ? kill.group(1) : kill.group(3));
            for (String target : (kill.group(2) != null ? kill.group(2) : kill.group(4))
                    .strip()
                    .split(" ")) {
                signalled(
                        Long.parseLong(target),
                        signal,
                        thread,
                        step.at,
                        stack.source().orElse(null));
            }
        }
    }

    private void signalled(long pid, String signal, ThreadTrack thread, long at, Source source) {
        MarkKind kind = switch (signal) {
            case "SIGTERM", "SIG15" -> MarkKind.SIGTERM;
            case "SIGKILL", "SIG9" -> MarkKind.SIGKILL;
            default -> MarkKind.SIGNAL;
        };
        thread.marks.add(new Mark(kind, at, signal + " \u2192 " + pid, source));
        OtherProcess target = processes.get(pid);
        if (target != null && target.ended < 0) {
            target.marks.add(new Mark(kind, at, signal, source));
            arrows.add(new Arrow(ArrowKind.SIGNALLED, thread.id, at, target.lane, at, signal));
        }
    }

    private void processEnded(StepAt step) {
        OtherProcess process = processes.get(step.event.getLong("other"));
        if (process != null) {
            process.ended = step.at;
            process.exitCode = OptionalInt.of(Integer.parseInt(step.event.getString("text")));
        }
    }

    // All together.

    private Run assemble(String name, List<JvmRecording> jvms, Instant zero, int exitCode, long runEnd) {
        long length = 1;
        for (JvmRecording jvm : jvms) {
            length = Math.max(length, lastOf(jvm));
        }
        for (OtherProcess process : processes.values()) {
            length = Math.max(length, process.ended);
        }
        for (ThreadTrack thread : threads.values()) {
            length = Math.max(length, thread.ended);
        }
        length = Math.min(length, Math.max(runEnd, 1));
        List<ProcessTrack> tracks = new ArrayList<>();
        Map<Long, JvmRecording> byPid = new LinkedHashMap<>();
        jvms.forEach(jvm -> byPid.put(jvm.pid(), jvm));

        Map<ThreadTrack, Long> pidOf = new HashMap<>();
        threads.forEach((key, track) -> pidOf.put(track, key.pid()));
        long runLength = length;
        locks.values()
                .forEach(lock -> lock.close(
                        thread -> thread.ended >= 0 ? thread.ended : endOf(byPid.get(pidOf.get(thread)), runLength)));
        waitForEver(byPid, runLength);
        threads.values().forEach(this::handOver);
        List<List<Integer>> deadlocks = Deadlocks.in(arrows);

        for (JvmRecording jvm : jvms) {
            tracks.add(jvmTrack(jvm, tracks.isEmpty() ? OptionalInt.of(exitCode) : OptionalInt.empty(), runLength));
        }
        for (OtherProcess process : processes.values()) {
            if (!byPid.containsKey(process.pid)) {
                String title = titleOf(process);
                tracks.add(new ProcessTrack(
                        process.pid,
                        title,
                        false,
                        process.exitCode,
                        List.of(laneOf(process, title, process.background, runLength))));
                if (title.equals(WORKER)) {
                    notes.add(new Note(Note.Kind.JVM_NOT_RECORDED, Long.toString(process.pid)));
                }
            }
        }
        String jdk = jvms.isEmpty() ? "" : System.getProperty("java.version");
        return Compaction.of(new Run(
                name, jdk, zero, runLength, exitCode, tracks, visible(arrows, tracks), output, notes, deadlocks));
    }

    /** What a thread that has not ended still waits for at the end of the recording. */
    private void waitForEver(Map<Long, JvmRecording> byPid, long runLength) {
        threads.forEach((key, thread) -> {
            if (thread.pending != null && thread.ended >= 0) {
                // It went on and ended: an exception ended the wait, which told nothing.
                endWaitOfNoWord(thread, thread.ended);
            } else if (thread.pending != null) {
                Wait p = thread.pending;
                long end = endOf(byPid.get(key.pid()), runLength);
                thread.add(new Wait(
                        p.kind(),
                        p.start(),
                        Math.max(p.start(), end),
                        p.label(),
                        p.lock(),
                        p.holder(),
                        p.source(),
                        true,
                        true));
                if (p.kind() == SpanKind.LOCK_WAIT && p.holder() >= 0) {
                    arrows.add(new Arrow(ArrowKind.WAITS_FOR, thread.id, p.start(), p.holder(), p.start(), p.lock()));
                }
            }
        });
    }

    /**
     * Of a monitor inside the JDK, the event of the wait is all that tells who released it: when the wait ended. That of an
     * output stream is left out, or a program without a lock of its own would be drawn as if it had one.
     */
    private void handOver(ThreadTrack thread) {
        thread.outermost().stream()
                .filter(wait -> !wait.told() && wait.kind() == SpanKind.LOCK_WAIT && wait.holder() >= 0)
                .filter(wait -> !wait.label().startsWith("PrintStream."))
                .map(wait ->
                        new Arrow(ArrowKind.RELEASED, wait.holder(), wait.end(), thread.id, wait.end(), wait.lock()))
                .forEach(arrows::add);
    }

    private ProcessTrack jvmTrack(JvmRecording jvm, OptionalInt exitCode, long runLength) {
        OtherProcess asSeen = processes.get(jvm.pid());
        long known = endOf(jvm, runLength);
        long end = asSeen != null && asSeen.ended >= 0 ? Math.min(asSeen.ended, runLength) : known;
        List<Lane> lanes = new ArrayList<>();
        if (asSeen != null) {
            lanes.add(laneOf(asSeen, "process " + jvm.pid(), false, runLength));
        }
        List<ThreadTrack> shown = new ArrayList<>();
        threads.forEach((key, thread) -> {
            if (key.pid() == jvm.pid() && !thread.hidden && thread.begun != Long.MAX_VALUE) {
                shown.add(thread);
            }
        });
        if (shown.stream().anyMatch(t -> t.virtual)) {
            notes.add(new Note(Note.Kind.VIRTUAL_THREADS, ""));
        }
        if (jvm.threadsLeftOut() > 0) {
            notes.add(new Note(Note.Kind.LANES_LEFT_OUT, Long.toString(jvm.threadsLeftOut())));
        }
        jvm.waitsCut().forEach((javaId, at) -> {
            ThreadTrack thread = threads.get(new ThreadKey(jvm.pid(), javaId));
            if (thread != null && !thread.virtual) {
                thread.waitsKnownUntil = clock.micros(at);
                notes.add(new Note(Note.Kind.WAITS_NOT_READ, thread.name));
            }
        });
        if (!jvm.whole()) {
            notes.add(new Note(Note.Kind.END_LOST, Long.toString(jvm.pid())));
        }
        shown.sort(Comparator.comparingLong(t -> t.javaId)); // In the order in which they were made.
        shown.forEach(thread -> lanes.add(thread.lane(known, Math.max(end, known))));
        return new ProcessTrack(jvm.pid(), titleOf(jvm), true, asSeen != null ? asSeen.exitCode : exitCode, lanes);
    }

    /** The command without what the library puts before it, and a worker's without its many options. */
    private static String titleOf(OtherProcess process) {
        String command = BEFORE_COMMAND.matcher(process.command).replaceAll("");
        return command.contains("." + WORKER + " ") ? WORKER : command;
    }

    private Lane laneOf(OtherProcess process, String name, boolean background, long runLength) {
        long end = process.ended >= 0 ? process.ended : runLength;
        long start = Math.min(process.started, end);
        List<Mark> marks = new ArrayList<>(process.marks);
        marks.add(new Mark(MarkKind.START, start, process.command, null));
        if (process.ended >= 0) {
            marks.add(new Mark(MarkKind.END, end, Integer.toString(process.exitCode.getAsInt()), null));
        }
        marks.sort(Comparator.comparingLong(Mark::at));
        Span span = new Span(SpanKind.PROCESS, start, end, process.command, null, -1, null, process.ended < 0, 1);
        return new Lane(
                process.lane,
                name,
                false,
                background,
                List.of(span),
                List.of(),
                marks,
                Map.of(SpanKind.PROCESS, span.length()),
                0);
    }

    private static List<Arrow> visible(List<Arrow> arrows, List<ProcessTrack> tracks) {
        List<Integer> lanes =
                tracks.stream().flatMap(t -> t.lanes().stream()).map(Lane::id).toList();
        Set<Integer> shown = new HashSet<>(lanes);
        return arrows.stream()
                .filter(a -> shown.contains(a.from()) && shown.contains(a.to()))
                .sorted(Comparator.comparingLong(Arrow::fromAt))
                .toList();
    }

    /** The main class; in a worker, whose main class is the library's, that of the program that runs there. */
    private static String titleOf(JvmRecording jvm) {
        String mainClass = mainClass(jvm);
        return !mainClass.equals(WORKER)
                ? mainClass
                : jvm.events().stream()
                        .filter(e -> e.getThread() != null && e.getThread().getJavaThreadId() == MAIN)
                        .map(e -> Stack.of(e).outermostType())
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(mainClass);
    }

    private static String mainClass(JvmRecording jvm) {
        return jvm.events().stream()
                .filter(e -> e.getEventType().getName().equals("jdk.JVMInformation"))
                .map(e -> e.getString("javaArguments"))
                .filter(arguments -> arguments != null && !arguments.isEmpty())
                .map(arguments -> JdkWaits.simpleName(arguments.split(" ")[0]))
                .findFirst()
                .orElse("java");
    }

    private long programBegins(JvmRecording jvm) {
        return clock.micros(instantOf(jvm));
    }

    private static Instant instantOf(JvmRecording jvm) {
        return jvm.events().stream()
                .filter(e -> e.getEventType().getName().equals(StepEvent.NAME))
                .filter(e -> e.getString("step").equals(Step.PROGRAM_BEGINS.name()))
                .map(RecordedEvent::getStartTime)
                .findFirst()
                .orElse(jvm.begun());
    }

    /** The instant until which a JVM's recording is complete. */
    private long endOf(JvmRecording jvm, long runLength) {
        return jvm == null ? runLength : Math.min(lastOf(jvm), runLength);
    }

    private long lastOf(JvmRecording jvm) {
        for (RecordedEvent event : jvm.events()) {
            if (event.getEventType().getName().equals("jdk.Shutdown")) {
                return Math.max(1, clock.micros(event.getStartTime()));
            }
        }
        return Math.max(
                1,
                jvm.events().stream()
                        .mapToLong(e -> clock.micros(e.getEndTime()))
                        .max()
                        .orElse(0));
    }
}
