package org.paralleltasks.timer.homework;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.paralleltasks.timer.homework.given.DelayedCall;

/** Task 1: a delayed call with arguments. The instructions are in Task1DelayedCall.md. */
public class Task1DelayedCall implements DelayedCall {
    private final ScheduledExecutorService timer;
    private final long delayMillis;
    private final Consumer<List<String>> function;
    private final List<String> arguments;

    public Task1DelayedCall(
            ScheduledExecutorService timer,
            long delayMillis,
            Consumer<List<String>> function,
            List<String> arguments) {
        this.timer = timer;
        this.delayMillis = delayMillis;
        this.function = function;
        this.arguments = arguments;
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("TODO 1: let the timer call the function with its arguments, later");
    }

    @Override
    public boolean cancel() {
        throw new UnsupportedOperationException("TODO 1: call it off if it has not begun, and say whether");
    }

    @Override
    public void join() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 1: wait until the call is over or called off");
    }
}
