package org.paralleltasks.course;

import java.nio.file.Path;
import java.util.List;

/**
 * A chapter as it lies in the tree. Immutable.
 *
 * @param name what a person types, such as {@code sync}
 * @param folder the module's folder, absolute
 * @param description what it is about, in a line
 * @param mainClass binary name of the class that runs the examples; empty if there is none
 * @param examples the names of the examples, in slide order
 * @param tasks the tasks of the homework, in order; none if the chapter has no homework
 */
record CourseChapter(
        String name, Path folder, String description, String mainClass, List<String> examples, List<CourseTask> tasks) {
    CourseChapter {
        examples = List.copyOf(examples);
        tasks = List.copyOf(tasks);
    }

    /** The name of the Maven module, and of its folder. */
    String module() {
        return folder.getFileName().toString();
    }

    /** Whether its examples run what the student has written, and not the course's own code alone. */
    boolean runsHomework() {
        return module().startsWith("exercise-");
    }

    /** What Maven and the graders make; not in the hand-out. */
    Path target() {
        return folder.resolve("target");
    }
}
