package org.paralleltasks.timeline.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of an example.
 *
 * @param name the chapter's and the example's name, such as {@code sync/synchronized}
 * @param jdk the version of the JDK that it ran on
 * @param zero the instant from which all times count
 * @param length the microseconds until the last that is known of it
 * @param exitCode what it ended with
 * @param processes the example's own JVM first, the others as they started
 * @param arrows in the order of the instants at which they begin
 * @param output what all its recorded JVMs printed, in order
 * @param notes what could not be recorded, a key of the page's texts each
 * @param deadlocks circles of lanes, each of which waits for a lock of the next, and the last for one of the first, for
 *     ever
 */
public record Run(
        String name,
        String jdk,
        Instant zero,
        long length,
        int exitCode,
        List<ProcessTrack> processes,
        List<Arrow> arrows,
        List<Print> output,
        List<Note> notes,
        List<List<Integer>> deadlocks) {
    public Run {
        processes = List.copyOf(processes);
        arrows = List.copyOf(arrows);
        output = List.copyOf(output);
        notes = List.copyOf(notes);
        deadlocks = deadlocks.stream().map(List::copyOf).toList();
    }

    /** All lanes of all processes. */
    public List<Lane> lanes() {
        return processes.stream().flatMap(p -> p.lanes().stream()).toList();
    }

    /** The first lane of that name. */
    public Optional<Lane> lane(String laneName) {
        return lanes().stream().filter(l -> l.name().equals(laneName)).findFirst();
    }
}
