"""How this process does many things at once: green threads of eventlet, or plain threads.

The only module that knows eventlet. `patch(mode)` chooses the mode, once, before Flask or
SQLAlchemy is imported (eventlet replaces parts of the standard library); without it, plain
threads are used. Everything else asks here: `spawn`, `sleep`, `Lock`, `Event`, `Queue`,
`run_blocking`, `serve`. A further mode (gevent) is one more class beside `_Eventlet`.

Locks, events and queues made here belong to the threads of the mode. What runs inside
`run_blocking` runs in a thread of the operating system: under eventlet it must not share them
with the rest of the process, since a lock that two such threads want at once is never handed
over. That holds for SQLAlchemy's too: no QueuePool, and connect once before serving.
"""

from __future__ import annotations

import contextvars
import errno
import logging
import queue
import signal
import socket
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

#: Connections above the cap that are still let in, to be told so instead of hanging.
ROOM_FOR_REFUSALS: Final = 500
#: Threads of the operating system for `run_blocking` under eventlet.
BLOCKING_THREADS: Final = 8
#: Files that are open beside the connections: of the database, of documents and who makes them.
OTHER_FILES: Final = 250
#: What `accept` answers where there is no listening socket any more; everything else passes.
NOT_LISTENING: Final = (errno.EBADF, errno.EINVAL, errno.ENOTSOCK)
#: Seconds until the next try where a connection could not be accepted, and between two log lines.
ACCEPT_AGAIN_SECONDS: Final = 0.1
SAID_AGAIN_SECONDS: Final = 60.0

log = logging.getLogger(__name__)


class Task:
    """A call that runs beside the others; an exception that leaves it is logged, never lost."""

    def __init__(self, call: Callable[[], object], name: str) -> None:
        self._call = call
        self._name = name
        self._done = Event()

    def __call__(self) -> None:
        try:
            self._call()
        except Exception:
            log.exception("The background task %s failed.", self._name)
        finally:
            self._done.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the call has ended, at most `timeout` seconds; whether it has."""
        return bool(self._done.wait(timeout))


class _Mode(Protocol):
    """What differs from mode to mode."""

    name: str

    def patch(self) -> None: ...

    def start(self, task: Task) -> None: ...

    def run_blocking(self, call: Callable[[], T]) -> T: ...

    def serve(self, app: Any, listener: socket.socket, max_connections: int) -> None: ...


class _Threading:
    """Plain threads, and Werkzeug's threaded server with simple-websocket."""

    name = "threading"

    def patch(self) -> None:
        """Nothing to patch."""

    def start(self, task: Task) -> None:
        threading.Thread(target=task, daemon=True).start()

    def run_blocking(self, call: Callable[[], T]) -> T:
        return call()

    def serve(self, app: Any, listener: socket.socket, max_connections: int) -> None:  # noqa: ARG002
        from werkzeug.serving import WSGIRequestHandler, make_server

        class Quiet(WSGIRequestHandler):
            def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002
                """Requests are not logged: they hold codes and tokens."""

        host, port = listener.getsockname()[:2]
        server = make_server(
            host, port, app, threaded=True, request_handler=Quiet, fd=listener.fileno()
        )
        try:
            server.serve_forever()
        finally:
            server.server_close()


class _Eventlet:
    """Green threads, and eventlet's own server."""

    name = "eventlet"

    def patch(self) -> None:
        with warnings.catch_warnings():
            # eventlet says on import that it is in bug-fix mode; that is known and decided.
            warnings.simplefilter("ignore")
            import babel.localedata
            import eventlet
            import eventlet.patcher
            import eventlet.tpool

            # psycopg2 stays as it is: storage runs in `run_blocking`, where it may block.
            eventlet.monkey_patch(
                os=True, select=True, socket=True, subprocess=True, thread=True, time=True
            )
        # A green lock that two threads of the operating system want at once is never handed
        # over. Logging is used on both sides of `run_blocking`, and so is the data of languages
        # (a date on a page, a date in a document): they get ordinary locks.
        threads = eventlet.patcher.original("threading")
        babel.localedata._cache_lock = threads.RLock()
        logging.threading = threads  # type: ignore[attr-defined]
        logging._lock = threads.RLock()  # type: ignore[attr-defined]
        for reference in logging._handlerList:  # type: ignore[attr-defined]
            if (handler := reference()) is not None:
                handler.createLock()
        eventlet.tpool.set_num_threads(BLOCKING_THREADS)

    def start(self, task: Task) -> None:
        import eventlet

        eventlet.spawn_n(task)

    def run_blocking(self, call: Callable[[], T]) -> T:
        from eventlet import tpool

        result: T = tpool.execute(call)
        return result

    def serve(self, app: Any, listener: socket.socket, max_connections: int) -> None:
        import eventlet.wsgi
        from eventlet.greenio import GreenSocket

        with self._interrupted_here():
            green = listener if isinstance(listener, GreenSocket) else GreenSocket(listener)
            green.accept = self._accepting(green.accept)
            eventlet.wsgi.server(
                green,
                app,
                log=logging.getLogger("eventlet.wsgi"),
                log_output=False,
                debug=False,  # no tracebacks to browsers
                max_size=max_connections + ROOM_FOR_REFUSALS,
                keepalive=75,
                # Longer than the 25 s between two pings, so it only ends what is dead or stuck.
                socket_timeout=90,
            )

    @staticmethod
    def _accepting(accept: Callable[[], T]) -> Callable[[], T]:
        """`accept`, tried again after what passes: no file left to open, a caller that gave up.

        eventlet's server ends at the first such answer: who is in stays, and everybody who comes
        or comes back waits for ever.
        """
        said = -SAID_AGAIN_SECONDS

        def until_it_works() -> T:
            nonlocal said
            while True:
                try:
                    return accept()
                except OSError as problem:
                    if problem.errno in NOT_LISTENING:
                        raise
                    if time.monotonic() - said >= SAID_AGAIN_SECONDS:
                        said = time.monotonic()
                        log.warning("A connection had to wait: %s. See `ulimit -n`.", problem)
                    sleep(ACCEPT_AGAIN_SECONDS)

        return until_it_works

    @contextmanager
    def _interrupted_here(self) -> Iterator[None]:
        """Ctrl+C and a polite request to stop end this green thread, whichever is running.

        Python raises KeyboardInterrupt wherever it happens to be: in the middle of somebody's
        message, say, where python-engineio catches everything, and the server would go on.
        """
        import eventlet.hubs
        import greenlet

        hub, here = eventlet.hubs.get_hub(), greenlet.getcurrent()

        def stop(_signal: int, _frame: object) -> None:
            if greenlet.getcurrent() in (here, hub.greenlet):
                raise KeyboardInterrupt
            hub.schedule_call_global(0, here.throw, KeyboardInterrupt)

        before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
        for each, handler in before.items():
            if handler is not signal.SIG_IGN:  # as in the background of a shell
                signal.signal(each, stop)
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


