package org.paralleltasks.grading.subjects;

import java.util.concurrent.Phaser;
import org.paralleltasks.grading.Handover;

/** A class that nobody has told the kit about. */
public class ThroughAPhaser implements Handover {
    private final Phaser phaser = new Phaser(1);
    private int value = -1;

    @Override
    public void give() {
        value = 7;
        phaser.arrive();
    }

    @Override
    public int take() throws Exception {
        return phaser.getPhase() > 0 ? value : -1;
    }
}
