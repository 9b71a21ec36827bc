"""What a client says and hears on the wire: WebSocket frames with Socket.IO text in them.

As little as a load generator needs, so that it costs less than what it measures. Sources: RFC 6455
section 5.2; the Engine.IO protocol 4 and Socket.IO protocol 5 (packet types as leading digits).
"""

from __future__ import annotations

import json
import struct
from typing import Any

JOINED = b"40"
EVENT = b"42"
ACKNOWLEDGEMENT = b"43"
OPENED = b"0"
PING = b"2"
PONG = "3"


def post(path: str, port: int, body: dict[str, Any]) -> bytes:
    """An HTTP request with a JSON body, after which the server closes."""
    content = json.dumps(body).encode()
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    ).encode() + content


def upgrade(port: int) -> bytes:
    """The request that opens a Socket.IO WebSocket."""
    return (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bG9kZXN0YXIgYmVuY2hlcw==\r\n\r\n"
    ).encode()


def frame(text: str) -> bytes:
    """`text` as a client's text frame; the mask that the protocol asks for is zero, so free."""
    payload = text.encode()
    length = len(payload)
    if length < 126:
        return struct.pack("!BBI", 0x81, 0x80 | length, 0) + payload
    return struct.pack("!BBHI", 0x81, 0x80 | 126, length, 0) + payload


def connect(token: str) -> str:
    """The text that joins the namespace as the holder of `token`."""
    return JOINED.decode() + json.dumps({"token": token})


def command(number: int, message: dict[str, Any]) -> str:
    """The text of a `command`, to be acknowledged under `number`."""
    return f"{EVENT.decode()}{number}{json.dumps(['command', message], separators=(',', ':'))}"


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """The payloads of the whole frames in `data`, and what is left of a frame not complete yet.

    Raises ConnectionError where the server closes.
    """
    payloads = []
    start, end = 0, len(data)
    while end - start >= 2:
        length, head = data[start + 1] & 127, 2
        if length == 126:
            head = 4
            if end - start < head:
                break
            (length,) = struct.unpack_from("!H", data, start + 2)
        elif length == 127:
            head = 10
            if end - start < head:
                break
            (length,) = struct.unpack_from("!Q", data, start + 2)
        if end - start < head + length:
            break
        if data[start] & 15 == 8:
            raise ConnectionError("the server closed a connection")
        payloads.append(data[start + head : start + head + length])
        start += head + length
    return payloads, data[start:]
