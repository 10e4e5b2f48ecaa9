package org.paralleltasks.timeline.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.ArrowKind;

/** Circles of threads that wait for each other. */
final class Deadlocks {
    private Deadlocks() {}

    /** The circles among the arrows of {@link ArrowKind#WAITS_FOR}; a thread waits for one other at most. */
    static List<List<Integer>> in(List<Arrow> arrows) {
        Map<Integer, Integer> waitsFor = new HashMap<>();
        arrows.stream().filter(a -> a.kind() == ArrowKind.WAITS_FOR).forEach(a -> waitsFor.put(a.from(), a.to()));
        List<List<Integer>> circles = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        for (int first : waitsFor.keySet()) {
            List<Integer> path = new ArrayList<>();
            Integer at = first;
            while (at != null && done.add(at)) {
                path.add(at);
                at = waitsFor.get(at);
            }
            int back = at == null ? -1 : path.indexOf(at);
            if (back >= 0) {
                circles.add(path.subList(back, path.size()));
            }
        }
        return circles;
    }
}
