package org.paralleltasks.grading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * What a student reads about a task: a Markdown resource beside the class that they edit, of the same name, with the
 * instructions, then a section for each hint ({@code ## Hint 1: its name}), then {@code ## Why it works}; and the same in
 * French ({@code ## Indice 1 : its name}, {@code ## Pourquoi ça marche}) in a file that ends with {@code .fr.md}. Immutable.
 */
public final class TaskText {
    /**
     * A hint. Immutable.
     *
     * @param number from 1
     * @param name what it is about, without giving it away
     * @param text Markdown
     */
    public record Hint(int number, String name, String text) {}

    private final String path;
    private final String instructions;
    private final List<Hint> hints;
    private final String explanation;

    private TaskText(String path, String instructions, List<Hint> hints, String explanation) {
        this.path = path;
        this.instructions = instructions;
        this.hints = List.copyOf(hints);
        this.explanation = explanation;
    }

    /**
     * The text of a task in the reader's language, from the class path; in English where there is none in that language.
     *
     * @throws IllegalArgumentException if there is none in English either, or a section is missing
     */
    public static TaskText of(Task task) {
        for (Language each : Language.ofReader()) {
            if (TaskText.class.getClassLoader().getResource(path(task, each)) != null) {
                return of(task, each);
            }
        }
        return of(task, Language.ENGLISH);
    }

    /**
     * The text of a task in one language, from the class path.
     *
     * @throws IllegalArgumentException if there is none, or a section is missing
     */
    public static TaskText of(Task task, Language language) {
        String path = path(task, language);
        return parse(path, resource(path));
    }

    private static String path(Task task, Language language) {
        return task.subject().replace('.', '/') + language.suffix();
    }

    /** The starter of a task as it was handed out: Java source. */
    public static String starter(Task task) {
        String subject = task.subject();
        int dot = subject.lastIndexOf('.');
        return resource(
                subject.substring(0, dot).replace('.', '/') + "/starters/" + subject.substring(dot + 1) + ".java");
    }

    private static String resource(String path) {
        try (InputStream in = TaskText.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the parts of a text.
     *
     * @param path where it is; its end tells the language
     * @throws IllegalArgumentException if a section is missing
     */
    public static TaskText parse(String path, String text) {
        Language language = Language.of(path);
        Matcher section = language.section().matcher(text);
        List<Hint> hints = new ArrayList<>();
        String instructions = null;
        String explanation = null;
        String name = null;
        int begin = 0;
        boolean more = true;
        while (more) {
            more = section.find();
            String part = withoutEmptyLinesAround(text.substring(begin, more ? section.start() : text.length()));
            if (begin == 0) {
                instructions = part;
            } else if (name != null) {
                hints.add(new Hint(hints.size() + 1, name, part));
            } else {
                explanation = part;
            }
            if (more) {
                name = section.group("name");
                begin = section.end();
            }
        }
        if (hints.size() < 2 || explanation == null || explanation.isEmpty() || instructions.isEmpty()) {
            throw new IllegalArgumentException(path + ": instructions, at least two " + language.titles());
        }
        return new TaskText(path, instructions, hints, explanation);
    }

    /** The first line may be one of code: it stays indented. */
    private static String withoutEmptyLinesAround(String part) {
        return part.replaceFirst("\\A\\s*\\R", "").stripTrailing();
    }

    /** Where it is below the chapter's folder. */
    public String file() {
        return "src/main/resources/" + path;
    }

    /** What is to do, Markdown. */
    public String instructions() {
        return instructions;
    }

    /** At least two; each says more than the one before, and the last is nearly the answer. */
    public List<Hint> hints() {
        return hints;
    }

    /** Why a right answer works, for those who have one; Markdown. */
    public String explanation() {
        return explanation;
    }
}
