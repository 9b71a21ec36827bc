"""One message to many sockets, encoded once and written straight to those that are ready.

An ordinary `emit` puts the packet into the queue of every socket, wakes one green thread a socket,
and each of them encodes the same packet and wraps it into the same WebSocket frame: for a room of
500 that is most of what the server does. Here the frame is made once, and its bytes go without
waiting to every socket that has nothing else to send. The others get the packet through their
ordinary queue, so that each socket still receives everything in the order in which it was sent.

When may a frame be written past the queue? Engine.IO's writer takes packets out of the queue
before it has written them, so an empty queue alone proves nothing. But while that green thread
waits for the queue, it holds no packet back: everything queued before has been written. Other green
threads write too (a pong, a closing frame), each holding the WebSocket's send lock. So a frame goes
straight out if the queue is empty, its writer waits for it, and the lock is free with nobody in
line. Nothing from that look to the write gives way to another green thread.

If the kernel takes a part of the frame only, the lock is taken on the spot, still without giving
way, and a green thread of its own writes the rest before releasing it: whoever writes next, writes
after the end of this frame.

Sources: engineio/socket.py (`poll`, `writer`), engineio/async_drivers/eventlet.py,
eventlet/websocket.py (`_send`), eventlet/queue.py (`getting`), eventlet/semaphore.py (`balance`);
RFC 6455, section 5.2 (framing).
"""

from __future__ import annotations

import json
import logging
import socket
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from engineio.packet import MESSAGE, Packet

from .unmask import unmask

logger = logging.getLogger(__name__)


class Fanout:
    """Sends events to the sockets of one Flask-SocketIO server.

    Make it after `socketio.init_app` and before the first client connects; a client that was there
    before is served through its queue. In async modes other than eventlet every message takes the
    queue, as with an ordinary `emit`. Call it from the server's own threads only (never from
    `runtime.run_blocking`); no call here waits for a client.

    `written`, `continued` and `queued` count the frames that went out at once, those of which the
    rest had to follow, and the packets that took the queue.
    """

    def __init__(self, socketio: Any, namespace: str = "/") -> None:
        self.written = 0
        self.continued = 0
        self.queued = 0
        self._server = socketio.server
        self._engine = socketio.server.eio
        self._namespace = namespace
        self._direct = self._engine.async_mode == "eventlet"
        self._connections: dict[str, _Connection] = {}
        self._learn_of_connections()

    def send(
        self, sids: Iterable[str], event: str, payload: Mapping[str, Any] | str | bytes
    ) -> None:
        """Send `event` to each of `sids` (Socket.IO session ids); the unknown are passed over.

        `payload` is a JSON object, or one that is JSON text already. Never gives way to another
        green thread: two calls reach every socket in the same order.
        """
        message = _Message(event, payload, self._namespace)
        for sid in tuple(sids):
            engine_id = self._server.manager.eio_sid_from_sid(sid, self._namespace)
            session = self._engine.sockets.get(engine_id)
            if session is None or session.closed:
                continue
            connection = self._connections.get(engine_id)
            if self._direct and connection is not None and connection.ready(session):
                self._write(connection, session, message)
            else:
                self._enqueue(session, message)

    def is_open(self, sid: str) -> bool:
        """Whether the connection of `sid` still stands."""
        engine_id = self._server.manager.eio_sid_from_sid(sid, self._namespace)
        session = self._engine.sockets.get(engine_id)
        return session is not None and not session.closed and not session.closing

    def behind(self, cap: int) -> list[str]:
        """The session ids of those for whom more than `cap` packets are waiting."""
        return [
            sid
            for sid, engine_id in self._server.manager.get_participants(self._namespace, None)
            if (session := self._engine.sockets.get(engine_id)) and session.queue.qsize() > cap
        ]

    def cut(self, sid: str) -> None:
        """End the connection of `sid` at once, throwing away what it was still to receive.

        An orderly disconnect would first have to write everything that a client which does not
        read left waiting. The `disconnect` handler runs before this returns.
        """
        engine_id = self._server.manager.eio_sid_from_sid(sid, self._namespace)
        session = self._engine.sockets.get(engine_id)
        if session is None:
            return
        connection = self._connections.get(engine_id)
        if connection is not None:
            connection.shut()
        session.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)
        self._engine.sockets.pop(engine_id, None)

    def _write(self, connection: _Connection, session: Any, message: _Message) -> None:
        frame = message.frame
        try:
            taken = connection.write(frame)
        except BlockingIOError:
            self._enqueue(session, message)
        except OSError as error:
            # The client is gone. The green thread that reads from it notices by itself.
            logger.debug("Could not write to %s: %s", session.sid, error)
        else:
            if taken == len(frame):
                self.written += 1
            else:
                self.continued += 1
                connection.hold()
                rest = memoryview(frame)[taken:]
                self._server.start_background_task(connection.write_rest, rest)

    def _enqueue(self, session: Any, message: _Message) -> None:
        # Not `session.send`: it may find the client dead and run the `disconnect` handler, which
        # may give way to others. Engine.IO looks for dead clients by itself.
        session.queue.put(message.packet)
        self.queued += 1

    def _learn_of_connections(self) -> None:
        """Have Engine.IO tell us of each WebSocket that it makes.

        Its driver is a dictionary that all servers of the process share, so it is copied.
        """
        make_websocket = self._engine._async["websocket"]
        if make_websocket is None:
            return

        def make_known_websocket(handler: Any, engine: Any) -> Any:
            session = handler.__self__

            def handle(websocket: Any) -> Any:
                if hasattr(websocket, "_apply_mask"):  # eventlet's own
                    websocket._apply_mask = unmask
                connection = self._connections[session.sid] = _Connection(websocket)
                try:
                    return handler(websocket)
                finally:
                    # Not the one of a second attempt at the upgrade from polling.
                    if self._connections.get(session.sid) is connection:
                        del self._connections[session.sid]

            answer = make_websocket(handle, engine)

            def answer_uncompressed(environ: dict[str, Any], start_response: Any) -> Any:
                # A compressed frame is made for one client, and its compressor weighs 300 kB.
                environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
                return answer(environ, start_response)

            return answer_uncompressed

        self._engine._async = {**self._engine._async, "websocket": make_known_websocket}


