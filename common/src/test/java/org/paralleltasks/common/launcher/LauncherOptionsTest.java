package org.paralleltasks.common.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltasks.common.launcher.fixture.FixtureChapter;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** What a chapter's command line takes and refuses. */
class LauncherOptionsTest {
    @Test
    void refusesATimelineWhereNothingDrawsOne() throws Exception {
        Output output = LauncherTest.CHAPTER.withArguments("well", "--timeline").run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().lines())
                .containsExactly("--timeline needs the module timeline on the class path of chapter-fixture.");
    }

    @Test
    void takesAnExampleWithItsChaptersName() throws Exception {
        assertThat(LauncherTest.CHAPTER.withArguments("fixture/well").run().exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wel                 | no example 'wel' in chapter-fixture: did you mean well or
            trower              | did you mean thrower or
            timer/cancel        | 'timer/cancel' is not in chapter-fixture: if it is in another chapter, type mvn -q -pl chapter-timer
            --speed=0           | --speed cannot be '0': give a number above 0 and up to 1000
            --speed=-1          | --speed cannot be '-1'
            --speed=1001        | --speed cannot be '1001'
            --speed=NaN         | --speed cannot be 'NaN'
            --speed=1e999       | --speed cannot be '1e999'
            --speed=1e-999      | --speed cannot be '1e-999'
            --speed=fast        | --speed cannot be 'fast'
            --speed=            | --speed is empty
            --speed             | --speed
            --seed=1.5          | --seed cannot be '1.5': give a whole number
            --log=loud          | --log cannot be 'loud': give one of trace, debug, info, warn, error, off
            --time-limit=0      | --time-limit cannot be '0': give a number of seconds above 0
            --time-limit=NaN    | --time-limit cannot be 'NaN'
            @pom.xml            | no example '@pom.xml' in chapter-fixture
            --sped=3            | did you mean --speed?
            """)
    void answersBadInputWithOneLineAndExitCode2(String argument, String expected) throws Exception {
        Output output = LauncherTest.CHAPTER.withArguments("well", argument).run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"COURSE_SPEED,''", "COURSE_SPEED,NaN", "COURSE_SEED,x", "COURSE_LOG,loud"})
    void answersABadEnvironmentWithOneLineAndExitCode2(String name, String value) throws Exception {
        Output output = LauncherTest.CHAPTER
                .withArguments("well")
                .withEnvironment(name, value)
                .run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).startsWith("environment variable " + name);
    }

    @Test
    void answersABadSettingOfAnExampleRunByItselfTheSameWay() throws Exception {
        Output output = JavaProgram.of(FixtureChapter.Settler.class)
                .withProperty("course.speed", "never")
                .run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).startsWith("system property course.speed cannot be 'never'");
    }

    @Test
    void handsTheSettingsToTheExample() throws Exception {
        Output once = LauncherTest.CHAPTER
                .withArguments("settler", "--speed", "20", "--seed", "42")
                .run();
        Output again = LauncherTest.CHAPTER
                .withArguments("settler", "--speed", "20", "--seed", "42")
                .run();

        assertThat(once.messages()).hasSize(1).first().asString().startsWith("a second takes 50 ms");
        assertThat(again.messages()).isEqualTo(once.messages());
        assertThat(LauncherTest.CHAPTER
                        .withArguments("settler", "--log", "warn")
                        .run()
                        .messages())
                .isEmpty();
    }

    @Test
    void takesASettingFromTheFirstPlaceThatHasIt() throws Exception {
        JavaProgram environment = LauncherTest.CHAPTER.withArguments("settler").withEnvironment("COURSE_SPEED", "10");
        JavaProgram property = environment.withProperty("course.speed", "100");

        assertThat(environment.run().out()).contains("a second takes 100 ms");
        assertThat(property.run().out()).contains("a second takes 10 ms");
        assertThat(property.withArguments("--speed", "1000").run().out()).contains("a second takes 1 ms");
    }

    @Test
    void listsTheExamplesOneALine() throws Exception {
        Output output = LauncherTest.CHAPTER.withArguments("--list").run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.lines().stream().map(l -> l.split(" ")[0]))
                .containsExactly("well", "thrower", "chooser", "dawdler", "orphaner", "settler");
    }

    @Test
    void tellsItsOptionsAndItsVersion() throws Exception {
        assertThat(LauncherTest.CHAPTER.withArguments("--help").run().out())
                .contains("--list", "--speed", "--seed", "--log", "--time-limit", "--version", "124");
        assertThat(LauncherTest.CHAPTER.withArguments("--version").run().out())
                .matches("(?s)Parallel Tasks \\d.*, JDK \\d+.*");
    }

    @Test
    void writesNoColourWhereThereIsNoTerminal() throws Exception {
        assertThat(LauncherTest.CHAPTER.withArguments("well").run().out()).doesNotContain("\u001b");
    }

    @Test
    void writesTheTitlesWithoutAccentsWhereTheTerminalHasNone() throws Exception {
        Output output = LauncherTest.CHAPTER
                .withArguments("well", "settler")
                .withProperty("file.encoding", "US-ASCII")
                .withProperty("stdout.encoding", "US-ASCII")
                .withProperty("sun.stdout.encoding", "US-ASCII")
                .run();

        assertThat(output.lines()).contains("== well == Execution differee", "== settler == Syntaxe par l'exemple");
    }
}
