package org.paralleltasks.timeline.page;

import java.util.Collection;
import java.util.Map;

/** Writes JSON: maps, collections, strings, numbers, truth values and null. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /**
     * The text of a value. It is pure ASCII without {@code <} and {@code &}, so that it can be part of any page.
     *
     * @throws IllegalArgumentException for a value that is none of those
     */
    static String of(Object value) {
        Json json = new Json();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(before);
                write(entry.getKey().toString());
                text.append(':');
                write(entry.getValue());
                before = ',';
            }
            text.append(before == '{' ? "{}" : "}");
        } else if (value instanceof Collection<?> all) {
            char before = '[';
            for (Object each : all) {
                text.append(before);
                write(each);
                before = ',';
            }
            text.append(before == '[' ? "[]" : "]");
        } else if (value instanceof String string) {
            text.append('"');
            string.chars().forEach(this::write);
            text.append('"');
        } else if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void write(int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20 || c > 0x7e || c == '<' || c == '&') {
                    text.append(String.format("\\u%04x", c));
                } else {
                    text.append((char) c);
                }
            }
        }
    }
}
