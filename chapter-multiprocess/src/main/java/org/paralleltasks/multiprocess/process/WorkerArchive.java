package org.paralleltasks.multiprocess.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The classes of a worker in the form in which a JVM needs neither to read nor to verify them again, beside {@code
 * worker.jar}: a class-data archive, or since JDK 25 an AOT cache. The build makes it, with {@link #main}.
 *
 * <p>Only the JDK that made the file can use it, so its name says which that was, and the files of several JDKs may be
 * side by side. A file that is older than the jar is not used. A JVM checks the rest by itself, and does without a file that
 * it cannot use; it says nothing of that, because workers run with {@link #SILENCE}.
 */
final class WorkerArchive {
    /** JEP 514: made in one step, by the JVM that is to be remembered. */
    private static final boolean IS_AOT_CACHE = Runtime.version().feature() >= 25;

    /** For {@code -Xlog}: what a JVM has to say of a file that it cannot use is nothing for the terminal. */
    static final String SILENCE = IS_AOT_CACHE ? "cds*=off,aot*=off" : "cds*=off";

    private WorkerArchive() {}

    /**
     * The JVM options for workers with that class path.
     *
     * @return none where there is no archive of this JDK for its first entry
     */
    static List<String> optionsFor(String classPath) {
        Path jar = Path.of(classPath.split(File.pathSeparator, 2)[0]);
        Path archive = of(jar);
        return isMadeAfter(jar, archive)
                ? List.of((IS_AOT_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive)
                : List.of();
    }

    /** JDK 25 uses an AOT cache of another jar of the same name and size, so this is not left to the JVM. */
    private static boolean isMadeAfter(Path jar, Path archive) {
        try {
            return Files.isRegularFile(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the archive of a jar for this JDK is, or would be. */
    static Path of(Path jar) {
        String jdk = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+-]", "_");
        return jar.toAbsolutePath().resolveSibling(jar.getFileName() + "-" + jdk + (IS_AOT_CACHE ? ".aot" : ".jsa"));
    }

    /**
     * Makes the archive of the jar that this program was started from, by watching what a worker loads. A JDK that makes
     * none is no error: its workers start as they do without.
     *
     * @param args the jar, which must be the whole class path
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path archive = of(Path.of(args[0]));
        // Renamed when it is whole: a worker that starts meanwhile finds all of it or nothing.
        Path unfinished = archive.resolveSibling(archive.getFileName() + ".new");
        Files.deleteIfExists(archive);
        WorkerProcess.setWorkerJvmOptions(
                List.of((IS_AOT_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + unfinished));
        ProcessQueue<String> queue = new ProcessQueue<>(1);
        ProcessLock lock = new ProcessLock();
        WorkerProcess worker = new WorkerProcess("class-data archive", () -> use(queue, lock));
        worker.start();
        worker.join();
        if (worker.exitCode().getAsInt() == 0 && Files.isRegularFile(unfinished)) {
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } else {
            System.out.println("This JDK made no class-data archive for workers: they start without.");
        }
    }

    /** Uses what most workers use, so that its classes are loaded. */
    private static void use(ProcessQueue<String> queue, ProcessLock lock) throws InterruptedException {
        lock.lock();
        try {
            queue.put("an item");
        } finally {
            lock.unlock();
        }
        LoggerFactory.getLogger(WorkerArchive.class).trace("logging is set up");
        System.out.print("");
        System.err.print("");
    }
}
