package org.paralleltasks.multiprocess.homework.given;

/** A text was not counted, or not to its end. */
public class TextFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final int text;

    /** @param text its place in the list, from 0; if there are several, any of them */
    public TextFailed(int text) {
        super("text " + text + " was not counted");
        this.text = text;
    }

    /** The place of the text in the list, from 0. */
    public int text() {
        return text;
    }
}
