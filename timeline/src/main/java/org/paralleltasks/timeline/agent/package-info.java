/**
 * What runs inside a recorded JVM: an agent that rewrites the calls of the program's own classes, so that what JDK Flight
 * Recorder does not see by itself (who holds a lock, who notifies, what is printed) is recorded, too.
 *
 * <p>Nothing of this is loaded by a run that is not recorded.
 */
package org.paralleltasks.timeline.agent;
