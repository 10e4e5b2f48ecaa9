package org.paralleltasks.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltasks.grading.Language;

/**
 * The tree of the course: its chapters, their examples and tasks, known by the names of the files, so that nothing need be
 * compiled to list them. Immutable.
 */
final class CourseTree {
    private static final Pattern MODULE = Pattern.compile("<module>((?:chapter|exercise)-[^<]+)</module>");
    private static final Pattern EXAMPLE = Pattern.compile("Ex\\d\\d(\\w+)\\.java");
    private static final Pattern TASK = Pattern.compile("Task(\\d)(\\w+)\\.md");

    private final Path root;
    private final List<CourseChapter> chapters;

    private CourseTree(Path root, List<CourseChapter> chapters) {
        this.root = root;
        this.chapters = List.copyOf(chapters);
    }

    /** Reads the tree in that folder. */
    static CourseTree at(Path root) throws CourseException {
        try {
            List<CourseChapter> chapters = new ArrayList<>();
            Matcher module = MODULE.matcher(Files.readString(root.resolve("pom.xml")));
            while (module.find()) {
                chapters.add(chapter(root.resolve(module.group(1))));
            }
            return new CourseTree(root, chapters);
        } catch (IOException | UncheckedIOException e) {
            throw CourseException.cannot("the course's files cannot be read: " + e.getMessage());
        }
    }

    private static CourseChapter chapter(Path folder) throws IOException {
        String module = folder.getFileName().toString();
        String name = module.startsWith("chapter-") ? module.substring("chapter-".length()) : module;
        String pom = Files.readString(folder.resolve("pom.xml"));
        List<String> examples = new ArrayList<>();
        List<CourseTask> tasks = new ArrayList<>();
        for (Path each : files(folder.resolve("src/main"))) {
            Matcher example = EXAMPLE.matcher(each.getFileName().toString());
            Matcher task = TASK.matcher(each.getFileName().toString());
            if (example.matches()) {
                examples.add(typed(example.group(1)));
            } else if (task.matches() && each.getParent().endsWith("homework")) {
                tasks.add(task(folder, name, each, Integer.parseInt(task.group(1)), typed(task.group(2))));
            }
        }
        return new CourseChapter(
                name,
                folder,
                element(pom, "description"),
                element(pom, "exec.mainClass"),
                examples,
                tasks.stream()
                        .sorted(Comparator.comparingInt(CourseTask::number))
                        .toList());
    }

    private static CourseTask task(Path folder, String chapter, Path text, int number, String name) {
        Path packagePath = folder.resolve("src/main/resources").relativize(text.getParent());
        String simpleName = text.getFileName().toString().replaceFirst("\\.md$", "");
        String packageName =
                packagePath.toString().replace(packagePath.getFileSystem().getSeparator(), ".");
        return new CourseTask(
                chapter,
                number,
                name,
                folder.resolve("src/main/java").resolve(packagePath).resolve(simpleName + ".java"),
                text.resolveSibling("starters").resolve(simpleName + ".java"),
                inReadersLanguage(text, simpleName),
                packageName + "." + simpleName + "Grader");
    }

    private static Path inReadersLanguage(Path english, String simpleName) {
        return Language.ofReader().stream()
                .map(l -> english.resolveSibling(simpleName + l.suffix()))
                .filter(Files::exists)
                .findFirst()
                .orElse(english);
    }

    /** The names in order: the prefix keeps that of the slides. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
    }

    /** {@code WordPrinter} is typed {@code word-printer}. */
    private static String typed(String className) {
        return className.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String element(String pom, String name) {
        Matcher value =
                Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)</").matcher(pom);
        return value.find() ? value.group(1).strip() : "";
    }

    Path root() {
        return root;
    }

    /** In the order of the course. */
    List<CourseChapter> chapters() {
        return chapters;
    }

    /** A path as a person types it in the root. */
    String shown(Path file) {
        return root.relativize(file).toString();
    }

    /**
     * The chapter of that name, {@code sync} or {@code chapter-sync}.
     *
     * @throws CourseException if there is none
     */
    CourseChapter chapter(String typed) throws CourseException {
        for (CourseChapter each : chapters) {
            if (typed.equals(each.name()) || typed.equals(each.module())) {
                return each;
            }
        }
        throw CourseException.badUse("no chapter '" + typed + "': there are "
                + chapters.stream().map(CourseChapter::name).collect(Collectors.joining(", ")));
    }

    /**
     * The tasks meant by {@code chapter} or {@code chapter/task}, at least one.
     *
     * @throws CourseException if there is no such chapter or task
     */
    List<CourseTask> tasks(String typed) throws CourseException {
        int slash = typed.indexOf('/');
        CourseChapter chapter = chapter(slash < 0 ? typed : typed.substring(0, slash));
        if (slash < 0) {
            if (chapter.tasks().isEmpty()) {
                throw CourseException.badUse(chapter.name() + " has no homework");
            }
            return chapter.tasks();
        }
        String wanted = typed.substring(slash + 1);
        Optional<CourseTask> task =
                chapter.tasks().stream().filter(t -> t.isCalled(wanted)).findFirst();
        return List.of(task.orElseThrow(() -> CourseException.badUse("no task '" + wanted + "' in " + chapter.name()
                + ": there are "
                + chapter.tasks().stream().map(t -> t.number() + " " + t.name()).collect(Collectors.joining(", ")))));
    }

    /**
     * The one task meant by {@code chapter/task}.
     *
     * @throws CourseException if there is none, or only a chapter is named
     */
    CourseTask task(String typed) throws CourseException {
        if (!typed.contains("/")) {
            throw CourseException.badUse(
                    "which task? Type " + tasks(typed).get(0).address() + ", for example");
        }
        return tasks(typed).get(0);
    }
}
