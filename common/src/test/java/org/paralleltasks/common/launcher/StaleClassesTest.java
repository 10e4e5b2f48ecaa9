package org.paralleltasks.common.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleClassesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path module;

    private Path classes;

    @BeforeEach
    void aModuleWithOneExample() throws Exception {
        classes = module.resolve("target/classes");
        write("src/main/java/a/Example.java", NOON);
        write("src/main/java/a/package-info.java", NOON);
    }

    @Test
    void classesAsOldAsTheirSourcesOrYoungerAreNotStale() throws Exception {
        write("target/classes/a/Example.class", NOON);
        assertThat(StaleClasses.in(classes)).isFalse();

        write("target/classes/a/Example.class", NOON.plusSeconds(1));
        assertThat(StaleClasses.in(classes)).isFalse();
    }

    @Test
    void aChangedOrANewSourceIsNoticed() throws Exception {
        write("target/classes/a/Example.class", NOON.minusSeconds(1));
        assertThat(StaleClasses.in(classes)).isTrue();

        write("target/classes/a/Example.class", NOON);
        write("src/main/java/a/New.java", NOON);
        assertThat(StaleClasses.in(classes)).isTrue();
    }

    @Test
    void homeworkThatIsChangedOrDoesNotCompileIsNoReasonToWarn() throws Exception {
        write("target/classes/a/Example.class", NOON);
        write("src/main/java/a/homework/Task1.java", NOON.plusSeconds(1));
        assertThat(StaleClasses.in(classes)).isFalse();
    }

    @Test
    void aJarHasNoSourcesBesideIt() throws Exception {
        assertThat(StaleClasses.in(write("target/chapter.jar", NOON.minusSeconds(1))))
                .isFalse();
    }

    private Path write(String name, Instant changed) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
