"""The measures of multiprocessing and concurrent.futures. The programs of the Java package multiprocess do the same."""

import multiprocessing
import os
import statistics
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import tasks
from rounds import median_of

MEBIBYTE = 1 << 20
BYTES_IN_A_KILOBYTE = 1024
NANOS_IN_A_SECOND = 1e9


def context_of(method):
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["tasks"])
    return context


@contextmanager
def start_to_line(method, starts):
    context = context_of(method)
    reader, writer = os.pipe()
    os.dup2(writer, 1)  # The children's stdout.

    def one_round():
        seconds = []
        for _ in range(starts):
            process = context.Process(target=tasks.log_line)
            start = time.perf_counter()
            process.start()
            await_line(reader)
            seconds.append(time.perf_counter() - start)
            process.join()
        return statistics.median(seconds)

    yield one_round


def await_line(reader):
    text = b""
    while not text.endswith(tasks.LINE.encode() + b"\n"):
        text += os.read(reader, 4096)


@contextmanager
def start_to_join(method, starts):
    context = context_of(method)

    def start_and_join():
        process = context.Process(target=tasks.nothing)
        process.start()
        process.join()

    yield lambda: median_of(starts, start_and_join)


@contextmanager
def partner(part, *arguments):
    """The child process on the other side of a measure. Forked: how it was started makes no difference to it then."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=play_without, args=(here, there, part, arguments))
    process.start()
    there.close()
    yield here
    here.close()
    process.join()


def play_without(other_end, pipe, part, arguments):
    other_end.close()  # A forked child holds it too, and would wait for itself for ever.
    tasks.play(pipe, part, arguments)


@contextmanager
def pipe_of_int(times):
    here, there = multiprocessing.get_context("fork").Pipe()
    with partner(tasks.echo_objects, there, times) as control:

        def one_round():
            control.send("begin")
            start = time.perf_counter()
            for _ in range(times):
                here.send(42)
                here.recv()
            seconds = time.perf_counter() - start
            control.recv()
            return seconds / times

        yield one_round


@contextmanager
def pipe_of_mebibyte(kind, times):
    here, there = multiprocessing.get_context("fork").Pipe()
    message = bytes(MEBIBYTE)
    if kind == "object":
        echo, send, receive = tasks.echo_objects, here.send, here.recv
    else:
        echo, send, receive = tasks.echo_bytes, here.send_bytes, here.recv_bytes
    with partner(echo, there, times) as control:

        def one_round():
            control.send("begin")
            start = time.perf_counter()
            for _ in range(times):
                send(message)
                receive()
            seconds = time.perf_counter() - start
            control.recv()
            return times / seconds

        yield one_round


@contextmanager
def queue(kind, item, items):
    context = multiprocessing.get_context("fork")
    items_queue = context.Queue() if kind == "queue" else context.SimpleQueue()
    part = tasks.put_numbers if item == "int" else tasks.put_readings
    with partner(part, items_queue, items) as control:

        def one_round():
            start = time.perf_counter()
            control.send("begin")
            for _ in range(items):
                items_queue.get()
            seconds = time.perf_counter() - start
            control.recv()
            return items / seconds

        yield one_round


@contextmanager
def lock_alone(times):
    lock = multiprocessing.get_context("fork").Lock()

    def one_round():
        start = time.perf_counter()
        tasks.take_and_release(lock, times)
        return (time.perf_counter() - start) / times

    yield one_round


@contextmanager
def lock_contended(times):
    lock = multiprocessing.get_context("fork").Lock()
    with partner(tasks.take_and_release, lock, times) as control:

        def one_round():
            start = time.perf_counter()
            control.send("begin")
            tasks.take_and_release(lock, times)
            control.recv()
            return (time.perf_counter() - start) / (2 * times)

        yield one_round


@contextmanager
def event(times):
    context = multiprocessing.get_context("fork")
    there, back = context.Event(), context.Event()
    with partner(tasks.answer, there, back, times) as control:

        def one_round():
            control.send("begin")
            start = time.perf_counter()
            for _ in range(times):
                there.set()
                back.wait()
                back.clear()
            seconds = (time.perf_counter() - start) / times
            control.recv()
            return seconds

        yield one_round


@contextmanager
def submitter(kind, workers):
    """A function that submits a task to a pool, and one that gives its result."""
    context = multiprocessing.get_context("fork")
    if kind == "executor":
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            yield lambda number: pool.submit(tasks.successor, number), lambda future: future.result()
    else:
        with context.Pool(workers) as pool:
            yield lambda number: pool.apply_async(tasks.successor, (number,)), lambda result: result.get()


@contextmanager
def pool_throughput(kind, workers, count):
    with submitter(kind, workers) as (submit, result):

        def one_round():
            start = time.perf_counter()
            submitted = [submit(i) for i in range(count)]
            total = sum(result(each) for each in submitted)
            seconds = time.perf_counter() - start
            assert total == count * (count + 1) // 2
            return count / seconds

        yield one_round


@contextmanager
def pool_one_task(kind, workers, times):
    with submitter(kind, workers) as (submit, result):
        yield lambda: median_of(times, lambda: result(submit(1)))


@contextmanager
def idle_child(method):
    context = context_of(method)
    here, there = context.Pipe()
    process = context.Process(target=tasks.say_ready_and_wait, args=(there,))
    process.start()
    here.recv()
    yield process
    process.terminate()
    process.join()


@contextmanager
def idle_memory(method):
    with idle_child(method) as process:
        yield lambda: memory(process.pid)


@contextmanager
def idle_processor(method, watched_millis):
    with idle_child(method) as process:

        def one_round():
            before = processor_seconds(process.pid, os.getpid())
            start = time.perf_counter()
            time.sleep(watched_millis / 1000)
            return (processor_seconds(process.pid, os.getpid()) - before) / (time.perf_counter() - start)

        yield one_round


def memory(pid):
    """The bytes that a process takes; what it shares with others is shared out among them."""
    with open(f"/proc/{pid}/smaps_rollup") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * BYTES_IN_A_KILOBYTE


def processor_seconds(*pids):
    """By all threads but this one, which reads files for this and does nothing else."""
    nanos = 0
    for pid in pids:
        for thread in os.listdir(f"/proc/{pid}/task"):
            if int(thread) != threading.get_native_id():
                with open(f"/proc/{pid}/task/{thread}/schedstat") as text:
                    nanos += int(text.read().split()[0])
    return nanos / NANOS_IN_A_SECOND
