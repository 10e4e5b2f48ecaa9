/**
 * Tasks in worker processes: what Python's {@code multiprocessing} offers, for the JVM.
 *
 * <p>The way in is {@link org.paralleltasks.multiprocess.process.WorkerProcess}, which is to a process what {@link
 * java.lang.Thread} is to a thread. The package needs nothing but slf4j-api and can be used without the rest of the
 * course. It is written for Linux; what relies on it says so.
 *
 * <p>Objects travel between processes by Java serialization. What cannot be written, or takes more than 256 MiB, is an
 * {@link java.lang.IllegalArgumentException} for whoever sends it. Whoever reads is bounded too: references nested more
 * than 500 deep, as in a linked list made by hand, or more than 20 million of them, are an exception there. The JDK's
 * collections are written flat, however long they are.
 */
package org.paralleltasks.multiprocess.process;
