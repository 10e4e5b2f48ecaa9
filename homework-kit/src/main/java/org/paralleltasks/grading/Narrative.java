package org.paralleltasks.grading;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.probe.Event;

/** The part of a story that a person can follow. */
final class Narrative {
    private static final int LONGEST = 24;

    private Narrative() {}

    /** The latest events; a lock that was free when it was asked for is told of in one line. */
    static List<Event> of(List<Event> all) {
        List<Event> told = new ArrayList<>();
        for (Event event : all) {
            if (told.isEmpty() && event.thread().equals(Overseer.NAME)) {
                continue; // How the grader makes the subject explains nothing.
            }
            int last = told.size() - 1;
            if (event.what().startsWith("has ") && last >= 0 && asks(told.get(last), event)) {
                told.remove(last);
            }
            told.add(event);
        }
        return told.subList(Math.max(0, told.size() - LONGEST), told.size());
    }

    private static boolean asks(Event earlier, Event has) {
        return earlier.thread().equals(has.thread())
                && earlier.what().equals("asks for " + has.what().substring("has ".length()));
    }
}
