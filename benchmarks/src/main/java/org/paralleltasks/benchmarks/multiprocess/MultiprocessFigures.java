package org.paralleltasks.benchmarks.multiprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.paralleltasks.benchmarks.figures.Contender;
import org.paralleltasks.benchmarks.figures.Effort;
import org.paralleltasks.benchmarks.figures.Figures;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.benchmarks.figures.Measure;
import org.paralleltasks.benchmarks.figures.Python;
import org.paralleltasks.benchmarks.figures.Unit;

/** The figures of the library for worker processes, beside Python's modules multiprocessing and concurrent.futures. */
public final class MultiprocessFigures implements Figures {
    private static final String MODULE = "multiprocess_measures";

    @Override
    public List<Measure> measures(Effort effort, Optional<Python> python) {
        Rows rows = new Rows(python);
        int starts = effort.of(10, 1);
        rows.add("start, cold, to the worker's first log line", Unit.TIME)
                .ours(StartProgram.class, "line", starts)
                .eachStartMethod("start_to_line", starts);
        rows.add("start, cold, to join", Unit.TIME)
                .ours(StartProgram.class, "join", starts)
                .eachStartMethod("start_to_join", starts);

        int roundTrips = effort.of(20_000, 100);
        rows.add("pipe: round trip of an int", Unit.TIME)
                .ours(PipeProgram.class, "int", roundTrips)
                .python("Python `Pipe`", "pipe_of_int", roundTrips);
        int echoes = effort.of(200, 2);
        rows.add("pipe: 1 MiB there and back", Unit.RATE)
                .ours(PipeProgram.class, "mebibyte", echoes)
                .python("Python `Pipe`, bytes", "pipe_of_mebibyte", echoes);

        int items = effort.of(50_000, 100);
        queue(rows, "queue: ints, one puts, one takes", "int", items);
        queue(rows, "queue: records, one puts, one takes", "record", items);

        int locks = effort.of(500_000, 1_000);
        rows.add("lock, nobody else wants it", Unit.TIME)
                .ours(LockProgram.class, "alone", locks)
                .python("Python `Lock`", "lock_alone", locks);
        rows.add("lock, two processes want it", Unit.TIME)
                .ours(LockProgram.class, "contended", locks)
                .python("Python `Lock`", "lock_contended", locks);
        int exchanges = effort.of(5_000, 100);
        rows.add("event: set, and wait for the answer", Unit.TIME)
                .ours(EventProgram.class, exchanges)
                .python("Python `Event`", "event", exchanges);

        int watchedMillis = effort.of(2_000, 100);
        rows.add("processor time of an idle worker and its parent", Unit.PROCESSOR)
                .ours(IdleProgram.class, "processor", watchedMillis)
                .eachStartMethod("idle_processor", watchedMillis);
        rows.add("memory of an idle worker", Unit.MEMORY)
                .ours(IdleProgram.class, "memory")
                .eachStartMethod("idle_memory");
        return rows.measures();
    }
}
