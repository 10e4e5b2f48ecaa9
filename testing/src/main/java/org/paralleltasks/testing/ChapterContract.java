package org.paralleltasks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every chapter, and is checked by a subclass in each: its examples run, and each is documented, listed and taught. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChapterContract {
    private final Map<String, Class<?>> examples;

    /** Most examples sleep or wait most of the time: three at a time take little more than the longest of them. */
    private final ExecutorService threeAtATime = Executors.newFixedThreadPool(3);

    private final Map<String, Future<Output>> runs = new HashMap<>();

    /** @param examples the examples' main classes by name, in slide order */
    protected ChapterContract(Map<String, Class<?>> examples) {
        this.examples = examples;
    }

    @BeforeAll
    void startTheExamples() {
        examples.forEach((name, main) -> runs.put(
                name,
                threeAtATime.submit(() -> JavaProgram.of(main).withSpeed(20).run())));
    }

    @AfterAll
    void endTheExamples() {
        threeAtATime.shutdownNow(); // There is something to end only after a failure.
    }

    Stream<String> names() {
        return examples.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void runsByItselfAsDocumentedAndEndsWithExitCode0(String name) throws Exception {
        Output output = runs.get(name).get();

        assertThat(output.exitCode()).as("%s: %s", name, output).isZero();
        assertThat(output.out()).isNotBlank();
        ExampleShape.of(name, examples.get(name)).namesTheSameLinesAs(output);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDocumentedAndShortAndTaught(String name) throws Exception {
        ExampleShape.of(name, examples.get(name))
                .isNamedAsItsClass()
                .hasItsDocumentation()
                .isShort()
                .isInTheLesson("README.md")
                .isInTheLesson("LISEZMOI.md")
                .isInTheTableOfContents("../README.md")
                .isInTheTableOfContents("../LISEZMOI.md");
    }

    @Test
    void examplesAreListedInTheOrderOfTheirNumbers() throws Exception {
        List<Integer> numbers = names().map(this::numberOf).toList();

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyExampleOfTheFolderIsListed() throws Exception {
        Class<?> any = examples.values().iterator().next();
        Path folder = Path.of("src/main/java", any.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            List<String> found = files.map(f -> f.getFileName().toString().replace(".java", ""))
                    .filter(f -> f.matches("Ex\\d\\d.*"))
                    .sorted()
                    .toList();
            assertThat(found)
                    .isEqualTo(
                            examples.values().stream().map(Class::getSimpleName).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "LISEZMOI.md"})
    void theLessonQuotesOnlyWhatIsInTheSources(String lesson) throws Exception {
        new Lesson(Path.of(lesson)).quotesOnlyWhatIsInTheSources();
    }

    private int numberOf(String name) {
        try {
            return ExampleShape.of(name, examples.get(name)).number();
        } catch (IOException e) {
            throw new AssertionError("no source file for " + name, e);
        }
    }
}
