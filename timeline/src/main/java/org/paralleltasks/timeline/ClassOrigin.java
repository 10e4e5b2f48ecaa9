package org.paralleltasks.timeline;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where classes come from. */
final class ClassOrigin {
    private ClassOrigin() {}

    /** The folder or jar that holds the class, as an absolute path. */
    static Path of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
