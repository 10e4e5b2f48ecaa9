"""The measures of the module subprocess, which the classes LaunchProgram, FirstLaunchProgram and so on make too."""

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from rounds import median_of

MEBIBYTE = 1 << 20
TIMEOUT = 0.5

SINGLE = 'exec 9>"$1"; echo $$ >&9; exec sleep 600'
TREE = 'exec 9>"$1"; echo $$ >&9; sleep 600 & echo $! >&9; (setsid sleep 600 & echo $! >&9); wait'


@contextmanager
def launch(times):
    yield lambda: median_of(times, lambda: subprocess.run(["/bin/true"], check=True))


FIRST = """
import subprocess, time
start = time.perf_counter()
subprocess.run(["/bin/true"], check=True)
print(time.perf_counter() - start)
"""


@contextmanager
def first_launch():
    """In a new interpreter each time; its start and the import are not counted."""
    yield lambda: float(subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True).stdout)


@contextmanager
def capture(mebibytes):
    writer = ["dd", "if=/dev/zero", f"bs={MEBIBYTE}", f"count={mebibytes}", "status=none"]

    def one_round():
        start = time.perf_counter()
        output = subprocess.run(writer, check=True, capture_output=True).stdout
        seconds = time.perf_counter() - start
        assert len(output) == mebibytes * MEBIBYTE
        return seconds

    yield one_round


@contextmanager
def deadline(shape, in_time_millis):
    line = TREE if shape == "tree" else SINGLE

    def one_round():
        with tempfile.TemporaryDirectory() as folder:
            fifo = os.path.join(folder, "alive")
            os.mkfifo(fifo)
            starter = os.open(fifo, os.O_RDWR)  # Holds it open until the first process does.
            reader = os.open(fifo, os.O_RDONLY)
            end = time.perf_counter() + TIMEOUT
            # In a thread of its own: it waits for as long as a survivor holds the output open.
            with ThreadPoolExecutor(1) as runner:
                timed_out = runner.submit(overrun, ["/bin/sh", "-c", line, "sh", fifo])
                gone, survivors = await_gone(starter, reader, end + in_time_millis / 1000)
                for pid in survivors:
                    kill(pid)
            os.close(reader)
            if gone is None:
                return float("inf")
            assert timed_out.result()
            return gone - end

    yield one_round


def overrun(command):
    """Whether the command was ended at its time-out."""
    try:
        subprocess.run(command, capture_output=True, timeout=TIMEOUT)
        return False
    except subprocess.TimeoutExpired:
        return True


def await_gone(starter, reader, until):
    """When the last process that holds the FIFO is gone, or None, and the pids that they wrote to it."""
    text = b""
    started = False
    while select.select([reader], [], [], max(0, until - time.perf_counter()))[0]:
        read = os.read(reader, 4096)
        if not read:
            return time.perf_counter(), []
        if not started:
            os.close(starter)
            started = True
        text += read
    if not started:
        os.close(starter)
    return None, [int(pid) for pid in text.split()]


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass  # Ended meanwhile.
