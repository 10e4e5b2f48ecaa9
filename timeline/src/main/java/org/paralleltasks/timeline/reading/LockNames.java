package org.paralleltasks.timeline.reading;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names for locks and conditions: the field's where one is known, else the type's; with a number where several are alike. */
final class LockNames {
    private final Map<LockKey, String> bases = new LinkedHashMap<>();
    private final Map<LockKey, Boolean> fromField = new HashMap<>();
    private Map<LockKey, String> names;

    /** To be told of each object, in the order in which they are met. */
    void meet(LockKey key, String type, String field) {
        if (!fromField.getOrDefault(key, false)) {
            bases.put(key, field != null ? field : JdkWaits.simpleName(type));
            fromField.put(key, field != null);
        }
    }

    /** The name, the same for each call once all have been met. */
    String of(LockKey key) {
        if (names == null) {
            names = number();
        }
        return names.getOrDefault(key, "?");
    }

    private Map<LockKey, String> number() {
        Map<String, Integer> alike = new HashMap<>();
        bases.values().forEach(base -> alike.merge(base, 1, Integer::sum));
        Map<String, Integer> last = new HashMap<>();
        Map<LockKey, String> numbered = new HashMap<>();
        bases.forEach((key, base) ->
                numbered.put(key, alike.get(base) == 1 ? base : base + " #" + last.merge(base, 1, Integer::sum)));
        return numbered;
    }
}
