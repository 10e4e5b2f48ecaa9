package org.paralleltasks.timeline.agent;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** One step of a recorded program, at one instant, with the stack that it was taken on. */
@Name(StepEvent.NAME)
@Label("Step")
@Category("Parallel Tasks")
@Description("What a program did that the JDK's own events do not tell")
public final class StepEvent extends Event {
    /** The name of these events in a recording. */
    public static final String NAME = "org.paralleltasks.Step";

    @Label("Step")
    @Description("The name of a constant of the class Step")
    String step;

    @Label("Object")
    @Description("Tells objects of one process apart; objects that processes share have one number in all")
    long object;

    @Label("Type")
    String type;

    @Label("Field")
    @Description("The field that the object was read from, if it was")
    String field;

    @Label("Text")
    String text;

    @Label("Other")
    @Description("A thread's Java id or a process id, where the step concerns one")
    long other;
}
