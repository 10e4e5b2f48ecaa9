package org.paralleltasks.multiprocess;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.SeededRandom;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.ProcessLock;
import org.paralleltasks.multiprocess.process.Target;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Five processes write one word each into one file: without a lock, with one, and then a process dies with it.
 *
 * <p><b>The point.</b> Processes share no memory, but they share files, terminals and databases, and there the same goes
 * wrong as between threads. A lock helps, if it is one that other processes can see.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:16:05.832 Workers start from worker.jar
 * 17:16:09.238 without: &lt;PYTHON PPYPYPYTTYTHHTHHOOONONN   N &gt;
 * 17:16:14.881 with:    &lt;PYTHON PYTHON PYTHON PYTHON PYTHON &gt;
 * 17:16:15.105 process 18645 holds the lock, and is killed
 * 17:16:15.113 main has the lock; its previous owner died: true
 * </pre>
 *
 * <ul>
 *   <li>always: 30 letters and five spaces without the lock, and five whole words with it;
 *   <li>mostly: words that are mixed without the lock; at a high {@code --speed} the processes start so far apart that
 *       each may be done before the next begins;
 *   <li>always: {@code main} gets the lock of the killed process, within some milliseconds, and is told that its owner died;
 *   <li>never: a wait for ever.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=lock}
 *
 * <p><b>In Python.</b> {@code multiprocessing.Lock()}, handed to each {@code Process} in its {@code args}. The difference
 * that bites: when a Python process is killed while it holds the lock, all the others wait for ever.
 *
 * <p><b>Try next.</b> Take a {@link java.util.concurrent.locks.ReentrantLock} in place of the {@code ProcessLock}. It can
 * even be sent to a process, it is serializable; each process then has a lock of its own, and the words are mixed.
 */
public final class Ex06Lock {
    private static final Logger log = LoggerFactory.getLogger(Ex06Lock.class);

    private static final String WORD = "PYTHON";

    private Ex06Lock() {}

    private static void writeWord(File file) throws IOException, InterruptedException {
        for (char c : WORD.toCharArray()) {
            append(file, c);
            int delayMillis = SeededRandom.current().nextInt(1, 251);
            Thread.sleep(Pace.millis(delayMillis));
        }
        append(file, ' ');
    }

    private static void writeWordAlone(File file, ProcessLock lock) throws IOException, InterruptedException {
        lock.lock();
        try {
            writeWord(file);
        } finally {
            lock.unlock();
        }
    }

    private static void append(File file, char c) throws IOException {
        Files.writeString(file.toPath(), String.valueOf(c), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What is in the file after five processes have done the same. */
    private static String writtenByFive(File file, Target target) throws IOException, InterruptedException {
        List<WorkerProcess> processes = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            processes.add(new WorkerProcess("Writer-" + i, target));
        }
        processes.forEach(WorkerProcess::start);
        for (WorkerProcess process : processes) {
            process.join();
        }
        String written = Files.readString(file.toPath());
        Files.delete(file.toPath());
        return written;
    }

    private static void aHolderDies(ProcessLock lock) throws InterruptedException {
        WorkerProcess holder = new WorkerProcess("Holder", () -> {
            lock.lock();
            Thread.sleep(Long.MAX_VALUE); // It never comes to the unlock().
        });
        holder.start();
        while (lock.tryLock()) {
            lock.unlock();
            Thread.sleep(5); // Not taken yet.
        }
        log.info("process {} holds the lock, and is killed", holder.pid());
        holder.kill();
        if (lock.tryLock(10, TimeUnit.SECONDS)) {
            log.info("main has the lock; its previous owner died: {}", lock.previousOwnerDied());
            lock.unlock();
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        File file = Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "word-" + ProcessHandle.current().pid())
                .toFile();
        ProcessLock lock = new ProcessLock();

        log.info("without: <{}>", writtenByFive(file, () -> writeWord(file)));
        log.info("with:    <{}>", writtenByFive(file, () -> writeWordAlone(file, lock)));
        aHolderDies(lock);
    }
}
