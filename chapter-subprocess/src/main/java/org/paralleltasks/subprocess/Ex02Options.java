package org.paralleltasks.subprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.paralleltasks.subprocess.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command can be given: a program and its arguments, variables, a working directory, or a line for a shell.
 *
 * <p><b>The point.</b> A program gets its arguments as they are, whatever is in them. A shell reads its line and acts
 * on what it finds there, so a line that is put together from outside input is a program written by a stranger.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:42:09.689 A program and its arguments: printf "[%s] " "two words" "it's" '$HOME' "*" ""
 *     [two words] [it's] [$HOME] [*] []
 * 16:42:09.793 A variable more: /bin/sh -c 'echo "$GREETING, $(basename $PWD)"'
 *     Hello, chapter-subprocess
 * 16:42:09.803 These variables and no others: /usr/bin/env
 *     ONLY=this one
 * 16:42:09.807 A working directory: pwd
 *     /tmp/options976733893900339209
 * 16:42:09.817 A shell, for its pipes: /bin/sh -c 'seq 5 | sort -r | tr '\''\n'\'' '\'' '\'''
 *     5 4 3 2 1
 * 16:42:09.829 cat "demo.txt; echo was-here &gt; stolen.txt"
 *     cat: 'demo.txt; echo was-here &gt; stolen.txt': No such file or directory
 * 16:42:09.836 stolen.txt exists: false
 * 16:42:09.836 /bin/sh -c 'cat "$1"' sh "demo.txt; echo was-here &gt; stolen.txt"
 *     cat: 'demo.txt; echo was-here &gt; stolen.txt': No such file or directory
 * 16:42:09.851 stolen.txt exists: false
 * 16:42:09.852 /bin/sh -c "cat demo.txt; echo was-here &gt; stolen.txt"
 *     cat: demo.txt: No such file or directory
 * 16:42:09.859 stolen.txt exists: true
 * </pre>
 *
 * <ul>
 *   <li>always: each argument between its own brackets, with its blanks, quotes and dollar signs;
 *   <li>always: only the variable that was given, where the environment was replaced;
 *   <li>always: the wrong way creates the file that the "name" asked for;
 *   <li>never: the right ways do; they look for a file of that strange name, and find none.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=options}
 *
 * <p><b>In Python.</b> {@code Popen([...], env=..., cwd=...)}, and {@code shell=True} for a line. The difference that
 * bites: in Python the two differ by one flag: a list with it loses its arguments in silence, and a string without it is
 * taken for the name of a program; here they are two methods.
 *
 * <p><b>Try next.</b> Let the name be {@code "$(id)"} in quotes: quoting the name within the line, as many programs do,
 * does not help. Only an argument is safe.
 */
public final class Ex02Options {
    private static final Logger log = LoggerFactory.getLogger(Ex02Options.class);

    private Ex02Options() {}

    /** The shell reads the name as a part of its program. */
    private static final class Wrong {
        static Command show(String fileName) {
            return Command.shell("cat " + fileName);
        }
    }

    /** The name stays a name, without a shell and with one. */
    private static final class Right {
        static Command show(String fileName) {
            return Command.of("cat", fileName);
        }

        static Command showByShell(String fileName) {
            return Command.shell("cat \"$1\"", fileName);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("options");
        try {
            showEachOption(folder);
            showTheDanger(folder);
        } finally {
            delete(folder);
        }
    }

    private static void showEachOption(Path folder) throws IOException, InterruptedException {
        print("A program and its arguments", Command.of("printf", "[%s] ", "two words", "it's", "$HOME", "*", ""));
        print(
                "A variable more",
                Command.shell("echo \"$GREETING, $(basename $PWD)\"").withVariable("GREETING", "Hello"));
        print("These variables and no others", Command.of("/usr/bin/env").withEnvironment(Map.of("ONLY", "this one")));
        print("A working directory", Command.of("pwd").withDirectory(folder));
        print("A shell, for its pipes", Command.shell("seq 5 | sort -r | tr '\\n' ' '"));
    }

    private static void showTheDanger(Path folder) throws IOException, InterruptedException {
        String nameFromOutside = "demo.txt; echo was-here > stolen.txt";
        List<Command> commands =
                List.of(Right.show(nameFromOutside), Right.showByShell(nameFromOutside), Wrong.show(nameFromOutside));
        for (Command command : commands) {
            log.info("{}", command);
            for (String line : command.withDirectory(folder).run().stderr().lines()) {
                System.out.println("    " + line);
            }
            log.info("stolen.txt exists: {}", Files.exists(folder.resolve("stolen.txt")));
        }
    }

    private static void print(String what, Command command) throws IOException, InterruptedException {
        log.info("{}: {}", what, command);
        for (String line : command.run().check().stdout().lines()) {
            System.out.println("    " + line);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
