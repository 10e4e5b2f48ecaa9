package org.paralleltasks.common;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What a person may set for a run of the course. Each setting comes from the command line, else from a system
 * property, else from an environment variable, else it has its default:
 *
 * <table>
 *   <caption>The settings</caption>
 *   <tr><th>option<th>system property<th>environment<th>default<th>meaning
 *   <tr><td>{@code --speed}<td>{@code course.speed}<td>{@code COURSE_SPEED}<td>1<td>divides every delay;
 *       above 0, up to 1000
 *   <tr><td>{@code --seed}<td>{@code course.seed}<td>{@code COURSE_SEED}<td>none<td>makes the random delays of
 *       each thread the same in every run; a whole number
 *   <tr><td>{@code --log}<td>{@code course.log}<td>{@code COURSE_LOG}<td>info<td>the log level
 * </table>
 *
 * <p>Immutable, and so safe for use by any thread.
 *
 * @param speed what every delay is divided by, above 0 and at most 1000
 * @param seed the seed of all random delays; empty for a different run each time
 * @param logLevel one of {@link #LOG_LEVELS}, in lower case
 */
public record Settings(double speed, OptionalLong seed, String logLevel) {
    /** The log levels, from the most to the least talkative. */
    public static final List<String> LOG_LEVELS = List.of("trace", "debug", "info", "warn", "error", "off");

    /** The system property that sets the speed. */
    public static final String SPEED_PROPERTY = "course.speed";

    /** The system property that sets the seed. */
    public static final String SEED_PROPERTY = "course.seed";

    /** The system property that sets the log level. */
    public static final String LOG_PROPERTY = "course.log";

    private static final BigDecimal FASTEST = new BigDecimal(1000);

    /** The settings of this JVM, read once: a run does not change its pace halfway. */
    private static final class OfThisJvm {
        static final Settings SETTINGS = readOrExit();
    }

    /**
     * The settings of this JVM, from its system properties and environment. When one of them cannot be used, this
     * prints one line on stderr and ends the JVM with exit code 2, since an example has nobody to report it to.
     *
     * @return the settings, never null
     */
    public static Settings current() {
        return OfThisJvm.SETTINGS;
    }

    private static Settings readOrExit() {
        try {
            return resolve(null, null, null, System::getProperty, System::getenv);
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            // Not exit(): a shutdown hook that asks for the settings would wait for this very thread, for ever.
            Runtime.getRuntime().halt(2);
            throw e;
        }
    }

    /**
     * Finds each setting in the first place that has it.
     *
     * @param speed the command line's value, or null where it has none; likewise {@code seed} and {@code log}
     * @param property gives a system property's value, or null
     * @param environment gives an environment variable's value, or null
     * @return the settings, never null
     * @throws SettingsException if a value cannot be used; its message is one line that says which and why
     */
    public static Settings resolve(
            String speed, String seed, String log, UnaryOperator<String> property, UnaryOperator<String> environment) {
        Value speedValue = find("--speed", speed, SPEED_PROPERTY, "COURSE_SPEED", property, environment);
        Value seedValue = find("--seed", seed, SEED_PROPERTY, "COURSE_SEED", property, environment);
        Value logValue = find("--log", log, LOG_PROPERTY, "COURSE_LOG", property, environment);
        return new Settings(
                speedValue == null ? 1 : parseSpeed(speedValue),
                seedValue == null ? OptionalLong.empty() : OptionalLong.of(parseSeed(seedValue)),
                logValue == null ? "info" : parseLogLevel(logValue));
    }

    /**
     * The JVM options that give another JVM these settings.
     *
     * @return an immutable list of options such as {@code -Dcourse.speed=20.0}
     */
    public List<String> asJvmOptions() {
        String speedOption = "-D" + SPEED_PROPERTY + "="
                + BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString();
        String logOption = "-D" + LOG_PROPERTY + "=" + logLevel;
        return seed.isPresent()
                ? List.of(speedOption, "-D" + SEED_PROPERTY + "=" + seed.getAsLong(), logOption)
                : List.of(speedOption, logOption);
    }

    private record Value(String source, String text) {}

    private static Value find(
            String option,
            String given,
            String propertyName,
            String variable,
            UnaryOperator<String> property,
            UnaryOperator<String> environment) {
        if (given != null) {
            return new Value(option, given);
        }
        String fromProperty = property.apply(propertyName);
        if (fromProperty != null) {
            return new Value("system property " + propertyName, fromProperty);
        }
        String fromEnvironment = environment.apply(variable);
        return fromEnvironment == null ? null : new Value("environment variable " + variable, fromEnvironment);
    }

    private static double parseSpeed(Value value) {
        try {
            // BigDecimal, since Double.parseDouble also takes NaN, Infinity, 20d, 0x1p3 and " 20 ".
            BigDecimal exact = new BigDecimal(value.text);
            double speed = exact.doubleValue();
            if (speed > 0 && exact.compareTo(FASTEST) <= 0) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw unusable(value, "a number above 0 and up to 1000, such as 20 for delays twenty times shorter");
    }

    private static long parseSeed(Value value) {
        try {
            return Long.parseLong(value.text);
        } catch (NumberFormatException e) {
            throw unusable(value, "a whole number between -2^63 and 2^63-1, such as 42");
        }
    }

    private static String parseLogLevel(Value value) {
        String level = value.text.toLowerCase(Locale.ROOT);
        if (LOG_LEVELS.contains(level)) {
            return level;
        }
        throw unusable(value, "one of " + String.join(", ", LOG_LEVELS));
    }

    private static SettingsException unusable(Value value, String wanted) {
        String shown = value.text.isEmpty() ? "is empty" : "cannot be '" + printable(value.text) + "'";
        return new SettingsException(value.source + " " + shown + ": give " + wanted + ".");
    }

    /** One line, whatever was typed: control characters shown as {@code ?}, and not more than a line's worth. */
    private static String printable(String text) {
        int[] shown = text.codePoints()
                .limit(60)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .toArray();
        String line = new String(shown, 0, shown.length);
        return shown.length < text.codePoints().count() ? line + "..." : line;
    }
}
