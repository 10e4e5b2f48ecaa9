package org.paralleltasks.multiprocess;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.ProcessEvent;
import org.paralleltasks.multiprocess.process.ProcessSemaphore;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three runners, three processes, wait for the starting gun, twice.
 *
 * <p><b>The point.</b> An event is a flag that many can wait for. {@code set()} lets all go who wait, in whatever process,
 * also when {@code clear()} follows at once; and then it can be used again.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:16:18.894 Workers start from worker.jar
 * 17:16:19.540 Runner-2 is ready for round 1
 * 17:16:19.808 Runner-1 is ready for round 1
 * 17:16:19.867 Runner-3 is ready for round 1
 * 17:16:20.877 main fires the gun and lowers it at once
 * 17:16:20.879 Runner-1 runs round 1
 * 17:16:20.880 Runner-1 is ready for round 2
 * 17:16:20.881 Runner-2 runs round 1
 * 17:16:20.881 Runner-2 is ready for round 2
 * 17:16:20.882 Runner-3 runs round 1
 * 17:16:20.882 Runner-3 is ready for round 2
 * 17:16:21.886 main fires the gun and lowers it at once
 * 17:16:21.886 Runner-1 runs round 2
 * 17:16:21.887 Runner-2 runs round 2
 * 17:16:21.888 Runner-3 runs round 2
 * 17:16:21.919 All runners are over
 * </pre>
 *
 * <ul>
 *   <li>always: in both rounds all three run, and only after the gun;
 *   <li>sometimes: another order of the runners in each round; and a line somewhat lower than its time says, since the
 *       lines of the processes travel to {@code main}, which writes them as they come;
 *   <li>never: a runner that runs twice in one round, or that missed the gun because it was cleared so soon.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=event}
 *
 * <p><b>In Python.</b> {@code Event()} with {@code set()}, {@code clear()} and {@code wait()}. The difference that bites:
 * {@code wait} belongs to every Java object, and {@code event.wait()} compiles; it throws. Here it is {@code await()}.
 *
 * <p><b>Try next.</b> Take {@code gun.clear()} out. In the second round the runners do not wait, the flag is still up; and
 * {@code main} waits for ever for three that wait. Ctrl-C ends all.
 */
public final class Ex08Event {
    private static final Logger log = LoggerFactory.getLogger(Ex08Event.class);

    private static final int RUNNERS = 3;
    private static final int ROUNDS = 2;

    private Ex08Event() {}

    private static void run(ProcessSemaphore line, ProcessEvent gun) throws InterruptedException {
        String name = WorkerProcess.current().get().getName();
        for (int round = 1; round <= ROUNDS; round++) {
            line.acquire(); // Without it the fastest could be back before the flag is down, and run a round alone.
            log.info("{} is ready for round {}", name, round);
            gun.await();
            log.info("{} runs round {}", name, round);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        ProcessSemaphore line = ProcessSemaphore.counting(0);
        ProcessEvent gun = new ProcessEvent();
        List<WorkerProcess> runners = new ArrayList<>();
        for (int i = 1; i <= RUNNERS; i++) {
            runners.add(new WorkerProcess("Runner-" + i, () -> run(line, gun)));
        }
        runners.forEach(WorkerProcess::start);

        for (int round = 1; round <= ROUNDS; round++) {
            line.release(RUNNERS);
            while (gun.getNumberWaiting() < RUNNERS) {
                Thread.sleep(Pace.millis(100));
            }
            log.info("main fires the gun and lowers it at once");
            gun.set();
            gun.clear();
        }
        for (WorkerProcess runner : runners) {
            runner.join();
        }
        log.info("All runners are over");
    }
}
