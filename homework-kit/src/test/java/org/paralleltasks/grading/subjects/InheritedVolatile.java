package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A volatile field that a superclass declares. */
public class InheritedVolatile implements Handover {
    private static class Base {
        volatile boolean given;

        void give() {
            given = true;
        }
    }

    private static final class Derived extends Base {
        boolean isGiven() {
            return given;
        }
    }

    private final Derived flag = new Derived();
    private int value;

    @Override
    public void give() {
        value = 7;
        flag.give();
    }

    @Override
    public int take() {
        return flag.isGiven() ? value : -1;
    }
}
