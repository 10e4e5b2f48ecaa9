"""Python's side of a measurement: for each line on stdin a round, and its value on stdout. See Rounds.java."""

import importlib
import json
import os
import signal
import statistics
import sys
import time


def serve(module, measure, arguments):
    """Does rounds until stdin is at its end.

    A measure is a context manager whose value is a function that does one round and returns its value, in seconds, bytes
    or times a second. What it or its children print goes to stderr.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    function = getattr(importlib.import_module(module), measure)
    with function(*map(number_or_text, arguments)) as one_round:
        for _ in sys.stdin:
            print(json.dumps(one_round()), file=answers)  # Infinity as Java writes it.


def number_or_text(argument):
    return int(argument) if argument.isdigit() else argument


def median_of(times, step):
    """The median of the seconds that a step takes, each time timed by itself."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
