"""The same work as Ex06Cores.java, on the numbers of threads that the arguments give."""
import platform
import statistics
import sys
import threading
import time

MASK = (1 << 64) - 1
STEPS = 400_000
ROUNDS = 3


def spin(steps):
    x = 1
    for _ in range(steps):
        x ^= (x << 13) & MASK
        x ^= x >> 7
        x ^= (x << 17) & MASK
    return x


def spin_on(threads):
    spinners = [threading.Thread(target=spin, args=(STEPS // threads,)) for _ in range(threads)]
    start = time.perf_counter()
    for spinner in spinners:
        spinner.start()
    for spinner in spinners:
        spinner.join()
    return (time.perf_counter() - start) * 1000


def main():
    locked = getattr(sys, "_is_gil_enabled", lambda: True)()
    print("{} {}, {} a global interpreter lock: {} million steps shared out among the threads; {} rounds".format(
        platform.python_implementation(), platform.python_version(), "with" if locked else "without",
        STEPS / 1e6, ROUNDS))
    print("threads  median ms      (least ..      most)  speed-up  cores used")
    alone = None
    for threads in map(int, sys.argv[1:]):
        start, cpu_before = time.perf_counter(), time.process_time()
        spin_on(threads)
        millis = [spin_on(threads) for _ in range(ROUNDS)]
        cores_used = (time.process_time() - cpu_before) / (time.perf_counter() - start)
        median = statistics.median(millis)
        alone = alone or median
        print("{:7d}  {:9.3f}  ({:9.3f} .. {:9.3f})  {:8.2f}  {:10.2f}".format(
            threads, median, min(millis), max(millis), alone / median, cores_used))


if __name__ == "__main__":
    main()
