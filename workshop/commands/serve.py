"""`run.py`: serve, say where, and open the browser where there is one."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import urljoin

from sqlalchemy.exc import OperationalError

from workshop import addresses, runtime
from workshop.app import create_app
from workshop.secret_key import WrongKey
from workshop.server_lock import AlreadyServed, noted_server, only_server
from workshop.settings import Settings, WrongSetting
from workshop.store.migrate import NewerDatabase

#: Ports that are tried, one after the other, from the wanted one on.
PORTS_TRIED: Final = 50

Beside = Callable[[Any, Settings], object]
FrontDoor = Callable[[Any, Settings], str]
Hold = Callable[[Path], AbstractContextManager[IO[str] | None]]


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Serve until interrupted; the exit code."""
    return serve(settings, args)


def serve(
    settings: Settings,
    args: argparse.Namespace,
    beside: Beside | None = None,
    front_door: FrontDoor | None = None,
) -> int:
    """Serve until interrupted; the exit code, after a sentence where it cannot start.

    `beside(app, settings)` runs beside the server once it answers, with the settings of where it
    really listens: the demonstration brings its participants in with it. `front_door(app,
    settings)` gives the path that the facilitator is shown instead of the usual sign-in link.
    """
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    if settings.log_level != "debug":
        logging.getLogger("alembic").setLevel("WARNING")  # not news to whoever starts a workshop
    signal.signal(signal.SIGTERM, _interrupt)
    wanted = settings.port if args.port is None else args.port
    host = "127.0.0.1" if args.local else settings.host
    try:
        with _open(settings.at(host, wanted)) as (app, listener, here):

            def ready(_host: str, _port: int) -> None:
                door = front_door(app, here) if front_door is not None else None
                _announce(app, here, wanted, door, open_browser=not args.no_browser)
                if beside is not None:
                    beside(app, here)

            runtime.serve(
                app,
                here.host,
                here.port,
                ready,
                listener=listener,
                max_connections=here.max_connections,
            )
    except (AlreadyServed, CannotListen, NewerDatabase, WrongKey, WrongSetting) as problem:
        print(problem, file=sys.stderr)
        return 1
    except OperationalError as problem:
        print(
            f"The database does not answer: {problem.orig}\nStart it, or name another:"
            " WORKSHOP_DATABASE_URL=postgresql://user@host/name python3 run.py",
            file=sys.stderr,
        )
        return 1
    print("\nStopped.")
    return 0


class CannotListen(Exception):
    """No port can be had; the text says why, and what to type."""


@contextmanager
def _open(settings: Settings) -> Iterator[tuple[Any, socket.socket, Settings]]:
    """The application, its listening socket, and the settings with the port that it got."""
    hold: Hold = noted_server if settings.sqlite_file is None else only_server
    with hold(settings.lock_dir) as mark, _listen(settings) as listener:
        here = settings.at(settings.host, listener.getsockname()[1])
        if mark is not None:
            print(f"{addresses.own_url(here)} (process {os.getpid()})", file=mark, flush=True)
        yield create_app(here), listener, here


def _listen(settings: Settings) -> socket.socket:
    try:
        return runtime.listen(settings.host, settings.port, PORTS_TRIED)
    except OSError as problem:
        reasons = {
            errno.EADDRINUSE: f"The ports from {settings.port} on are all taken. Choose others:"
            " python3 run.py --port 8000",
            errno.EACCES: f"Port {settings.port} is for the administrator only. Choose one above"
            " 1023: python3 run.py --port 8000",
            errno.EADDRNOTAVAIL: f"{settings.host} is not an address of this machine. Listen on"
            " all: unset WORKSHOP_HOST",
        }
        otherwise = f"{settings.host} cannot be listened on ({problem}): unset WORKSHOP_HOST"
        raise CannotListen(reasons.get(problem.errno or 0, otherwise)) from problem
    except OverflowError as problem:
        raise CannotListen("There is no port above 65535: python3 run.py --port 8000") from problem


def _announce(
    app: Any, settings: Settings, wanted: int, door: str | None, *, open_browser: bool
) -> None:
    own = addresses.own_url(settings)
    link = None if door else app.extensions["lodestar"].sign_in_link()
    address = urljoin(own + "/", door or link or "sign-in")
    if wanted not in (0, settings.port):
        print(f"Port {wanted} is taken by another program; this is port {settings.port}.")
    print("\nLodestar is running.\n")
    print(f"  For you, the facilitator:  {address}")
    if link:
        print("                             (works once, and makes your account)")
    print(f"  For participants:          {addresses.participants_url(settings)}")
    print()
    if addresses.on_all_interfaces(settings):
        print("Whoever is in the same network can reach it.")
        print("To keep it to this machine: python3 run.py --local")
    print("To stop it: Ctrl+C", flush=True)
    if open_browser and has_display():
        webbrowser.open(address)


def has_display() -> bool:
    """Whether a browser's window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return "SSH_CONNECTION" not in os.environ
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _interrupt(_signal: int, _frame: object) -> None:
    """A polite request to stop (SIGTERM) is as good as Ctrl+C."""
    raise KeyboardInterrupt
