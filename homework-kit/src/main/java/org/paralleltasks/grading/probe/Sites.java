package org.paralleltasks.grading.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltasks.grading.probe.Site.Access;
import org.paralleltasks.grading.probe.Site.Kind;

/** All sites of this JVM by their numbers. Thread-safe. */
final class Sites {
    private static final Map<String, Site> OF_THE_GRADER = new ConcurrentHashMap<>();
    private static final List<Site> ADDED = new ArrayList<>();

    /** A snapshot that a probe reads without a lock, so that reading a site orders nothing between two threads. */
    private static volatile Site[] all = new Site[0];

    private Sites() {}

    static Site get(int number) {
        return all[number];
    }

    /** Adds the sites of one class, before any of its code can run. */
    static synchronized int nextNumber() {
        return ADDED.size();
    }

    static synchronized void add(Site site) {
        ADDED.add(site);
    }

    /** The site of a step in the grader's own code. */
    static Site ofTheGrader(String what) {
        Site known = OF_THE_GRADER.get(what);
        return known != null ? known : addOfTheGrader(what);
    }

    private static synchronized Site addOfTheGrader(String what) {
        return OF_THE_GRADER.computeIfAbsent(what, k -> {
            Site site = new Site(nextNumber(), Kind.CALL, "", "", 0, "", what, Access.PLAIN);
            add(site);
            publish();
            return site;
        });
    }

    static synchronized void publish() {
        all = ADDED.toArray(new Site[0]);
    }
}
