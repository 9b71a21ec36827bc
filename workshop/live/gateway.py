"""Socket.IO handlers: parse, authorise, hand to the room, acknowledge.

Handlers run one after the other for each client (`async_handlers=False`), so that commands take
effect in the order that they were sent (rule 3). Whatever arrives is answered (rule 8).

What clients send while they are connected is handled without a Flask request around it: making one
(its address, its session) cost more than reading, deciding and answering a command together. Only
a refusal gets one, to be said in the reader's language.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError as NotLetIn
from flask_socketio import SocketIO

from workshop import runtime
from workshop.application.access import Access, Identity, SignIn
from workshop.application.door import parse
from workshop.domain.commands import FACILITATOR, PARTICIPANT, SCREEN
from workshop.domain.errors import N_, Invalid, NotAllowed, NotNow, Refused
from workshop.domain.final_words import may_write

from .fanout import Fanout
from .garbage import end_lines_of_garbage
from .presence import Viewer
from .protocol import Translate, accepted, encode, read_sent, read_typing, refused
from .throttle import Throttle
from .wall import read_shown, read_turn
from .workshops import LiveWorkshop, LiveWorkshops

log = logging.getLogger(__name__)

#: Packets that may wait for one client before it is cut off: it does not read (facts, 8).
MOST_WAITING = 1_000


class Gateway:
    """Who is connected to this process, and what they may ask."""

    def __init__(
        self,
        socketio: SocketIO,
        fanout: Fanout,
        access: Access,
        workshops: LiveWorkshops,
        translate: Translate,
        seconds: Callable[[], float],
        max_connections: int,
    ) -> None:
        self._socketio = socketio
        self._fanout = fanout
        self._access = access
        self._workshops = workshops
        self._translate = translate
        self._seconds = seconds
        self._max_connections = max_connections
        self._throttle = Throttle()
        self._viewers: dict[str, Viewer] = {}
        socketio.on_event("connect", self._on_connect)
        socketio.on_event("disconnect", self._on_disconnect)
        socketio.on_error_default(self._on_fault)
        # On the server beneath Flask-SocketIO, which would make a request for each.
        server = socketio.server
        server.on("command", lambda sid, *sent: self._answer(sid, self._command, sent))
        server.on("resync", lambda sid, *sent: self._answer(sid, self._resync, sent))
        server.on("typing", lambda sid, *sent: self._answer(sid, self._typing, sent))
        server.on("writing", lambda sid, *sent: self._answer(sid, self._writing, sent))
        server.on("shows", lambda sid, *sent: self._answer(sid, self._shows, sent))
        server.on("turn", lambda sid, *sent: self._answer(sid, self._turn, sent))
        server.on("*", self._on_anything_else)
        end_lines_of_garbage(socketio)

    def _on_connect(self, auth: object = None) -> dict[str, Any] | None:
        sid = _sid()
        if self._is_forged(sid):
            return self._answer(sid, _unknown_event, ())
        try:
            if len(self._viewers) >= self._max_connections:
                raise NotNow(
                    N_("The room is full just now. You are let in as soon as there is a place."),
                    code="full",
                )
            token, version = _read_auth(auth)
            who = runtime.run_blocking(self._access.identify, token)
            live = self._workshops.get(who.workshop)
            _check_seat(live, who)
            if not self._fanout.is_open(sid):
                # Gone while this waited, and Socket.IO tells nobody of the end of a connection
                # that it has not let in yet: they would be here for ever.
                raise _not_connected()
        except Refused as error:
            raise self._not_let_in(error) from error
        except Exception as error:
            # Left to Flask-SocketIO, it would let in somebody whom nobody knows.
            log.exception("Somebody could not be let in.")
            raise self._not_let_in(_fault()) from error
        viewer = Viewer(sid, who)
        self._viewers[sid] = viewer
        # Beside this handler: the client is told that it is connected when the handler returns.
        runtime.spawn(self._welcome, live, viewer, version)
        return None

    def _not_let_in(self, error: Refused) -> NotLetIn:
        answer = refused(error, self._translate)
        # The first argument arrives as text only, the second as data.
        return NotLetIn(answer["message"], answer)

    def _welcome(self, live: LiveWorkshop, viewer: Viewer, version: int | None) -> None:
        try:
            live.broadcast.welcome(viewer, version, live.now.held)
        except Exception:
            # A page without a snapshot would wait for ever; cut off, it comes back by itself.
            log.exception("Somebody who came could not be brought up to date.")
            self._fanout.cut(viewer.sid)
            return
        if viewer.sid not in self._viewers:
            # Gone before it was welcomed: the disconnect found nobody to remove.
            live.broadcast.leave(viewer.sid)
        elif self._workshops.known(viewer.who.workshop) is not live:
            self.close([viewer.sid], "deleted")
        else:
            try:
                _check_seat(live, viewer.who)
            except Refused as error:
                # Removed meanwhile, when the room did not count them among its viewers yet.
                self.close([viewer.sid], error.code)
        live.now.stale()

    def _on_disconnect(self, *_reason: object) -> dict[str, Any] | None:
        sid = _sid()
        if self._is_forged(sid):
            return self._answer(sid, _unknown_event, ())
        viewer = self._viewers.pop(sid, None)
        if viewer is None:
            return None
        live = self._workshops.known(viewer.who.workshop)
        if live is not None:
            live.broadcast.leave(sid)
            live.now.left(sid)
        return None

    def _command(self, viewer: Viewer, message: object) -> dict[str, Any]:
        sent = read_sent(message)
        command = parse(sent.kind, sent.data)
        room = self._workshops.get(viewer.who.workshop).room
        return accepted(room.submit(viewer.who.actor, sent.id, command))

    def _resync(self, viewer: Viewer, message: object) -> dict[str, Any]:
        version = message.get("version") if isinstance(message, dict) else None
        live = self._workshops.get(viewer.who.workshop)
        # They never left, so they stay counted while this waits for the store.
        self._welcome(live, viewer, version if type(version) is int else None)
        return accepted(live.room.version)

    def _typing(self, viewer: Viewer, message: object) -> dict[str, Any]:
        typed = read_typing(message)
        live = self._workshops.get(viewer.who.workshop)
        if not may_write(live.room.state, typed.part, viewer.who.id, viewer.who.role):
            raise NotAllowed(
                N_(
                    "The facilitator or their scribe edits this text. Send a word you would change."
                ),
                code="not_scribe",
            )
        live.now.type(viewer.sid, typed)
        return accepted(live.room.version)

    def _writing(self, viewer: Viewer, message: object) -> dict[str, Any]:
        on = message.get("on") if isinstance(message, dict) else None
        if not isinstance(on, bool):
            raise Invalid(
                N_("This could not be read, and nothing was changed. Load the page again."),
                code="malformed",
            )
        live = self._workshops.get(viewer.who.workshop)
        if viewer.writing != on:
            viewer.writing = on
            live.now.stale()
        return accepted(live.room.version)

    def _shows(self, viewer: Viewer, message: object) -> dict[str, Any]:
        shown = read_shown(message)
        live = self._workshops.get(viewer.who.workshop)
        if viewer.who.role != SCREEN:
            raise NotAllowed(N_("Only a projector says what it shows."), code="not_screen")
        if viewer.shown != shown:
            viewer.shown = shown
            live.now.stale()
        return accepted(live.room.version)

    def _turn(self, viewer: Viewer, message: object) -> dict[str, Any]:
        by = read_turn(message)
        live = self._workshops.get(viewer.who.workshop)
        if viewer.who.role != FACILITATOR:
            raise NotAllowed(
                N_("Only the facilitator of this workshop may do that. Sign in, or ask them.")
            )
        presence = live.broadcast.presence
        presence.wall.turn(by, presence.shown(), live.room.state.current)
        live.now.stale()
        return accepted(live.room.version)

    def _on_anything_else(self, first: str, *rest: object) -> dict[str, Any]:
        # The event's name, then who sent it; but where an event is itself called "*", who sent it.
        sid = first if first in self._viewers or not rest else str(rest[0])
        return self._answer(sid, _unknown_event, ())

    def _answer(
        self,
        sid: str,
        work: Callable[[Viewer, object], dict[str, Any]],
        message: tuple[object, ...],
    ) -> dict[str, Any]:
        """The answer to one call, whatever it held: exactly one shape of refusal."""
        try:
            viewer = self._viewers.get(sid)
            if viewer is None:
                raise _not_connected()
            self._limit(viewer.who)
            return work(viewer, message[0] if message else None)
        except Refused as error:
            return self._refuse(sid, error)
        except Exception:
            log.exception("A socket handler failed.")
            return self._refuse(sid, _fault())

    def _refuse(self, sid: str, error: Refused) -> dict[str, Any]:
        """The refusal, said in the language of the request that the connection began with."""
        environ = self._socketio.server.get_environ(sid)
        if environ is None:
            return refused(error, lambda refusal: refusal.message)  # gone: nobody hears it
        with environ["flask.app"].request_context(environ):
            return refused(error, self._translate)

    def _limit(self, who: Identity) -> None:
        # Facilitators' pages of one account, and projectors, share an id: the workshop tells apart.
        wait = self._throttle.wait(f"{who.workshop}/{who.id}", self._seconds())
        if wait:
            raise NotNow(
                N_("That was a lot at once. It is kept, and sent again in a moment."),
                code="too_many",
                retry_after=max(1, math.ceil(wait)),
            )

    def _on_fault(self, error: Exception) -> dict[str, Any]:
        log.error("A socket handler failed.", exc_info=error)
        return refused(_fault(), self._translate)

    def _is_forged(self, sid: str) -> bool:
        """A client may emit events named `connect` or `disconnect`; only then is it connected."""
        return bool(self._socketio.server.manager.is_connected(sid, "/"))

    def close(self, sids: Mapping[str, Viewer] | list[str], reason: str, message: str = "") -> None:
        """Tell connections why they end, and end them."""
        payload = encode({"reason": reason, **({"message": message} if message else {})})
        for sid in list(sids):
            self._fanout.send((sid,), "closed", payload)
            self._socketio.start_background_task(self._end, sid)

    def end_signed_out(self) -> None:
        """End the live lines of sign-ins that ended, whichever process it was that ended them.

        Those of the account's other sign-ins go on. Waits for the store.
        """
        desks: dict[SignIn, list[str]] = {}
        for sid, viewer in list(self._viewers.items()):
            if viewer.who.sign_in is not None:
                desks.setdefault(viewer.who.sign_in, []).append(sid)
        for sign_in, sids in desks.items():
            if not runtime.run_blocking(self._access.stands, sign_in):
                self.close(sids, "signed_out")

    def _end(self, sid: str) -> None:
        runtime.sleep(0.2)  # the message goes out first; the browser closes by itself on it
        self._socketio.server.disconnect(sid)

    def cut_slow(self) -> list[str]:
        """Cut off clients that do not read; who they were. They come back by themselves."""
        slow = self._fanout.behind(MOST_WAITING)
        for sid in slow:
            log.warning("A client that does not read was cut off.")
            self._fanout.cut(sid)
        return slow

    def connections(self) -> int:
        """How many are connected to this process."""
        return len(self._viewers)


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _read_auth(auth: object) -> tuple[object, int | None]:
    if not isinstance(auth, dict):
        return None, None
    version = auth.get("version")
    return auth.get("token"), version if type(version) is int else None


def _check_seat(live: LiveWorkshop, who: Identity) -> None:
    """Whether a participant is still in. Raises NotAllowed: `no_token` or `removed`.

    Waits for the store where this process has not heard of them: they may have joined by another.
    """
    if who.role != PARTICIPANT:
        return
    me = live.room.state.participants.get(who.id)
    if me is None:
        live.room.catch_up()
        me = live.room.state.participants.get(who.id)
    if me is None:
        raise NotAllowed(N_("Join the workshop again with its link or code."), code="no_token")
    if me.removed:
        raise NotAllowed(
            N_(
                "The facilitator has removed this device from the workshop. If it was a"
                " mistake, speak to them."
            ),
            code="removed",
        )


def _not_connected() -> Refused:
    return NotAllowed(
        N_("This page is not connected. Load it again; what you wrote is kept."), code="no_token"
    )


def _fault() -> Refused:
    return NotNow(
        N_("Something went wrong on our side, and nothing was changed. Try again in a moment."),
        code="fault",
    )


def _unknown_event(_viewer: Viewer, _event: object) -> dict[str, Any]:
    raise Invalid(
        N_("This page is out of date. Load it again; what you wrote is kept."),
        code="unknown_kind",
    )
