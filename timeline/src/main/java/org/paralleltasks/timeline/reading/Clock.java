package org.paralleltasks.timeline.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Turns the instants of recordings into microseconds since the run's program began. */
record Clock(Instant zero) {
    long micros(Instant instant) {
        return ChronoUnit.MICROS.between(zero, instant);
    }
}
