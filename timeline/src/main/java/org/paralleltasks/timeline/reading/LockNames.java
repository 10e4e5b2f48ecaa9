package org.paralleltasks.timeline.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names for locks and conditions: that of the field which they are read from, where it is always the same one, else that of
 * their type. Where several are alike, each has a letter, in the order in which they are met. It is not a number, because a
 * program may number its locks itself, and in another order.
 */
final class LockNames {
    private static final int LETTERS = 26;

    private final Map<LockKey, Met> met = new LinkedHashMap<>();
    private Map<LockKey, String> names;

    /** What is known of one object. */
    private record Met(String type, Set<String> fields) {
        String base() {
            return fields.size() == 1 ? fields.iterator().next() : JdkWaits.simpleName(type);
        }
    }

    /**
     * To be told of each object, in the order in which they are met.
     *
     * @param field the field that it was read from this time, or null where that is not known
     */
    void meet(LockKey key, String type, String field) {
        Met object = met.computeIfAbsent(key, k -> new Met(type, new HashSet<>()));
        if (field != null) {
            object.fields.add(field);
        }
    }

    /** The name, the same for each call once all have been met. */
    String of(LockKey key) {
        if (names == null) {
            names = named();
        }
        return names.getOrDefault(key, "?");
    }

    private Map<LockKey, String> named() {
        Map<String, Integer> alike = new HashMap<>();
        met.values().forEach(object -> alike.merge(object.base(), 1, Integer::sum));
        Map<String, Integer> last = new HashMap<>();
        Map<LockKey, String> all = new HashMap<>();
        met.forEach((key, object) -> {
            String base = object.base();
            all.put(key, alike.get(base) == 1 ? base : base + " " + letters(last.merge(base, 1, Integer::sum)));
        });
        return all;
    }

    /** A, B, ... Z, AA, AB, ... for 1, 2, ... */
    private static String letters(int number) {
        String before = number > LETTERS ? letters((number - 1) / LETTERS) : "";
        return before + (char) ('A' + (number - 1) % LETTERS);
    }
}
