package org.paralleltasks.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** For those who grade with {@code ./course}, which keeps count of the hints that were shown. Immutable. */
final class CourseAdvice implements Advice {
    private final Path folder;

    /** @param folder has a folder for each task, and there a file {@code hints} with the number of those shown */
    CourseAdvice(Path folder) {
        this.folder = folder;
    }

    @Override
    public String again(Task task, long seed) {
        return "./course grade " + address(task) + " --seed " + seed;
    }

    @Override
    public String hint(Task task) {
        List<TaskText.Hint> hints = TaskText.of(task).hints();
        int next = Math.min(shown(task), hints.size() - 1);
        return "hint " + (next + 1) + " of " + hints.size() + ": "
                + hints.get(next).name() + "  (./course hint " + address(task) + ")";
    }

    private int shown(Task task) {
        try {
            return Integer.parseInt(Files.readString(
                            folder.resolve(Integer.toString(task.number())).resolve("hints"))
                    .strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String address(Task task) {
        return task.chapter() + "/" + task.number();
    }
}
