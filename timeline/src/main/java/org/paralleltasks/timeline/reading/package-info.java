/** From the recordings of a run's JVMs to the model that is drawn. */
package org.paralleltasks.timeline.reading;
