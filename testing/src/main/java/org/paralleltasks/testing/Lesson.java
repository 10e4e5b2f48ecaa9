package org.paralleltasks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chapter's lesson, whose code cannot drift from the programs: each fenced {@code java} block follows a comment that
 * names the file it is from, {@code <!-- from Ex03Synchronized.java -->}, and stands there line by line, whatever the
 * indentation. A line {@code // ...} stands for lines left out.
 */
final class Lesson {
    private static final Pattern BLOCK = Pattern.compile("(?s)(?:<!-- from (\\S+) -->\\s*\\n)?```java\\n(.*?)```");

    private final Path file;

    Lesson(Path file) {
        this.file = file;
    }

    void quotesOnlyWhatIsInTheSources() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(file));
        while (block.find()) {
            assertThat(block.group(1))
                    .as("the file that this block of " + file + " is from:\n" + block.group(2))
                    .isNotNull();
            String source = withoutIndentation(Files.readString(sourceNamed(block.group(1))));
            int from = 0;
            for (String piece : block.group(2).split("(?m)^\\s*// \\.\\.\\.\\s*$")) {
                String quoted = withoutIndentation(piece);
                int found = source.indexOf(quoted, from);
                assertThat(found)
                        .as("in " + block.group(1) + ", quoted by " + file + ":\n" + quoted)
                        .isNotNegative();
                from = found + quoted.length();
            }
        }
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).filter(l -> !l.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static Path sourceNamed(String name) {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> found = files.filter(f -> f.endsWith(name))
                    .filter(f -> !f.toString().contains("/homework/"))
                    .toList();
            assertThat(found).as("files called " + name).hasSize(1);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
