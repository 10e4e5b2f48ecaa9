"""As many waiting threads as the argument says, as Ex07Hundreds.java has them."""
import os
import platform
import statistics
import subprocess
import sys
import threading
import time

ROUNDS = 5


def gather(size):
    release = threading.Event()
    threads = [threading.Thread(target=release.wait) for _ in range(size)]
    for thread in threads:
        thread.start()
    return release, threads


def disperse(release, threads):
    release.set()
    for thread in threads:
        thread.join()


def resident_kib():
    try:
        return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(os.getpid())]))
    except (OSError, ValueError, subprocess.SubprocessError):
        return float("nan")


def main():
    size = int(sys.argv[1])
    before = resident_kib()
    crowd = gather(size)
    kib = (resident_kib() - before) / size
    disperse(*crowd)
    millis = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        disperse(*gather(size))
        millis.append((time.perf_counter() - start) * 1000)
    print("{} {}, {} threads: {:.2f} KiB each in RAM, stacks included".format(
        platform.python_implementation(), platform.python_version(), size, kib))
    print("  all started, all ended:   median ms      (least ..      most)")
    print("                            {:9.3f}  ({:9.3f} .. {:9.3f})".format(
        statistics.median(millis), min(millis), max(millis)))


if __name__ == "__main__":
    main()
