/**
 * Tasks in worker processes: what Python's {@code multiprocessing} offers, for the JVM.
 *
 * <p>The way in is {@link org.paralleltasks.multiprocess.process.WorkerProcess}, which is to a process what {@link
 * java.lang.Thread} is to a thread. The package needs nothing but slf4j-api and can be used without the rest of the
 * course. It is written for Linux; what relies on it says so.
 */
package org.paralleltasks.multiprocess.process;
