package org.paralleltasks.course;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltasks.grading.TaskText;
import org.paralleltasks.grading.TaskText.Hint;

/**
 * The learner's loop: what {@code ./course} runs. Needs no library, so that it starts at once.
 */
public final class Course {
    static final int NOT_DONE = 1;
    static final int BAD_USE = 2;
    static final int CANNOT = 3;

    private static final String HELP = """
            ./course list [CHAPTER[/TASK]]     the chapters and your progress; a chapter's tasks; what a task asks for
            ./course run CHAPTER[/EXAMPLE]     runs one example or all; options such as --speed 20 may follow
            ./course grade [CHAPTER[/TASK]]    grades everything, a chapter or a task; --seed N for the same schedules again
            ./course hint CHAPTER/TASK         the next hint; each says more, the last is nearly the answer
            ./course watch CHAPTER[/TASK]      grades again whenever you save; Ctrl-C ends it
            ./course reset CHAPTER/TASK        puts the file back as it was handed out; asks first

            CHAPTER is a name that `./course list` shows, such as sync; TASK is a number or a name: sync/3, sync/word-printer.

            Exit codes: 0 all is well or done; 1 something is not done yet, or you said no; 2 what was typed means nothing;
            3 the course cannot be compiled or a file cannot be written; 130 Ctrl-C. With `run` those of the examples:
            0, 1, 2, 124 for one that overran its time, 130.
            """;

    private final CourseTree tree;
    private final Build build;
    private final Progress progress;
    private final Grading grading;

    private Course(CourseTree tree) {
        this.tree = tree;
        this.build = new Build(tree.root());
        this.progress = new Progress(tree.root());
        this.grading = new Grading(tree, build, progress);
    }

    /**
     * Does what was typed, and ends the JVM.
     *
     * @param args the root of the course, then what was typed
     */
    public static void main(String[] args) throws InterruptedException {
        int code;
        try {
            List<String> typed = new ArrayList<>(List.of(args).subList(1, args.length));
            String command = typed.isEmpty() ? "help" : typed.remove(0);
            code = command.matches("help|--help|-h")
                    ? help()
                    : new Course(CourseTree.at(Path.of(args[0]).toAbsolutePath().normalize())).perform(command, typed);
        } catch (CourseException e) {
            System.out.flush();
            System.err.println(e.getMessage());
            code = e.exitCode();
        } catch (UncheckedIOException e) {
            System.err.println("cannot read or write a file: " + e.getMessage());
            code = CANNOT;
        }
        System.out.flush();
        System.exit(code);
    }

    private static int help() {
        System.out.print(HELP);
        return 0;
    }

    private int perform(String command, List<String> typed) throws CourseException, InterruptedException {
        switch (command) {
            case "list" -> {
                return list(one(typed, false));
            }
            case "run" -> {
                return run(typed);
            }
            case "grade" -> {
                String seed = seed(typed);
                return grade(one(typed, false), seed);
            }
            case "hint" -> {
                return hint(tree.task(one(typed, true)));
            }
            case "watch" -> {
                new Watch(tree.tasks(one(typed, true)), tree, grading, progress).run();
                return 0;
            }
            case "reset" -> {
                return reset(tree.task(one(typed, true)));
            }
            default -> throw CourseException.badUse("no command '" + command + "'");
        }
    }

    /** The only argument; empty if there may be none. */
    private static String one(List<String> typed, boolean isNeeded) throws CourseException {
        if (typed.size() > 1) {
            throw CourseException.badUse("too much: '" + typed.get(1) + "'");
        }
        if (typed.isEmpty() && isNeeded) {
            throw CourseException.badUse("of which chapter or task? Type sync/3, for example");
        }
        return typed.isEmpty() ? "" : typed.get(0);
    }

    private static String seed(List<String> typed) throws CourseException {
        int at = typed.indexOf("--seed");
        if (at < 0) {
            return "";
        }
        if (at + 1 == typed.size() || !typed.get(at + 1).matches("-?\\d{1,18}")) {
            throw CourseException.badUse("--seed needs a whole number");
        }
        typed.remove(at);
        return typed.remove(at);
    }

    private int list(String typed) throws CourseException {
        if (typed.contains("/")) {
            CourseTask task = tree.task(typed);
            System.out.println(task.title() + "  " + state(task));
            System.out.println("write: " + tree.shown(task.file()));
            System.out.println();
            System.out.println(task.text().instructions());
            return 0;
        }
        List<CourseChapter> chapters = typed.isEmpty() ? tree.chapters() : List.of(tree.chapter(typed));
        for (CourseChapter chapter : chapters) {
            list(chapter, !typed.isEmpty());
        }
        return 0;
    }

