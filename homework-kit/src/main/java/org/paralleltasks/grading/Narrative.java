package org.paralleltasks.grading;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.probe.Event;

/** The part of a story that a person can follow. */
final class Narrative {
    private static final int LONGEST = 24;

    private Narrative() {}

    /**
     * The latest events; a lock that was free when it was asked for is told of in one line, and so is a call in which
     * nothing else happened.
     */
    static List<Event> of(List<Event> all) {
        List<Event> told = new ArrayList<>();
        for (Event event : all) {
            if (told.isEmpty() && event.thread().equals(Overseer.NAME)) {
                continue; // How the grader makes the subject explains nothing.
            }
            int last = told.size() - 1;
            if (event.what().startsWith("is back from ") && last >= 0 && calls(told.get(last), event)) {
                continue;
            }
            if (event.what().startsWith("has ") && last >= 0 && asks(told.get(last), event)) {
                told.remove(last);
            }
            told.add(event);
        }
        List<Event> shorter = withoutRepetitions(told);
        return shorter.subList(Math.max(0, shorter.size() - LONGEST), shorter.size());
    }

    /** One event for several that are equal and follow each other. */
    private static List<Event> withoutRepetitions(List<Event> events) {
        List<Event> once = new ArrayList<>();
        int times = 1;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (i + 1 < events.size() && events.get(i + 1).equals(event)) {
                times++;
            } else {
                String what = times == 1 ? event.what() : event.what() + " " + times + " times";
                once.add(new Event(event.thread(), what, event.where()));
                times = 1;
            }
        }
        return once;
    }

    private static boolean calls(Event earlier, Event isBack) {
        return earlier.thread().equals(isBack.thread())
                && earlier.what().equals("calls " + isBack.what().substring("is back from ".length()));
    }

    private static boolean asks(Event earlier, Event has) {
        return earlier.thread().equals(has.thread())
                && earlier.what().equals("asks for " + has.what().substring("has ".length()));
    }
}
