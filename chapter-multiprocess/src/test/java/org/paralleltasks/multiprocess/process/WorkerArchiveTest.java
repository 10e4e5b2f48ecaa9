package org.paralleltasks.multiprocess.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** Workers use the archive that the build makes where they can, and start without a word where they cannot. */
@Timeout(120)
class WorkerArchiveTest {
    @TempDir
    static Path folder;

    private static Path jar;
    private static FileTime made;
    private static Path archive;
    private static byte[] whole;

    /** Starts a worker; the argument is the file to which its JVM writes where it has its classes from. */
    static final class StartsAWorker {
        public static void main(String[] args) throws InterruptedException {
            WorkerProcess.setWorkerJvmOptions(List.of("-Xlog:class+load:file=" + args[0]));
            WorkerProcess worker = new WorkerProcess("worker", () -> System.out.println("the worker has run"));
            worker.start();
            worker.join();
            System.exit(worker.exitCode().getAsInt());
        }
    }

    @BeforeAll
    static void makeJarAndArchive() throws IOException, InterruptedException {
        jar = folder.resolve("worker.jar");
        makeJar();
        made = Files.getLastModifiedTime(jar);
        Output output = JavaProgram.of(WorkerArchive.class)
                .withEnvironment("CLASSPATH", jar.toString())
                .withArguments(jar.toString())
                .withProperty("course.log", "off")
                .run();
        assertThat(output.exitCode()).as(output.toString()).isZero();
        archive = WorkerArchive.of(jar);
        assertThat(archive).isNotEmptyFile();
        whole = Files.readAllBytes(archive);
    }

    @AfterEach
    void putBack() throws IOException {
        Files.setLastModifiedTime(jar, made);
        Files.deleteIfExists(archive);
        Files.write(archive, whole);
    }

    /** What the build puts into it: the library, the course's logging, and what both use. */
    private static void makeJar() throws IOException {
        Set<String> names = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (entry.endsWith("test-classes")) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    try (Stream<Path> files = Files.walk(path)) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            try (InputStream in = Files.newInputStream(file)) {
                                add(out, names, path.relativize(file).toString(), in);
                            }
                        }
                    }
                } else if (entry.contains("slf4j") || entry.contains("logback") || entry.contains("common")) {
                    try (ZipFile zip = new ZipFile(path.toFile())) {
                        for (ZipEntry file : zip.stream().toList()) {
                            add(out, names, file.getName(), zip.getInputStream(file));
                        }
                    }
                }
            }
        }
    }

    private static void add(JarOutputStream out, Set<String> names, String name, InputStream content)
            throws IOException {
        if (!name.endsWith("/") && !name.startsWith("META-INF/MANIFEST") && names.add(name)) {
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
            out.closeEntry();
        }
    }

    private String testClasses() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("test-classes"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns where the worker had the library's classes from. */
    private String runAWorker(String classPath) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        Output output = JavaProgram.of(StartsAWorker.class)
                .withEnvironment("CLASSPATH", classPath)
                .withProperty("course.log", "off")
                .withArguments(loaded.toString())
                .run();
        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.lines()).containsExactly("the worker has run");
        assertThat(output.err()).isEmpty();
        try (Stream<String> lines = Files.lines(loaded, UTF_8)) {
            return lines.filter(line -> line.contains(WorkerMain.class.getName() + " source: "))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void isUsedWhereTheClassPathBeginsWithTheJar() throws Exception {
        assertThat(runAWorker(jar + File.pathSeparator + testClasses())).contains("shared objects file");
    }

    @Test
    void isUsedByAProgramThatHasTheJarsClassesElsewhere() throws Exception {
        Path other = folder.resolve("other.jar");
        Files.copy(jar, other);

        assertThat(runAWorker(other + File.pathSeparator + testClasses())).contains("shared objects file");
    }

    @Test
    void isNotUsedWhereTheJarHasChanged() throws Exception {
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 10_000));

        assertThat(runAWorker(jar + File.pathSeparator + testClasses())).contains("source: file:");
    }

    @Test
    void isNotUsedWhereAnotherJdkMadeIt() throws Exception {
        byte[] content = whole.clone();
        // The header names the JVM, with its version and build.
        int ident = new String(content, 0, 4096, ISO_8859_1).indexOf(System.getProperty("java.vm.version"));
        assertThat(ident).isPositive();
        content[ident] = '9';
        Files.delete(archive);
        Files.write(archive, content);

        assertThat(runAWorker(jar + File.pathSeparator + testClasses())).contains("source: file:");
    }

    @Test
    void isNotUsedWhereItIsSomethingElse() throws Exception {
        Files.delete(archive);
        Files.writeString(archive, "no archive");

        assertThat(runAWorker(jar + File.pathSeparator + testClasses())).contains("source: file:");
    }

    @Test
    void isNotLookedForBesideAFolderOfClasses() {
        assertThat(WorkerArchive.optionsFor(jar.resolveSibling("classes") + File.pathSeparator + jar))
                .isEmpty();
    }
}
