package org.paralleltasks.common.launcher;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names that someone may have meant. */
final class NearestNames {
    private static final int AT_MOST = 3;

    private NearestNames() {}

    /** Up to three of {@code names}, the most alike first. */
    static List<String> to(String typed, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .sorted(Comparator.comparing((String name) -> !name.contains(typed))
                        .thenComparing(name -> distance.apply(typed, name)))
                .limit(AT_MOST)
                .toList();
    }
}
