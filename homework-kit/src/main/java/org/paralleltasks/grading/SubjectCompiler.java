package org.paralleltasks.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles what a student wrote for one task, and the classes of theirs that it uses: so a file that does not compile
 * costs no other task its grade. Immutable.
 */
final class SubjectCompiler {
    private static final String RELEASE = "17";

    private final Path sources;

    /** @param sources the root of the student's source files */
    SubjectCompiler(Path sources) {
        this.sources = sources;
    }

    /**
     * Compiles a task's class.
     *
     * @param folder for the class files; what was in it before is deleted
     * @return what the compiler complains of, empty if the class is compiled
     */
    String compile(Task task, Path folder) {
        Path file = sources.resolve(task.subject().replace('.', '/') + ".java");
        if (!Files.isRegularFile(file)) {
            return file + " is gone";
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler: use a JDK, not a JRE");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            clear(folder);
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-sourcepath",
                    sources.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "--release",
                    RELEASE,
                    "-Xprefer:source", // A class file may be of an older source.
                    "-proc:none",
                    "-nowarn");
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(file))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String complaints = found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        // Else a class that Maven once compiled from an older source would be graded in its place.
        return complaints.isEmpty()
                        && !Files.exists(folder.resolve(task.subject().replace('.', '/') + ".class"))
                ? file + ": error: there is no class " + task.subject() + " in this file"
                : complaints;
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(folder)) {
                    Files.delete(each);
                }
            }
        }
    }
}
