package org.paralleltasks.sync.homework.answers.right.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.paralleltasks.sync.homework.given.Event;

/** Each time the flag is lowered, a new future. */
public class FutureForEachTime implements Event {
    private final AtomicReference<CompletableFuture<Void>> raised = new AtomicReference<>(new CompletableFuture<>());

    @Override
    public void set() {
        raised.get().complete(null);
    }

    @Override
    public void clear() {
        CompletableFuture<Void> now = raised.get();
        if (now.isDone()) {
            raised.compareAndSet(now, new CompletableFuture<>());
        }
    }

    @Override
    public boolean isSet() {
        return raised.get().isDone();
    }

    @Override
    public void await() throws InterruptedException {
        try {
            raised.get().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
