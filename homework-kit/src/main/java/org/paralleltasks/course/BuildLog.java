package org.paralleltasks.course;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of Maven's output concerns a person. */
final class BuildLog {
    private static final Pattern COMPILER = Pattern.compile("(?m)^\\[ERROR\\] (\\S.*\\.java):\\[(\\d+),\\d+\\] (.*)$");
    private static final Pattern ERROR = Pattern.compile("(?m)^\\[ERROR\\] (.+)$");

    private BuildLog() {}

    /**
     * Why a build failed: the compiler's lines if there are any, else Maven's first and where the rest is.
     *
     * @param root to show paths as a person types them there
     * @param file where the whole output is kept
     */
    static String complaint(String log, Path root, String module, Path file) {
        Set<String> lines = new LinkedHashSet<>(); // Maven says each twice.
        for (Matcher line = COMPILER.matcher(log); line.find(); ) {
            if (!isStudents(line.group(1))) {
                lines.add(line.group(1).replace(root + "/", "") + ":" + line.group(2) + ": " + line.group(3));
            }
        }
        if (!lines.isEmpty()) {
            return lines.stream().collect(Collectors.joining(System.lineSeparator()));
        }
        Matcher error = ERROR.matcher(log);
        return module + " cannot be compiled: " + (error.find() ? error.group(1) : "Maven failed")
                + "; all of it is in " + file;
    }

    /** A student's file that does not compile fails no build, and is complained of when it is graded. */
    private static boolean isStudents(String path) {
        return path.contains("/src/main/java/") && path.matches(".*/homework/[^/]+\\.java");
    }
}
