/**
 * What the threads and processes of a run did, as it is drawn and as it is written as JSON. All times are microseconds
 * since the run's program began. All classes are immutable; none takes or gives null unless it says so.
 */
package org.paralleltasks.timeline.model;