class _Message:
    """One event: the packet that a queue takes, and the same as a finished WebSocket frame."""

    __slots__ = ("frame", "packet")

    def __init__(
        self, event: str, payload: Mapping[str, Any] | str | bytes, namespace: str
    ) -> None:
        if isinstance(payload, bytes):
            payload = payload.decode()
        elif not isinstance(payload, str):
            payload = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
        prefix = "" if namespace == "/" else f"{namespace},"
        self.packet = Packet(MESSAGE, f"2{prefix}[{json.dumps(event)},{payload}]")
        self.frame = text_frame(self.packet.encode().encode())


class _Connection:
    """The WebSocket under one Engine.IO session."""

    __slots__ = ("_socket", "_websocket", "write")

    def __init__(self, websocket: Any) -> None:
        self._websocket = websocket
        # eventlet's WebSocket has a `socket`; simple-websocket, of the other modes, a `ws.sock`.
        self._socket = websocket.socket if hasattr(websocket, "socket") else websocket.ws.sock
        # The socket inside a green one, which never waits. One under TLS has none, and is not
        # written to directly.
        raw = getattr(self._socket, "fd", None)
        self.write: Any = raw.send if raw is not None else None

    def ready(self, session: Any) -> bool:
        """Whether a frame written now comes after all that was sent to `session` before."""
        queue = session.queue
        return (
            self.write is not None
            and session.upgraded
            and not session.upgrading
            and queue.empty()
            and queue.getting() > 0
            and self._websocket._sendlock.balance > 0
            and not self._websocket.websocket_closed
        )

    def hold(self) -> None:
        """Keep all others from writing. Does not wait, since `ready` found the lock free."""
        self._websocket._sendlock.acquire(blocking=False)

    def write_rest(self, rest: memoryview) -> None:
        """Write the rest of a frame, waiting for the client, then let the others write again."""
        try:
            self._socket.sendall(rest)
        except OSError as error:
            # Half a frame is out, so nothing that follows could be understood.
            logger.debug("Could not write the rest of a frame: %s", error)
            self.shut()
        finally:
            self._websocket._sendlock.release()

    def shut(self) -> None:
        """Close both directions, so that whoever reads from or writes to it wakes up."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError as error:
            logger.debug("The connection was closed already: %s", error)


def text_frame(payload: bytes) -> bytes:
    """`payload` (UTF-8) as one unmasked WebSocket text frame (RFC 6455, section 5.2)."""
    length = len(payload)
    if length < 126:
        return struct.pack("!BB", 0x81, length) + payload
    if length < 65536:
        return struct.pack("!BBH", 0x81, 126, length) + payload
    return struct.pack("!BBQ", 0x81, 127, length) + payload
