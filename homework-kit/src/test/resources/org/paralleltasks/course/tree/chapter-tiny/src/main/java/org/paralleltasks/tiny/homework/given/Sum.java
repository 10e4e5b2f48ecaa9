package org.paralleltasks.tiny.homework.given;

/** Adds. */
public interface Sum {
    int of(int a, int b);
}
