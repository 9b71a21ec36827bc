"""Tries the runtime in one mode and prints what it found, as JSON: `runtime_program.py MODE`."""

from __future__ import annotations

import contextlib
import contextvars
import ctypes
import datetime
import faulthandler
import hashlib
import json
import logging
import os
import queue
import resource
import signal
import socket
import sys
import urllib.error
import urllib.request
import warnings
from typing import Any

from workshop import runtime

runtime.patch(sys.argv[1])
# A shell that starts something in the background has it ignore Ctrl+C, and what it starts too.
signal.signal(signal.SIGINT, signal.default_int_handler)

WHO: contextvars.ContextVar[str] = contextvars.ContextVar("who", default="nobody's")


def blocking() -> dict[str, Any]:
    """Work that waits for something outside."""
    turns = 0
    over = runtime.Event()

    def turn() -> None:
        nonlocal turns
        while not over.is_set():
            turns += 1
            runtime.sleep(0.01)

    runtime.spawn(turn)
    at_once = most = 0
    library = ctypes.CDLL(None)

    def wait_outside() -> None:
        """A wait that no patching makes friendly, like one inside a database driver."""
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        library.usleep(200_000)
        at_once -= 1

    for task in [runtime.spawn(runtime.run_blocking, wait_outside) for _ in range(5)]:
        task.wait(20)
    over.set()

    def refuse() -> None:
        raise ValueError("no")

    try:
        runtime.run_blocking(refuse)
    except ValueError as problem:
        error = f"{type(problem).__name__}: {problem}"
    WHO.set("the caller's")
    return {
        "waits at once": most,
        "turns meanwhile": turns,
        "result": runtime.run_blocking(lambda a, b: a * b, 6, b=7),
        "error": error,
        "context": runtime.run_blocking(WHO.get),
    }


def coordination() -> dict[str, Any]:
    """Events, locks, queues."""
    event, lock, line = runtime.Event(), runtime.Lock(), runtime.Queue()
    woken: list[bool] = []
    waiter = runtime.spawn(lambda: woken.append(event.wait(10)))
    runtime.sleep(0.05)
    event.set()
    waiter.wait(10)
    woken.append(runtime.Event().wait(0.05))

    inside = most = 0

    def enter() -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
            runtime.sleep(0.01)
            inside -= 1

    for task in [runtime.spawn(enter) for _ in range(5)]:
        task.wait(10)

    runtime.spawn(lambda: [line.put(number) for number in range(3)])
    taken: list[object] = [line.get(timeout=10) for _ in range(3)]
    try:
        line.get(timeout=0.05)
    except queue.Empty:
        taken.append("empty")

    def fail() -> None:
        raise ZeroDivisionError

    fail.__qualname__ = "fail"
    return {
        "woken": woken,
        "most at once": most,
        "queue": taken,
        "failed task ended": runtime.spawn(fail).wait(10),
    }


def logs() -> dict[str, Any]:
    """Log lines from green threads and from threads of the operating system."""
    lines = 0

    class Count(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            nonlocal lines
            # Long enough to let another thread of the operating system in, lock held.
            hashlib.sha256(bytes(20_000)).digest()
            lines += 1

    log = logging.getLogger("both sides")
    log.propagate = False
    log.addHandler(Count())
    log.setLevel("INFO")

    def write() -> None:
        for number in range(250):
            log.info("line %d", number)

    tasks = [runtime.spawn(write) for _ in range(4)]
    tasks += [runtime.spawn(runtime.run_blocking, write) for _ in range(4)]
    for task in tasks:
        task.wait(20)
    return {"lines logged": lines}


def dates() -> dict[str, Any]:
    """Dates from green threads (on a page) and from those of the operating system (a document)."""
    from babel.dates import format_date

    written: list[str] = []
    day = datetime.date(2025, 3, 14)
    before = sys.getswitchinterval()
    # Threads take turns wherever they are, in the middle of what is locked too.
    sys.setswitchinterval(1e-6)

    def write() -> None:
        for _ in range(100):
            written.append(format_date(day, locale="en"))
            runtime.sleep(0)

    def write_all() -> None:
        for _ in range(100):
            format_date(day, locale="en")

    tasks = [runtime.spawn(write) for _ in range(4)]
    tasks += [runtime.spawn(runtime.run_blocking, write_all) for _ in range(4)]
    ended = [task.wait(10) for task in tasks]
    sys.setswitchinterval(before)
    return {"dates written": written.count("Mar 14, 2025"), "documents written": all(ended)}


def crowded(address: str) -> str:
    """More callers than the process may open files for; then they go, and somebody comes."""
    host, port = address.removeprefix("http://").split(":")
    callers = [socket.socket() for _ in range(30)]
    lowest_free = os.dup(0)
    os.close(lowest_free)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free + 5, before[1]))
    try:
        for caller in callers:
            caller.connect((host, int(port)))
        runtime.sleep(0.3)
        for caller in callers:
            caller.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
            return str(answer.read().decode())
    except OSError as problem:
        return repr(problem)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def serving() -> dict[str, Any]:
    """A page, a failing page and a socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # other people's imports are not what is tried here
        import socketio
        from flask import Flask
        from flask_socketio import SocketIO

    app = Flask("program")
    app.logger.disabled = True
    sockets = SocketIO(app, async_mode=runtime.async_mode())
    found: dict[str, Any] = {"stopped": False}

    @app.get("/")
    def page() -> str:
        return "hello"

    @app.get("/fail")
    def failing() -> str:
        raise ZeroDivisionError

    @sockets.on("say")
    def say(text: str) -> str:
        return f"echo: {text}"

    def visit(host: str, port: int) -> None:
        address = f"http://{host}:{port}"
        try:
            with urllib.request.urlopen(f"{address}/", timeout=10) as answer:
                found["page"] = answer.read().decode()
            try:
                urllib.request.urlopen(f"{address}/fail", timeout=10)
            except urllib.error.HTTPError as answer:
                found["failing page shows a traceback"] = b"Traceback" in answer.read()
                answer.close()
            client = socketio.SimpleClient()
            client.connect(address, transports=["websocket"])
            found["socket"] = client.call("say", "hi", timeout=10)
            client.disconnect()
            found["more than it can hold"] = crowded(address)
        finally:
            # Wherever it arrives, it stops the server: python-engineio catches everything too.
            with contextlib.suppress(BaseException):
                os.kill(os.getpid(), signal.SIGINT)
                sum(range(10_000))

    listener = runtime.listen("127.0.0.1", 0)
    found["nodelay"] = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
    runtime.serve(app, "127.0.0.1", 0, visit, listener=listener)
    found["stopped"] = True
    found["files"] = resource.getrlimit(resource.RLIMIT_NOFILE)
    return found


def main() -> None:
    """Everything, one after the other."""
    logging.basicConfig(level="ERROR")
    # Where it hangs, it says where.
    faulthandler.dump_traceback_later(50, exit=True)
    # What most systems begin with.
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (1_024, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    )
    found = {"mode": runtime.async_mode(), **blocking(), **coordination(), **logs()}
    found |= {**dates(), **serving()}
    print(json.dumps(found))


main()
