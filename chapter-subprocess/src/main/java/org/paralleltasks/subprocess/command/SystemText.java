package org.paralleltasks.subprocess.command;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text on its way to the system: what can get there as it is, and how it looks in a message. */
final class SystemText {
    private static final int LONGEST_SHOWN = 300;

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\w@%+=:,./-]+");

    /** What the JDK itself encodes arguments and environment with; it puts a ? for what has no bytes there. */
    private static final Charset CHARSET = charset();

    private SystemText() {}

    private static Charset charset() {
        return Runtime.version().feature() < 18
                ? Charset.defaultCharset()
                : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /**
     * Insists on text that arrives as it is.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static void require(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    printable(List.of(text)) + " holds a NUL character, which ends a text for the system");
        }
        if (!new String(text.getBytes(CHARSET), CHARSET).equals(text)) {
            throw new IllegalArgumentException(
                    printable(List.of(text)) + " cannot be written in this platform's character set, " + CHARSET);
        }
    }

    /** A command line as one printable line of bounded length, quoted so that a person sees where arguments end. */
    static String printable(List<String> argv) {
        String line = argv.stream().map(SystemText::quoted).collect(Collectors.joining(" "));
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }

    private static String quoted(String argument) {
        if (NEEDS_NO_QUOTES.matcher(argument).matches()) {
            return argument;
        }
        String line = argument.codePoints()
                .limit(LONGEST_SHOWN)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean plainInDoubleQuotes = line.chars().noneMatch(c -> "\"$`\\".indexOf(c) >= 0);
        return plainInDoubleQuotes ? '"' + line + '"' : "'" + line.replace("'", "'\\''") + "'";
    }
}
