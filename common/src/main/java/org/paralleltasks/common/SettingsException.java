package org.paralleltasks.common;

/** A setting has a value that cannot be used. The message is one line for the person who set it. */
public final class SettingsException extends IllegalArgumentException {
    SettingsException(String message) {
        super(message);
    }
}
