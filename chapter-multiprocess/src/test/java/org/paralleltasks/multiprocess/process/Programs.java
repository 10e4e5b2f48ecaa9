package org.paralleltasks.multiprocess.process;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Programs with worker processes that the tests start in JVMs of their own, to see how they end. */
final class Programs {
    private Programs() {}

    /** Says who it is and sleeps longer than any test takes. */
    static Target sleeper(String name) {
        return () -> {
            System.out.println(name + " " + ProcessHandle.current().pid());
            Thread.sleep(600_000);
        };
    }

    /** A daemon worker that would run for ever, beside one that is no daemon and takes a moment. */
    static final class EndsWithBothKinds {
        public static void main(String[] args) throws InterruptedException {
            WorkerProcess daemon = new WorkerProcess("daemon", sleeper("daemon"));
            daemon.setDaemon(true);
            daemon.start();
            new WorkerProcess("other", () -> {
                        Thread.sleep(200);
                        System.out.println("the other has ended");
                    })
                    .start();
            System.out.println("main ends, daemon " + daemon.pid());
            if (args.length > 0) {
                System.exit(Integer.parseInt(args[0]));
            }
        }
    }

    /** Sleeping workers, one of which has a child of its own. */
    static final class RunsForEver {
        static final int WORKERS = 5;

        public static void main(String[] args) {
            new WorkerProcess("first", sleeper("worker")).start();
            new WorkerProcess("second", () -> {
                        new WorkerProcess("grandchild", sleeper("worker")).start();
                        sleeper("worker").run();
                    })
                    .start();
            WorkerProcess daemon = new WorkerProcess("third", sleeper("worker"));
            daemon.setDaemon(true);
            daemon.start();
            WorkerProcess reader = new WorkerProcess("fourth", () -> {
                // Blocked in a native read, where a JVM is slow to end.
                Process silent = new ProcessBuilder("sleep", "600").start();
                System.out.println("silent " + silent.pid());
                System.out.println("worker " + ProcessHandle.current().pid());
                System.out.println(silent.getInputStream().read());
            });
            reader.start();
        }
    }

    /** Workers that write many lines at once, long ones and through several calls. */
    static final class WritesLines {
        static final int WORKERS = 4;
        static final int LINES = 200;
        static final int LENGTH = 20_000;

        public static void main(String[] args) {
            for (int i = 0; i < WORKERS; i++) {
                char letter = (char) ('a' + i);
                new WorkerProcess("writer", () -> write(letter)).start();
            }
        }

        private static void write(char letter) {
            String half = String.valueOf(letter).repeat(LENGTH / 2);
            for (int i = 0; i < LINES; i++) {
                System.out.print(half);
                System.out.flush();
                System.out.println(half);
            }
        }
    }

    /** A daemon worker tries to start a worker. */
    static final class DaemonWithChildren {
        public static void main(String[] args) throws InterruptedException {
            WorkerProcess daemon = new WorkerProcess("daemon", () -> {
                WorkerProcess child = new WorkerProcess("child", () -> {});
                System.out.println("child is daemon: " + child.isDaemon());
                child.start();
            });
            daemon.setDaemon(true);
            daemon.start();
            daemon.join();
            System.out.println("exit code " + daemon.exitCode().getAsInt());
        }
    }

    /** Submits tasks and ends without a shutdown. */
    @SuppressWarnings("FutureReturnValueIgnored") // The program is about what happens then.
    static final class LeavesAPool {
        public static void main(String[] args) {
            ProcessPool pool = new ProcessPool(2);
            for (int i = 0; i < 6; i++) {
                int number = i;
                pool.submit(() -> {
                    Thread.sleep(100);
                    System.out.println("done " + number);
                    return null;
                });
            }
            System.out.println("main ends");
        }
    }

