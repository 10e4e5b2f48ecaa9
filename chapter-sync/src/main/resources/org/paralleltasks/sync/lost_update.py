"""Threads increment one counter. Writes a line per way to do it: its name, the updates lost and the milliseconds taken
of a million increments in each measured round, separated by tabs.

usage: python3 lost_update.py THREADS INCREMENTS ROUNDS, where the threads do the increments together
"""
import platform
import sys
import threading
import time


class Plain:
    """The read and the write are separate instructions, but CPython 3.10 and newer rarely switch between them."""

    def __init__(self):
        self.count = 0

    def increment_often(self, times):
        for _ in range(times):
            self.count += 1


def plus_one(number):
    return number + 1


class WithCall(Plain):
    """A call between the read and the write: there CPython does switch to another thread."""

    def increment_often(self, times):
        for _ in range(times):
            self.count = plus_one(self.count)


class WithLock(Plain):
    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def increment_often(self, times):
        for _ in range(times):
            with self.lock:
                self.count += 1


def lost_and_millis_of_a_million(kind, threads, increments):
    counter = kind()
    runners = [threading.Thread(target=counter.increment_often, args=(increments // threads,)) for _ in range(threads)]
    start = time.perf_counter()
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    seconds = time.perf_counter() - start
    lost = increments - counter.count
    return -(-lost * 1_000_000 // increments), seconds * 1_000 * 1_000_000 / increments


def main():
    threads, increments, rounds = (int(argument) for argument in sys.argv[1:])
    print(platform.python_implementation(), platform.python_version())
    for name, kind in (("  count += 1", Plain), ("  count = plus_one(count)", WithCall), ("  with Lock", WithLock)):
        results = [lost_and_millis_of_a_million(kind, threads, increments) for _ in range(1 + rounds)]
        measured = results[1:]  # The first one warms up.
        lost = " ".join(str(result[0]) for result in measured)
        millis = " ".join(f"{result[1]:.3f}" for result in measured)
        print(name, lost, millis, sep="\t")


if __name__ == "__main__":
    main()
