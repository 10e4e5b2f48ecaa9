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
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
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

    /**
     * The time from this line to another one, at most half a day away, across midnight too; negative if that is earlier,
     * as a line of another process can be that is printed later.
     */
    public Duration until(LogLine other) {
        Duration between = Duration.between(time, other.time);
        if (between.compareTo(HALF_A_DAY.negated()) < 0) {
            return between.plusDays(1);
        }
        return between.compareTo(HALF_A_DAY) > 0 ? between.minusDays(1) : between;
    }
}
