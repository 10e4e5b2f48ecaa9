package org.paralleltasks.testing;

import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line in the course's log format, {@code 16:09:03.500 Starting thread #1}.
 *
 * @param time the time of day
 * @param message the rest of the line
 */
public record LogLine(LocalTime time, String message) {
    private static final Pattern FORMAT = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d) (.*)");

    /** Whether the line is in the log format. */
    static boolean matches(String line) {
        return FORMAT.matcher(line).matches();
    }

    static LogLine parse(String line) {
        Matcher matcher = FORMAT.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a log line: " + line);
        }
        return new LogLine(LocalTime.parse(matcher.group(1)), matcher.group(2));
    }

    /** The time from this line to a later one, across midnight too. */
    public Duration until(LogLine later) {
        Duration between = Duration.between(time, later.time);
        return between.isNegative() ? between.plusDays(1) : between;
    }
}
