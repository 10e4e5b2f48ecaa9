package org.paralleltasks.tiny;

/** Says what it was started with, and ends with an exit code of its own. */
public final class TinyChapter {
    private TinyChapter() {}

    public static void main(String[] args) {
        System.out.println("running " + String.join(" ", args));
        System.exit(7);
    }
}
