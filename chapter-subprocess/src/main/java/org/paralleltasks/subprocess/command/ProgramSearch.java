package org.paralleltasks.subprocess.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a program where the system will look for it. This comes before the start, since a program that
 * {@code setsid} cannot find would look like one that returned 127.
 *
 * <p>To the system a name is bytes; this JVM has only names for which its locale has characters. A file with another is
 * left for the system to find.
 */
final class ProgramSearch {
    /** Where the C library looks when there is no PATH. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private static final int LONGEST_FIRST_LINE = 256;

    /** What the JDK writes the names of files in. */
    private static final Charset OF_FILE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /** What the JDK puts for bytes that are no character. */
    private static final char NO_CHARACTER = '\ufffd';

    private static final Pattern INTERPRETER = Pattern.compile("#![ \\t]*([^ \\t\\n]+)");

    private final Path directory;
    private final String path;

    /**
     * @param directory the command's working directory, absolute
     * @param path the command's PATH, or null if it has none
     */
    ProgramSearch(Path directory, String path) {
        this.directory = directory;
        this.path = path == null ? DEFAULT_PATH : path;
    }

    /**
     * Insists on a program that can be executed.
     *
     * @throws LaunchException if there is none of that name
     */
    void require(String program) throws LaunchException {
        if (program.contains("/")) {
            requireFile(program);
        } else {
            requireName(program);
        }
    }

    private void requireFile(String program) throws LaunchException {
        Optional<Path> named = resolve(directory, program);
        if (named.isEmpty()) {
            return;
        }
        Path file = named.get();
        if (!Files.exists(file)) {
            throw notFound(program, "there is no such file");
        }
        if (!isProgram(file)) {
            throw notExecutable(program, file);
        }
        requireInterpreter(program, file);
    }

    /** The file of that name, or empty if this JVM cannot name it. */
    private static Optional<Path> resolve(Path folder, String name) {
        try {
            return name.indexOf(NO_CHARACTER) < 0 ? Optional.of(folder.resolve(name)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void requireName(String program) throws LaunchException {
        Path refused = null;
        boolean hasSeenAll = true;
        for (String entry : path.split(File.pathSeparator, -1)) {
            Optional<Path> named = resolve(directory, entry).flatMap(folder -> resolve(folder, program));
            if (named.isEmpty()) {
                hasSeenAll = false;
                continue;
            }
            Path file = named.get();
            if (isProgram(file)) {
                requireInterpreter(program, file);
                return;
            }
            if (Files.isRegularFile(file)) {
                refused = file;
            }
        }
        if (!hasSeenAll) {
            return;
        }
        if (refused != null) {
            throw notExecutable(program, refused);
        }
        throw notFound(program, "it is in no directory of the command's PATH, " + path);
    }

    /** The interpreter that a script names in its first line, for the system says only that "it" does not exist. */
    private void requireInterpreter(String program, Path file) throws LaunchException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LONGEST_FIRST_LINE);
        } catch (IOException e) {
            return; // It can be executed without being readable.
        }
        Matcher interpreter = INTERPRETER.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!interpreter.lookingAt()) {
            return;
        }
        String interpreterName = new String(interpreter.group(1).getBytes(StandardCharsets.ISO_8859_1), OF_FILE_NAMES);
        Optional<Path> named = resolve(directory, interpreterName);
        if (named.isEmpty()) {
            return;
        }
        Path interpreterFile = named.get();
        if (!Files.exists(interpreterFile)) {
            throw notFound(program, "it is a script for " + interpreterName + ", which does not exist");
        }
        if (!isProgram(interpreterFile)) {
            throw notExecutable(program, interpreterFile);
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static LaunchException notFound(String program, String why) {
        return new LaunchException(
                LaunchException.Reason.PROGRAM_NOT_FOUND,
                "program not found: " + printable(program) + ": " + why,
                null);
    }

    private static LaunchException notExecutable(String program, Path file) {
        String why = Files.isDirectory(file) ? " is a directory" : " is not executable";
        return new LaunchException(
                LaunchException.Reason.NOT_EXECUTABLE,
                "cannot execute " + printable(program) + ": " + printable(file.toString()) + why,
                null);
    }

    private static String printable(String name) {
        return SystemText.printable(List.of(name));
    }
}
