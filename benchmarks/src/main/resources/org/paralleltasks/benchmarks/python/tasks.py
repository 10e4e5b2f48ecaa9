"""What the child processes do. A module of its own, so that it is compiled once for all children that are spawned."""

import logging
import sys
from dataclasses import dataclass

LINE = "the first line"


@dataclass
class Reading:
    """An item with several fields."""

    number: int
    place: str
    value: float


def log_line():
    logging.basicConfig(
        format="%(asctime)s.%(msecs)03d %(message)s", datefmt="%H:%M:%S", level=logging.INFO, stream=sys.stdout
    )
    logging.info(LINE)


def nothing():
    pass


def play(pipe, part, arguments):
    """Does its part once for each message, until the other end is closed. See Partner.java."""
    try:
        while True:
            pipe.recv()
            part(*arguments)
            pipe.send("done")
    except EOFError:
        pipe.close()


def echo_objects(pipe, times):
    for _ in range(times):
        pipe.send(pipe.recv())


def echo_bytes(pipe, times):
    for _ in range(times):
        pipe.send_bytes(pipe.recv_bytes())


def put_numbers(queue, items):
    for i in range(items):
        queue.put(i)


def put_readings(queue, items):
    for i in range(items):
        queue.put(Reading(i, "Grenoble", 21.5))


def take_and_release(lock, times):
    for _ in range(times):
        lock.acquire()
        lock.release()


def answer(there, back, times):
    for _ in range(times):
        there.wait()
        there.clear()
        back.set()


def say_ready_and_wait(pipe):
    pipe.send("ready")
    pipe.recv()


def successor(number):
    return number + 1
