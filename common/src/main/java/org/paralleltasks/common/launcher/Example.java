package org.paralleltasks.common.launcher;

import java.util.Objects;

/**
 * One example of a chapter: a class with a {@code main} and what a person is told before it runs.
 *
 * @param name what a person types, such as {@code several-threads}
 * @param mainClass the class to run; it has a {@code public static void main(String[])}
 * @param slide the title of the deck's slide, in the deck's language
 * @param point what it shows, in one line
 */
public record Example(String name, Class<?> mainClass, String slide, String point) {
    public Example {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mainClass, "mainClass");
        Objects.requireNonNull(slide, "slide");
        Objects.requireNonNull(point, "point");
    }
}
