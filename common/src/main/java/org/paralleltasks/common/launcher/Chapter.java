package org.paralleltasks.common.launcher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A chapter of the course: its name and its examples in slide order.
 *
 * @param name the chapter's name without {@code chapter-}, such as {@code sync}
 * @param examples the examples, in the order of the deck, at least one; copied
 */
public record Chapter(String name, List<Example> examples) {
    public Chapter {
        Objects.requireNonNull(name, "name");
        examples = List.copyOf(examples);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("chapter " + name + " has no examples");
        }
    }

    /** A chapter with these examples, in this order. */
    public static Chapter of(String name, Example... examples) {
        return new Chapter(name, List.of(examples));
    }

    /** The module that holds the chapter, such as {@code chapter-sync}; that of an exercise is called as it is. */
    public String module() {
        return name.startsWith("exercise-") ? name : "chapter-" + name;
    }

    /** The examples' main classes by the examples' names, in slide order. */
    public Map<String, Class<?>> mainClasses() {
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        examples.forEach(e -> classes.put(e.name(), e.mainClass()));
        return Collections.unmodifiableMap(classes);
    }

    /** The example of that name, with or without this chapter's name and a slash before it. */
    Optional<Example> find(String typed) {
        String wanted = typed.startsWith(name + "/") ? typed.substring(name.length() + 1) : typed;
        return examples.stream().filter(e -> e.name().equals(wanted)).findFirst();
    }
}