    private void list(CourseChapter chapter, boolean isAlone) throws CourseException {
        int done = 0;
        for (CourseTask task : chapter.tasks()) {
            done += progress.isDone(task) ? 1 : 0;
        }
        String count = chapter.tasks().isEmpty()
                ? ""
                : "  " + done + " of " + chapter.tasks().size() + " tasks done";
        System.out.println(chapter.name() + count + "  (" + chapter.description() + ")");
        if (!chapter.examples().isEmpty()) {
            System.out.println("  examples: " + String.join(" ", chapter.examples()));
        }
        int width =
                chapter.tasks().stream().mapToInt(t -> t.name().length()).max().orElse(0);
        for (CourseTask task : chapter.tasks()) {
            System.out.println(String.format("  %d %-" + width + "s  %s", task.number(), task.name(), state(task)));
            if (isAlone) {
                System.out.println("    " + tree.shown(task.file()));
            }
        }
        System.out.println();
    }

    private String state(CourseTask task) throws CourseException {
        Optional<Progress.Latest> latest = progress.latest(task);
        if (task.isUntouched()) {
            return "not begun";
        }
        if (latest.isEmpty()) {
            return "not graded yet";
        }
        return latest.get().text() + (latest.get().isOfThisSource() ? "" : "  (changed since)");
    }

    private int run(List<String> typed) throws CourseException {
        if (typed.isEmpty()) {
            throw CourseException.badUse("run what? Type sync/unsynchronized, for example");
        }
        String wanted = typed.remove(0);
        int slash = wanted.indexOf('/');
        CourseChapter chapter = tree.chapter(slash < 0 ? wanted : wanted.substring(0, slash));
        if (chapter.mainClass().isEmpty()) {
            throw CourseException.badUse(chapter.name() + " has no examples");
        }
        List<String> command = new ArrayList<>(List.of(Java.program(), chapter.mainClass()));
        if (slash >= 0) {
            String example = wanted.substring(slash + 1);
            if (!chapter.examples().contains(example)) {
                throw CourseException.badUse("no example '" + example + "' in " + chapter.name() + ": there are "
                        + String.join(" ", chapter.examples()));
            }
            command.add(example);
        }
        command.addAll(typed);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("CLASSPATH", build.runClassPath(chapter));
        return new ChildProcess(builder).awaitEnd();
    }

    private int grade(String typed, String seed) throws CourseException {
        List<List<CourseTask>> chosen = new ArrayList<>();
        if (typed.isEmpty()) {
            tree.chapters().stream()
                    .map(CourseChapter::tasks)
                    .filter(t -> !t.isEmpty())
                    .forEach(chosen::add);
        } else {
            chosen.add(tree.tasks(typed));
        }
        boolean areAllDone = true;
        for (List<CourseTask> tasks : chosen) {
            areAllDone &= grading.grade(tasks, seed, () -> false);
            if (chosen.size() > 1) {
                System.out.println();
            }
        }
        return areAllDone ? 0 : NOT_DONE;
    }

    private int hint(CourseTask task) throws CourseException {
        TaskText text = task.text();
        int shown = progress.hints(task);
        int number = Math.min(shown + 1, text.hints().size());
        Hint hint = text.hints().get(number - 1);
        System.out.println(
                task.title() + ", hint " + number + " of " + text.hints().size() + ": " + hint.name());
        System.out.println();
        System.out.println(hint.text());
        if (shown == text.hints().size()) {
            System.out.println();
            System.out.println("That is the last one; all of them are in " + tree.shown(task.textFile()));
        }
        progress.noteHints(task, number);
        return 0;
    }

    private int reset(CourseTask task) throws CourseException {
        if (task.isUntouched()) {
            System.out.println(tree.shown(task.file()) + " is as it was handed out.");
            return 0;
        }
        System.out.print("Put " + tree.shown(task.file()) + " back as it was handed out? [y/N] ");
        System.out.flush();
        String answer = answer();
        if (!answer.strip().matches("(?i)y|yes|o|oui")) {
            System.out.println("Nothing has changed.");
            return NOT_DONE;
        }
        Path kept = progress.keep(task);
        try {
            Files.createDirectories(task.file().getParent());
            Files.copy(task.starter(), task.file(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CourseException.cannot("cannot write " + task.file() + ": " + e.getMessage());
        }
        System.out.println("Done. What you had written is in " + tree.shown(kept) + " until `mvn clean`.");
        return 0;
    }

    private static String answer() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in)).readLine();
            if (line == null) {
                System.out.println();
            }
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }
}
