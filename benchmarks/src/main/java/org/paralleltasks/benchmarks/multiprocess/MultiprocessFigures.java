package org.paralleltasks.benchmarks.multiprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltasks.benchmarks.figures.Contender;
import org.paralleltasks.benchmarks.figures.Effort;
import org.paralleltasks.benchmarks.figures.Figures;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.benchmarks.figures.Measure;
import org.paralleltasks.benchmarks.figures.Python;
import org.paralleltasks.benchmarks.figures.Unit;
import org.paralleltasks.multiprocess.process.StartMethod;

/** The figures of the library for worker processes, beside Python's modules multiprocessing and concurrent.futures. */
public final class MultiprocessFigures implements Figures {
    private static final int POOL_SIZE = 2;

    @Override
    public List<Measure> measures(Effort effort, Optional<Python> python) {
        PythonPeers peers = new PythonPeers(python);
        List<Measure> measures = new ArrayList<>();
        measures.addAll(starts(effort.of(10, 1), peers));
        measures.addAll(pipes(effort.of(20_000, 100), effort.of(200, 2), peers));
        measures.addAll(queues(effort.of(50_000, 100), peers));
        measures.addAll(locks(effort.of(500_000, 1_000), peers));
        measures.add(event(effort.of(5_000, 100), peers));
        measures.addAll(pools(effort.of(20_000, 100), effort.of(2_000, 10), peers));
        measures.addAll(idling(effort.of(2_000, 100), peers));
        return measures;
    }

    private static List<Measure> starts(int starts, PythonPeers peers) {
        return List.of(
                new Measure(
                        "cold start to the worker's first log line",
                        Unit.TIME,
                        ours(StartProgram.class, "line", StartMethod.COLD, starts),
                        peers.byStartMethod("start_to_line", starts)),
                new Measure(
                        "start from the reserve to the worker's first log line",
                        Unit.TIME,
                        ours(StartProgram.class, "line", StartMethod.RESERVE, starts),
                        peers.byStartMethod("start_to_line", starts)),
                new Measure(
                        "cold start to join",
                        Unit.TIME,
                        ours(StartProgram.class, "join", StartMethod.COLD, starts),
                        peers.byStartMethod("start_to_join", starts)),
                new Measure(
                        "start from the reserve to join",
                        Unit.TIME,
                        ours(StartProgram.class, "join", StartMethod.RESERVE, starts),
                        peers.byStartMethod("start_to_join", starts)));
    }

    private static List<Measure> pipes(int roundTrips, int echoes, PythonPeers peers) {
        return List.of(
                new Measure(
                        "pipe: round trip of an int",
                        Unit.TIME,
                        ours(PipeProgram.class, "int", roundTrips),
                        peers.named("`Pipe`", "pipe_of_int", roundTrips)),
                new Measure(
                        "pipe: 1 MiB there and back",
                        Unit.RATE,
                        ours(PipeProgram.class, "mebibyte", echoes),
                        Stream.concat(
                                peers.named("`Pipe`, `send`", "pipe_of_mebibyte", "object", echoes),
                                peers.named("`Pipe`, `send_bytes`", "pipe_of_mebibyte", "bytes", echoes))));
    }

    private static List<Measure> queues(int items, PythonPeers peers) {
        return List.of(
                queue("queue: ints from one process to another", "int", items, peers),
                queue("queue: records from one process to another", "record", items, peers));
    }

    private static Measure queue(String title, String item, int items, PythonPeers peers) {
        return new Measure(
                title,
                Unit.RATE,
                ours(QueueProgram.class, item, items),
                Stream.concat(
                        peers.named("`Queue`", "queue", "queue", item, items),
                        peers.named("`SimpleQueue`", "queue", "simple", item, items)));
    }

    private static List<Measure> locks(int times, PythonPeers peers) {
        return List.of(
                new Measure(
                        "lock: take and release, no other process wants it",
                        Unit.TIME,
                        ours(LockProgram.class, "alone", times),
                        peers.named("`Lock`", "lock_alone", times)),
                new Measure(
                        "lock: take and release, two processes want it",
                        Unit.TIME,
                        ours(LockProgram.class, "contended", times),
                        peers.named("`Lock`", "lock_contended", times)));
    }

    private static Measure event(int times, PythonPeers peers) {
        return new Measure(
                "event: set it and be answered by another",
                Unit.TIME,
                ours(EventProgram.class, times),
                peers.named("`Event`", "event", times));
    }

    private static List<Measure> pools(int many, int lone, PythonPeers peers) {
        return List.of(
                new Measure(
                        "pool of " + POOL_SIZE + ": tiny tasks",
                        Unit.RATE,
                        ours(PoolProgram.class, "many", POOL_SIZE, many),
                        peers.byPool("pool_throughput", POOL_SIZE, many)),
                new Measure(
                        "pool of " + POOL_SIZE + ": one lone task",
                        Unit.TIME,
                        ours(PoolProgram.class, "lone", POOL_SIZE, lone),
                        peers.byPool("pool_one_task", POOL_SIZE, lone)));
    }

    private static List<Measure> idling(int watchedMillis, PythonPeers peers) {
        return List.of(
                new Measure(
                        "processor time of an idle worker and its parent",
                        Unit.PROCESSOR,
                        ours(IdleProgram.class, "processor", watchedMillis),
                        Stream.concat(
                                Stream.of(
                                        Jvm.contender(
                                                "a JVM without a worker",
                                                IdleProgram.class,
                                                "processor-alone",
                                                watchedMillis),
                                        Jvm.contender(
                                                "ours, with one in the reserve",
                                                IdleProgram.class,
                                                "processor-reserve",
                                                watchedMillis)),
                                peers.byStartMethod("idle_processor", watchedMillis))),
                new Measure(
                        "memory of an idle worker (PSS)",
                        Unit.MEMORY,
                        ours(IdleProgram.class, "memory"),
                        Stream.concat(
                                Stream.of(Jvm.contender("ours, in the reserve", IdleProgram.class, "memory-reserve")),
                                peers.byStartMethod("idle_memory"))));
    }

    private static Contender ours(Class<?> program, Object... arguments) {
        return Jvm.contender("ours", program, arguments);
    }

    /** The contenders of Python; none where there is no Python. */
    private record PythonPeers(Optional<Python> python) {
        Stream<Contender> named(String name, String measure, Object... arguments) {
            return python.map(p -> p.contender("Python " + name, "multiprocess_measures", measure, arguments)).stream();
        }

        Stream<Contender> byStartMethod(String measure, Object... arguments) {
            return Stream.of("fork", "spawn", "forkserver")
                    .flatMap(method -> named(method, measure, withFirst(method, arguments)));
        }

        Stream<Contender> byPool(String measure, Object... arguments) {
            return Stream.concat(
                    named("`ProcessPoolExecutor`", measure, withFirst("executor", arguments)),
                    named("`multiprocessing.Pool`", measure, withFirst("pool", arguments)));
        }

        private static Object[] withFirst(Object first, Object... others) {
            return Stream.concat(Stream.of(first), Stream.of(others)).toArray();
        }
    }
}
