package org.paralleltasks.tiny;

/** Only its name is looked at. */
final class Ex01SayHello {
    private Ex01SayHello() {}
}