_AVAILABLE: Final[dict[str, type[_Mode]]] = {"eventlet": _Eventlet, "threading": _Threading}
MODES: Final = tuple(_AVAILABLE)
_mode: _Mode = _Threading()


def patch(mode: str) -> None:
    """Choose how this process does many things at once: `eventlet` or `threading`.

    Call it once, before Flask, SQLAlchemy or python-socketio is imported. Raises ValueError for
    a mode that is not known, and RuntimeError where eventlet was chosen before.
    """
    global _mode
    if mode not in _AVAILABLE:
        raise ValueError(f"There is no mode {mode!r}; choose one of {', '.join(MODES)}.")
    if mode == _mode.name:
        return
    if _mode.name != "threading":
        raise RuntimeError(f"This process runs with {_mode.name} already.")
    chosen = _AVAILABLE[mode]()
    chosen.patch()
    _mode = chosen


def async_mode() -> str:
    """The mode in use: the name that Flask-SocketIO's `async_mode` takes."""
    return _mode.name


def spawn(call: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Task:
    """Run `call(*args, **kwargs)` beside everything else. Never keeps the process alive."""
    name = getattr(call, "__qualname__", repr(call))
    task = Task(lambda: call(*args, **kwargs), name)
    _mode.start(task)
    return task


def sleep(seconds: float) -> None:
    """Let the others run for at least `seconds`; 0 only gives way."""
    time.sleep(seconds)  # patched where the mode needs it


def Lock() -> threading.Lock:  # noqa: N802 - read like threading.Lock
    """A mutual exclusion between the threads of this mode."""
    return threading.Lock()


def Event() -> threading.Event:  # noqa: N802 - read like threading.Event
    """A flag to wait for: `set()`, `clear()`, `is_set()`, `wait(timeout)` -> whether it is set."""
    return threading.Event()


def Queue(maxsize: int = 0) -> queue.Queue[Any]:  # noqa: N802 - read like queue.Queue
    """A queue between the threads of this mode; `get(timeout=...)` raises `queue.Empty`."""
    return queue.Queue(maxsize)


def run_blocking(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run what waits for a disk or a database, without stopping the others; its result.

    Raises what `call` raises. Context variables (Flask's application and request, the locale)
    are those of the caller.
    """
    context = contextvars.copy_context()
    return _mode.run_blocking(lambda: context.run(call, *args, **kwargs))


def listen(host: str, port: int, tries: int = 1) -> socket.socket:
    """A listening socket on the first free one of `tries` ports from `port` on (0: any port).

    Raises OSError where none is free, or the host is not an address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + max(tries, 1)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            # Accepted sockets inherit it; without it an answer after a broadcast waits 44 ms.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            listener.bind((host, candidate))
            listener.listen(4096)  # a whole room arrives at once
        except OSError as problem:
            listener.close()
            last = candidate == port + max(tries, 1) - 1
            if problem.errno != errno.EADDRINUSE or last:
                raise
        else:
            return listener
    raise AssertionError("unreachable: the last port either listens or raises")


def serve(
    app: Any,
    host: str,
    port: int,
    on_ready: Callable[[str, int], object] | None = None,
    *,
    listener: socket.socket | None = None,
    max_connections: int = 5000,
) -> None:
    """Serve the Flask application, with its sockets, until interrupted.

    `on_ready(host, port)` is called, beside the server, when connections are accepted; with port
    0 this is how to learn the port. A `listener` made by `listen` is used instead of host and
    port. Connections above `max_connections` are for the gateway to refuse, with a message.
    """
    _allow_files(max_connections + ROOM_FOR_REFUSALS + OTHER_FILES)
    listener = listener or listen(host, port)
    if on_ready is not None:
        address, actual = listener.getsockname()[:2]
        spawn(on_ready, address, actual)
    try:
        _mode.serve(app, listener, max_connections)
    finally:
        listener.close()


def _allow_files(wanted: int) -> None:
    """Let this process open so many files, as far as the system allows.

    A connection is one, and a phone has several while it loads the page. Usual are 1,024, and 256
    on macOS, where forty people would use them up.
    """
    try:
        import resource
    except ImportError:
        return  # Windows counts otherwise
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    for limit in (most, min(most, 10_240)):  # macOS takes no more, whatever it calls its limit
        if soft == resource.RLIM_INFINITY or limit <= soft:
            return
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
        except (ValueError, OSError):
            continue
        return
