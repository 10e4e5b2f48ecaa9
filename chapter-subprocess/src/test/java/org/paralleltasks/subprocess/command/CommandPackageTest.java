package org.paralleltasks.subprocess.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPackageTest {
    /** What an example of the page may use besides the library. */
    private static final String SURROUNDINGS = """
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.Optional;
            import java.util.concurrent.*;
            import org.paralleltasks.subprocess.command.*;
            class Example%d {
                RunningCommand running;
                String fileName;
                ScheduledExecutorService timer;
                org.slf4j.Logger log;
                void run() throws Exception {
                    %s
                }
            }
            """;

    @Test
    void theExamplesOnItsPageAreJava(@TempDir Path folder) throws Exception {
        String page = Files.readString(
                Path.of("src/main/java", Command.class.getPackageName().replace('.', '/'), "package-info.java"));
        List<String> examples = Pattern.compile("\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(example -> example.group(1).replaceAll("(?m)^ \\*", ""))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(8);

        List<String> javac = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
        for (int i = 0; i < examples.size(); i++) {
            Path file = folder.resolve("Example" + i + ".java");
            Files.writeString(file, SURROUNDINGS.formatted(i, examples.get(i)));
            javac.add(file.toString());
        }
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        int code = ToolProvider.getSystemJavaCompiler().run(null, errors, errors, javac.toArray(String[]::new));

        assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void isUsableWithoutTheCourse() {
        String own = Command.class.getPackageName();

        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(own, "java..", "org.slf4j..", "org.apache.commons.exec..")
                .because("the library is to be taken as it is into other programs")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(own));
    }
}