    /**
     * The end of this program has to wait for what runs longer than any test takes: a worker, or with an argument the task of
     * a pool.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody asks for its result.
    static final class EndsLongBeforeItsWork {
        public static void main(String[] args) {
            Target sleeper = sleeper("worker");
            if (args.length > 0) {
                new ProcessPool(1).submit(() -> {
                    sleeper.run();
                    return null;
                });
            } else {
                new WorkerProcess(sleeper).start();
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (!endOfWorkers().map(Programs::isWaiting).orElse(false)) {
                    Thread.onSpinWait();
                }
                System.out.println("the end waits");
            }));
            System.exit(0);
        }
    }

    /** The shutdown hook of the library, if it runs. */
    private static Optional<Thread> endOfWorkers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("end of worker processes"))
                .findFirst();
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Its stdout takes nothing any more, such as a pipe to a program that is stopped. */
    static final class IsNotRead {
        public static void main(String[] args) {
            WorkerProcess worker = new WorkerProcess(() -> {
                while (true) {
                    System.out.println("a line");
                    Thread.sleep(10);
                }
            });
            worker.start();
            PrintStream original = System.out;
            System.setOut(new PrintStream(original) {
                @Override
                public void write(byte[] bytes, int offset, int length) {
                    original.println("not read");
                    while (true) {
                        LockSupport.park();
                    }
                }
            });
            original.println("worker " + worker.pid());
        }
    }

    /** A shutdown hook waits for a lock, and gets it only when the library has done what it does at the end. */
    static final class HasAHookThatLocks {
        public static void main(String[] args) throws InterruptedException {
            ProcessLock lock = new ProcessLock();
            lock.lock();
            ProcessEvent end = new ProcessEvent();
            new WorkerProcess(end::await).start(); // The end of this program waits for it.
            Thread hook = new Thread(() -> {
                lock.lock();
                System.out.println("the hook has the lock");
            });
            Runtime.getRuntime().addShutdownHook(hook);
            new Thread(() -> System.exit(0)).start();
            while (!isAsleep(hook)) {
                Thread.onSpinWait();
            }
            Thread library = endOfWorkers().orElseThrow();
            end.set();
            library.join();
            lock.unlock();
        }

        private static boolean isAsleep(Thread thread) {
            StackTraceElement[] frames = thread.getStackTrace();
            return Stream.of(frames).anyMatch(frame -> frame.getClassName().equals(Parker.class.getName()))
                    && frames[0].isNativeMethod();
        }
    }

    /** A worker that exits, and still awaits its child when it has told that it exits. */
    static final class HasAWorkerThatExits {
        public static void main(String[] args) {
            new WorkerProcess(() -> {
                        new WorkerProcess(sleeper("worker")).start();
                        System.out.println("worker " + ProcessHandle.current().pid());
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                            while (isAlive("watch on the parent process")) {
                                Thread.onSpinWait();
                            }
                            System.out.println("exit told");
                        }));
                        System.exit(0);
                    })
                    .start();
        }

        private static boolean isAlive(String threadName) {
            return Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().equals(threadName));
        }
    }

    /**
     * Uses nothing shared itself; its worker does, whose grandchild holds a lock and is left behind: stopped, so that
     * it lives on until the worker has seen its parent's end.
     */
    static final class SharesInItsWorkersOnly {
        public static void main(String[] args) {
            new WorkerProcess(() -> {
                        ProcessLock lock = new ProcessLock();
                        ProcessQueue<Long> holders = new ProcessQueue<>();
                        WorkerProcess child = new WorkerProcess(() -> new WorkerProcess(() -> {
                                    lock.lock();
                                    holders.put(ProcessHandle.current().pid());
                                    Thread.sleep(600_000);
                                })
                                .start());
                        child.start();
                        long holder = holders.take();
                        signal("STOP", holder);
                        child.kill();
                        child.join();
                        signal("CONT", holder);
                        System.out.println("lock taken: " + lock.tryLock(Duration.ofSeconds(10)));
                    })
                    .start();
        }

        private static void signal(String name, long pid) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        }
    }

    /** Its uncaught exception handler ends it, which makes a file; a task that is still to be done waits for that. */
    @SuppressWarnings("FutureReturnValueIgnored") // What it prints is asked for.
    static final class ExitsInAHandler {
        public static void main(String[] args) {
            File ending = new File(args[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    ending.createNewFile();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.exit(3));
            ProcessPool pool = new ProcessPool(2);
            pool.submit(() -> {
                while (!ending.exists()) {
                    Thread.sleep(10);
                }
                System.out.println("the other task is done");
                return null;
            });
            pool.execute(() -> {
                throw new IllegalStateException("ends all");
            });
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Its uncaught exception handler takes a while, in which nothing else is left to do. With an argument it closes its pool. */
    static final class TellsSlowly {
        public static void main(String[] args) {
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
                while (endOfWorkers().isEmpty()) {
                    Thread.onSpinWait();
                }
                try {
                    Thread.sleep(300); // Far longer than the end takes that does not wait for this.
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                System.out.println("told of " + failure.getMessage());
            });
            ProcessPool pool = new ProcessPool(1);
            pool.execute(() -> {
                throw new IllegalStateException("the failure");
            });
            if (args.length > 0) {
                pool.close();
            }
        }
    }

    /** There is no room to note that a worker holds what it is to share. */
    static final class CannotHandOver {
        public static void main(String[] args) throws InterruptedException {
            ProcessLock lock = new ProcessLock();
            fillTableOfHolds(Arena.current());
            WorkerProcess worker = new WorkerProcess(lock::lock);
            try {
                worker.start();
            } catch (IllegalStateException e) {
                System.out.println("refused: " + e.getMessage());
            }
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (workersLeft() > 0 && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            System.out.println("workers left: " + workersLeft() + ", files left: " + socketsLeft());
        }

        private static void fillTableOfHolds(Arena arena) {
            try {
                for (int slot = 0; true; slot++) {
                    arena.hold(WaitListTest.DEAD, slot);
                }
            } catch (IllegalStateException e) {
                // It is full.
            }
        }

        private static long workersLeft() {
            return ProcessHandle.current()
                    .children()
                    .filter(ProcessHandle::isAlive)
                    .count();
        }

        private static int socketsLeft() {
            return RunDirectory.current().path().toFile().list((folder, name) -> name.startsWith("control")).length;
        }
    }

    /** There is room for the first of what a pool shares, and not for the second. */
    static final class HasRoomForHalfAPool {
        private static final int FIRST_OF_A_POOL = 9;

        public static void main(String[] args) {
            Deque<ProcessEvent> events = new ArrayDeque<>();
            takeAll(events);
            for (int i = 0; i < FIRST_OF_A_POOL; i++) {
                events.removeLast().close();
            }
            try {
                System.out.println(new ProcessPool(1));
            } catch (IllegalStateException e) {
                System.out.println("refused: " + e.getMessage());
            }
            int before = events.size();
            takeAll(events);
            System.out.println("still free: " + (events.size() - before));
        }

        private static void takeAll(Deque<ProcessEvent> events) {
            try {
                while (true) {
                    events.addLast(new ProcessEvent());
                }
            } catch (IllegalStateException e) {
                // There is no room for more.
            }
        }
    }

    private static void fillReserve(int size) throws InterruptedException {
        WorkerProcess.keepReserve(size);
        while (WorkerReserve.ready() < size) {
            Thread.sleep(10);
        }
    }

    /** Ends while two workers are idle. */
    static final class KeepsAReserve {
        public static void main(String[] args) throws InterruptedException {
            fillReserve(2);
            ProcessHandle.current().children().forEach(child -> System.out.println("idle " + child.pid()));
        }
    }

    /** A task in a worker from the reserve, and what was in the run's folder when it was idle, but for what is always there. */
    static final class StartsFromTheReserve {
        public static void main(String[] args) throws InterruptedException {
            fillReserve(1);
            String[] rest = RunDirectory.current().path().toFile().list((folder, name) -> !name.equals("owner"));
            String files = Arrays.toString(rest);
            WorkerProcess process = new WorkerProcess(
                    () -> System.out.println(WorkerProcess.current().get().getName() + " of " + files));
            process.start(StartMethod.RESERVE);
            process.join();
        }
    }

    /** Makes and closes far more pipes than there is memory for, and then asks for too much at a time. */
    static final class UsesLittleMemoryOften {
        private static final int PIPES = 40;

        public static void main(String[] args) throws Exception {
            for (int i = 0; i < PIPES; i++) {
                PipeEnd.OneWay pipe = PipeEnd.oneWay();
                pipe.sender().send(new byte[1 << 20]);
                pipe.receiver().receive();
                pipe.sender().close();
                pipe.receiver().close();
            }
            System.out.println("made " + PIPES);
            PipeEnd.OneWay pipe = PipeEnd.oneWay();
            pipe.sender().send(new byte[4 << 20]);
            for (int size : new int[] {4 << 20, 8 << 20}) {
                try {
                    pipe.sender().send(new byte[size]);
                } catch (IOException e) {
                    System.out.println("refused: " + e.getMessage());
                }
            }
            pipe.sender().send("small");
            System.out.println("received " + ((byte[]) pipe.receiver().receive()).length + ", then "
                    + pipe.receiver().receive());
            try {
                System.out.println(new ProcessQueue<Integer>(10, 1 << 24));
            } catch (UncheckedIOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** While the end of this program awaits one worker, a thread closes another one. */
    static final class ClosesWhileItEnds {
        public static void main(String[] args) {
            ProcessEvent ending = new ProcessEvent();
            ProcessEvent closed = new ProcessEvent();
            WorkerProcess longer = new WorkerProcess("longer", closed::await);
            longer.start();
            WorkerProcess shorter = new WorkerProcess("shorter", ending::await);
            shorter.start();
            System.out.println(RunDirectory.current().path());
            new Thread(() -> {
                        try {
                            shorter.join();
                            shorter.close();
                            closed.set();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (!endIsAwaited()) {
                    Thread.onSpinWait();
                }
                ending.set();
            }));
            System.exit(7);
        }

        private static boolean endIsAwaited() {
            return Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().equals("end of worker processes"))
                    .anyMatch(thread -> Stream.of(thread.getValue())
                            .anyMatch(frame -> frame.getClassName().equals(RunningWorker.class.getName())
                                    && frame.getMethodName().equals("join")));
        }
    }

    /** Its stdout throws what no stream should. */
    static final class CannotPrint {
        public static void main(String[] args) throws InterruptedException {
            PrintStream original = System.out;
            System.setOut(new PrintStream(original) {
                @Override
                public void write(byte[] bytes, int offset, int length) {
                    throw new IllegalStateException("no more lines");
                }
            });
            WorkerProcess worker = new WorkerProcess("worker", () -> {
                System.out.println("a line");
                Thread.sleep(600_000);
            });
            worker.start();
            original.println("joined: " + worker.join(Duration.ofSeconds(30)));
            System.exit(worker.isAlive() ? 1 : 0);
        }
    }

    /** A worker has a result that the shared memory has no room for. */
    static final class GetsAResultWithoutRoom {
        public static void main(String[] args) throws Exception {
            try (ProcessPool pool = new ProcessPool(1)) {
                long worker = pool.submit(() -> ProcessHandle.current().pid()).get();
                try {
                    System.out.println(pool.submit(() -> new byte[8 << 20]).get().length);
                } catch (ExecutionException e) {
                    System.out.println(e.getCause());
                }
                long again = pool.submit(() -> ProcessHandle.current().pid()).get();
                System.out.println(again == worker ? "the same worker" : "another worker");
            }
        }
    }

    /** Its first worker is started by a thread that is interrupted. */
    static final class StartsInterrupted {
        public static void main(String[] args) throws InterruptedException {
            WorkerProcess worker = new WorkerProcess("worker", () -> System.out.println("started"));
            Thread.currentThread().interrupt();
            worker.start();
            System.out.println("still interrupted: " + Thread.interrupted());
            worker.join();
        }
    }

    /** Makes something to share and never a worker to share it with. */
    static final class SharesWithNobody {
        public static void main(String[] args) throws InterruptedException {
            new ProcessQueue<Integer>().put(1);
            System.out.println(RunDirectory.current().path());
        }
    }

    /** Its heap is smaller than what comes back from a worker. */
    static final class GetsTooLargeAResult {
        public static void main(String[] args) throws InterruptedException {
            try (ProcessPool pool = new ProcessPool(1)) {
                byte[] result = pool.submit(() -> new byte[64 << 20]).get();
                System.out.println(result.length);
            } catch (ExecutionException e) {
                System.out.println(e.getCause());
            }
        }
    }
}
