/** The model as JSON, and as a page for the browser. */
package org.paralleltasks.timeline.page;
