package org.paralleltasks.sync.homework;

import java.util.HashMap;
import java.util.Map;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Round;
import org.paralleltasks.sync.homework.given.Terminal;

/** A terminal that tells the round of each letter, and stops or fails where the grader wants it. */
final class RecordingTerminal implements Terminal {
    private final Round<?> round;
    private final StringBuffer written = new StringBuffer();
    private final Map<Character, Gate> gates = new HashMap<>();
    private char brokenAt;

    RecordingTerminal(Round<?> round) {
        this.round = round;
        round.named("the terminal", this);
    }

    /** Whoever writes that letter has to stop at the gate first. Called before the threads start. */
    RecordingTerminal with(char letter, Gate gate) {
        gates.put(letter, gate);
        return this;
    }

    /** Throws where that letter is written. Called before the threads start. */
    RecordingTerminal brokenAt(char letter) {
        brokenAt = letter;
        return this;
    }

    /** All that has been written. */
    String written() {
        return written.toString();
    }

    @Override
    public void write(char letter) {
        round.writes(this, "the terminal");
        Gate gate = gates.get(letter);
        if (gate != null) {
            gate.pass();
        }
        if (letter == brokenAt) {
            throw new IllegalStateException("the terminal is broken");
        }
        round.tell("has written '" + letter + "'");
        written.append(letter);
    }
}
