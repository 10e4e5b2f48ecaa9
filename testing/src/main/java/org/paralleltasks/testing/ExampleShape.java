package org.paralleltasks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every example of the course has in common, asserted from its source: the parts of its documentation in their
 * order, its length, its place in the chapter and in the lesson. Run from the module's folder, as Maven does.
 */
public final class ExampleShape {
    /** The parts of an example's documentation. */
    public static final List<String> PARTS =
            List.of("The point.", "What you should see.", "Run it.", "In Python.", "Try next.");

    private static final int LONGEST = 200;

    private static final Pattern CLASS_NAME = Pattern.compile("Ex(\\d\\d)([A-Z]\\w*)");

    private final String name;
    private final Class<?> mainClass;
    private final String source;

    private ExampleShape(String name, Class<?> mainClass, String source) {
        this.name = name;
        this.mainClass = mainClass;
        this.source = source;
    }

    /** The example that a person calls by that name. */
    public static ExampleShape of(String name, Class<?> mainClass) throws IOException {
        Path file = Path.of("src/main/java", mainClass.getName().replace('.', '/') + ".java");
        return new ExampleShape(name, mainClass, Files.readString(file));
    }

    /** The number in the class's name, which is its place in slide order. */
    public int number() {
        return Integer.parseInt(className().group(1));
    }

    /** The class is called as the example is: {@code Ex02OneThread} for {@code one-thread}. */
    public ExampleShape isNamedAsItsClass() {
        String kebab =
                className().group(2).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        assertThat(kebab).as("the name of " + mainClass.getSimpleName()).isEqualTo(name);
        return this;
    }

    /** The class documentation has its five parts, in order, and its output shows on which JDK it was captured. */
    public ExampleShape hasItsDocumentation() {
        String documentation = documentation();
        int at = -1;
        for (String part : PARTS) {
            int found = documentation.indexOf("<b>" + part + "</b>");
            assertThat(found)
                    .as("'" + part + "' in its place in " + mainClass.getSimpleName())
                    .isGreaterThan(at);
            at = found;
        }
        assertThat(documentation)
                .as("the captured output of " + mainClass.getSimpleName() + " names its JDK")
                .containsPattern("JDK \\d\\d");
        assertThat(documentation)
                .as("how certain the lines of " + mainClass.getSimpleName() + " are")
                .containsPattern("(?i)\\b(always|never|sometimes)\\b");
        assertThat(documentation)
                .as("the command that runs " + mainClass.getSimpleName())
                .contains("compile exec:java -Dexec.args=" + name);
        return this;
    }

    /** Where the captured output names a line of the example's own source, it is the line that a run names today. */
    public ExampleShape namesTheSameLinesAs(Output run) {
        assertThat(ownLinesIn(run.out() + run.err()))
                .as("lines of " + mainClass.getSimpleName() + " in the output of a run")
                .containsAll(ownLinesIn(documentation()));
        return this;
    }

    /** A student reads it top to bottom. */
    public ExampleShape isShort() {
        assertThat(source.lines().count())
                .as("the lines of " + mainClass.getSimpleName())
                .isLessThanOrEqualTo(LONGEST);
        return this;
    }

    /** The lesson (the module's README) has a table row that begins with the example's name. */
    public ExampleShape isInTheLesson(String readme) throws IOException {
        assertThat(Files.readString(Path.of(readme)))
                .as("a row for " + name + " in " + readme)
                .containsPattern("(?m)^\\| .*`" + Pattern.quote(name) + "`.*\\|");
        return this;
    }

    /** The course's README names it in the table of chapters. */
    public ExampleShape isInTheTableOfContents(String readme) throws IOException {
        assertThat(Files.readString(Path.of(readme)))
                .as(name + " in the table of chapters of " + readme)
                .containsPattern("(?m)^\\| \\[chapter-.*`" + Pattern.quote(name) + "`.*\\|");
        return this;
    }

    private List<String> ownLinesIn(String text) {
        return Pattern.compile(mainClass.getSimpleName() + "\\.java:\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private String documentation() {
        int start = source.indexOf("/**");
        return source.substring(start, source.indexOf("*/", start)).replaceAll("\\R \\*( |$)", "\n");
    }

    private Matcher className() {
        Matcher matcher = CLASS_NAME.matcher(mainClass.getSimpleName());
        assertThat(matcher.matches())
                .as("the class name " + mainClass.getSimpleName() + " is ExNNName")
                .isTrue();
        return matcher;
    }
}
