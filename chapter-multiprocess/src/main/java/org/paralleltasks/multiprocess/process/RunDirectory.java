package org.paralleltasks.multiprocess.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The folder of one run, for the sockets and the shared memory of its processes: one per program, made by the first
 * process and used by its workers and theirs. It lies in memory ({@code /dev/shm}) where the system has that, is
 * readable by its user alone, bears the number of the first process, and is deleted when the program ends. A program that was killed cannot delete its folder;
 * the next run does, told by a file lock that ends with the process that held it.
 */
final class RunDirectory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "worker-processes-";
    private static final String PREFIX_UNFINISHED = ".worker-processes-";
    private static final String OWNER = "owner";
    private static final Duration UNFINISHED_AT_MOST = Duration.ofMinutes(1);
    private static final int DELETE_ATTEMPTS = 10;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * The system property that names the folders of this JVM: there may be several copies of this class, each in a class
     * loader of its own, and they share nothing else.
     */
    private static final String FOLDERS_OF_THIS_JVM = "org.paralleltasks.multiprocess.folders";

    private static volatile RunDirectory current;

    private final Path path;

    /** Held until this process ends, by this reference: a channel that nobody refers to is closed. Null in a worker. */
    private final FileLock ownership;

    private final AtomicLong lastFile = new AtomicLong();

    private RunDirectory(Path path, FileLock ownership) {
        this.path = path;
        this.ownership = ownership;
    }

    /** The folder of this run, made where this is the first call in its first process. */
    static synchronized RunDirectory current() {
        if (current == null) {
            Children.watchForTheEnd(); // It deletes the folder, also where there is never a worker.
            Path base = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
                    ? MEMORY
                    : Path.of(System.getProperty("java.io.tmpdir"));
            try {
                deleteLeftovers(base);
                current = create(base);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make a folder for worker processes in " + base + ": " + e, e);
            }
        }
        return current;
    }

    /** Called in a worker, before anything else: the folder is its parent's. */
    static synchronized void inherit(Path path) {
        current = new RunDirectory(path, null);
    }

    Path path() {
        return path;
    }

    /** Whether this process made the folder, and is no worker. */
    boolean isOurs() {
        return ownership != null;
    }

    /** The process that all others of this run descend from. */
    long firstProcess() {
        String name = path.getFileName().toString();
        return Long.parseLong(name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length())));
    }

    /** A path for a new file or socket of this run, not used before. */
    Path newPath(String kind) {
        return path.resolve(kind + "-" + ProcessHandle.current().pid() + "-" + lastFile.incrementAndGet());
    }

    /** Deletes the folder, where this process made it. For the end of the program. */
    static synchronized void deleteIfOurs() {
        if (current != null && current.isOurs()) {
            try {
                delete(current.path);
            } catch (IOException e) {
                // The next run tries again; there is nobody left to tell.
            }
        }
    }

    private static RunDirectory create(Path base) throws IOException {
        Path unfinished = Files.createTempDirectory(
                base,
                PREFIX_UNFINISHED + ProcessHandle.current().pid() + "-",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        // Only when it is locked does the folder get the name under which others look for leftovers: none of them ever
        // sees it without its lock.
        // Nobody else has it, so to try is enough; and an interrupted thread may do so.
        FileLock ownership = openLock(unfinished.resolve(OWNER)).tryLock();
        Path finished = base.resolve(unfinished.getFileName().toString().substring(1));
        System.getProperties()
                .merge(FOLDERS_OF_THIS_JVM, finished.toString(), (others, own) -> others + File.pathSeparator + own);
        return new RunDirectory(Files.move(unfinished, finished), ownership);
    }

    private static FileChannel openLock(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void deleteLeftovers(Path base) throws IOException {
        for (Path folder : list(base, PREFIX)) {
            // Not even to look at: a process loses its lock of a file when it closes any channel to that file.
            if (isOfThisJvm(folder)) {
                continue;
            }
            try {
                deleteIfLeftover(folder);
            } catch (IOException e) {
                // Another user's, or another run is deleting it at this moment.
            }
        }
        Instant tooOld = Instant.now().minus(UNFINISHED_AT_MOST);
        for (Path folder : list(base, PREFIX_UNFINISHED)) {
            try {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(tooOld)) {
                    delete(folder);
                }
            } catch (IOException e) {
                // As above.
            }
        }
    }

    private static void deleteIfLeftover(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                delete(folder);
            }
        } catch (NoSuchFileException e) {
            // Whoever deleted it was killed before the last step. Not ours for certain: it goes only where it is empty.
            Files.deleteIfExists(folder);
        }
    }

    private static boolean isOfThisJvm(Path folder) {
        return List.of(System.getProperty(FOLDERS_OF_THIS_JVM, "").split(File.pathSeparator))
                .contains(folder.toString());
    }

    private static List<Path> list(Path base, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(base)) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                deleteWhatIsThere(folder);
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                // A worker that is just being started, or ends, has made or deleted a file meanwhile.
                if (attempt == DELETE_ATTEMPTS) {
                    throw new IOException("cannot delete " + folder, e);
                }
            }
        }
    }

    private static void deleteWhatIsThere(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            // The lock file last: a folder that could not be emptied is then still a leftover for the next run.
            List<Path> inside = tree.filter(path -> !path.equals(folder))
                    .sorted(Comparator.comparing((Path path) -> path.endsWith(OWNER))
                            .thenComparing(Comparator.reverseOrder()))
                    .toList();
            for (Path path : inside) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(folder);
    }
}
