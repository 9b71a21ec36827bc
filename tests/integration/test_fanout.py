"""The direct fan-out, over real sockets: whoever is there gets everything, once and in order."""

from __future__ import annotations

import contextlib
import json
import random
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import websocket

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("fanout_server.py")
SMALL = 4096  # bytes that the kernel holds for a client that does not read


class Server:
    """The server of fanout_server.py, in a process of its own."""

    def __init__(self, mode: str, send_buffer: int, ping_seconds: float) -> None:
        self._complaints = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by `stop`
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", PROGRAM, mode, str(send_buffer), str(ping_seconds)],
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            env={"PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdout is not None
        self.address = f"127.0.0.1:{int(self._process.stdout.readline())}"

    def do(self, *steps: list[Any]) -> dict[str, Any]:
        """Have it carry out `steps`; answers with what the fan-out has counted since the start."""
        answer = requests.post(f"http://{self.address}/do", json=steps, timeout=30)
        assert answer.status_code == 200
        return answer.json()

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Ask until what it counts is as wished for, for 10 seconds at most."""
        for _ in range(200):
            counted = self.do(["pause", 0.05])
            if holds(counted):
                return counted
        raise AssertionError(f"still {counted}")

    def stop(self) -> str:
        """End it; answers with everything that it complained about."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        with self._complaints as complaints:
            complaints.seek(0)
            return complaints.read()


class Phone:
    """A client with a WebSocket, which reads only when told to."""

    def __init__(self, server: Server, name: str, receive_buffer: int = 0) -> None:
        buffer = (socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.wire = websocket.create_connection(
            f"ws://{server.address}/socket.io/?EIO=4&transport=websocket",
            timeout=20,
            skip_utf8_validation=True,  # slow; the text is decoded strictly all the same
            sockopt=(buffer,) if receive_buffer else (),
            header=["Sec-WebSocket-Extensions: permessage-deflate"],  # as every browser offers
        )
        assert self.wire.recv()[0] == "0"
        self.wire.send("40" + json.dumps({"name": name}))
        assert self.wire.recv()[:2] == "40"

    def read(self) -> Any:
        """The next event as [name, payload]; pings are answered on the way."""
        while (text := self.wire.recv()) == "2":
            self.wire.send("3")
        assert text[:2] == "42"
        return json.loads(text[2:])

    def numbers(self, count: int) -> list[int]:
        """What the next `count` events carry, padding aside."""
        return [self.read()[1]["n"] for _ in range(count)]

    def close(self) -> None:
        self.wire.close(timeout=0)


@pytest.fixture
def start() -> Iterator[Callable[..., Server]]:
    """Starts servers, which may not have written a word of complaint when the test ends."""
    started: list[Server] = []

    def start(mode: str = "eventlet", send_buffer: int = 0, ping_seconds: float = 25.0) -> Server:
        started.append(Server(mode, send_buffer, ping_seconds))
        return started[-1]

    yield start
    assert [server.stop() for server in started] == [""] * len(started)


@pytest.fixture
def phone() -> Iterator[Callable[..., Phone]]:
    """Connects phones, and hangs up at the end."""
    phones: list[Phone] = []

    def phone(server: Server, name: str, receive_buffer: int = 0) -> Phone:
        phones.append(Phone(server, name, receive_buffer))
        return phones[-1]

    yield phone
    for one in phones:
        one.close()


def item(number: int, size: int = 0) -> list[Any]:
    """A step that fans out one numbered event with `size` letters of padding."""
    return ["fan", "item", {"n": number, "pad": "x" * size}]


def queued_item(number: int, size: int = 0) -> list[Any]:
    """The same by an ordinary emit."""
    return ["emit", "item", {"n": number, "pad": "x" * size}]


def test_a_quiet_room_is_written_to_directly(start, phone):
    """Everybody gets the event, and no queue was used."""
    server = start()
    phones = [phone(server, name) for name in ("Ada", "Ben", "Cem")]
    counted = server.do(["settle"], item(1))
    assert [one.read() for one in phones] == [["item", {"n": 1, "pad": ""}]] * 3
    assert (counted["written"], counted["queued"]) == (3, 0)


def test_all_lengths_and_scripts_arrive_as_sent(start, phone):
    """The three frame lengths of RFC 6455 at their edges, and text that is not ASCII."""
    server = start()
    ada = phone(server, "Ada")
    envelope = len('42["sized",""]')
    for length in (envelope, 125, 126, 127, 65535, 65536, 65537):
        server.do(["settle"], ["fan-size", length - envelope])
        assert ada.read() == ["sized", "x" * (length - envelope)]
    text = 'naïve “مرحبا” 👩🏽‍💻 \u2028 \\ " \n'
    counted = server.do(["settle"], ["fan", 'odd "name"', {"text": text}])
    assert ada.read() == ['odd "name"', {"text": text}]
    assert counted["written"] == 8


def test_text_that_is_json_already_is_not_encoded_again(start, phone):
    """The payload may come as JSON text."""
    server = start()
    ada = phone(server, "Ada")
    server.do(["settle"], ["fan", "patch", '{"from":3,"version":4}'])
    assert ada.read() == ["patch", {"from": 3, "version": 4}]


def test_no_connection_is_compressed(start, phone):
    """The offer that each browser makes is left unanswered: one frame must fit all."""
    server = start()
    assert "sec-websocket-extensions" not in phone(server, "Ada").wire.getheaders()


def test_an_emit_before_a_fan_out_stays_before_it(start, phone):
    """What is in the queue leaves first, and the fan-out returns to direct writing after it."""
    server = start()
    ada = phone(server, "Ada")
    counted = server.do(["settle"], queued_item(0), item(1), queued_item(2), item(3))
    assert (counted["written"], counted["queued"]) == (0, 2)
    counted = server.do(["settle"], item(4))
    assert (counted["written"], counted["queued"]) == (1, 2)
    assert ada.numbers(5) == [0, 1, 2, 3, 4]


def test_an_emit_after_a_fan_out_stays_after_it(start, phone):
    """Also if the kernel took a part of the frame only."""
    server = start(send_buffer=SMALL)
    ada = phone(server, "Ada", SMALL)
    counted = server.do(["settle"], item(0, 500_000), queued_item(1), item(2))
    assert counted["continued"] == 1
    assert ada.numbers(3) == [0, 1, 2]


def test_the_rest_of_a_frame_goes_out_before_a_pong(start, phone):
    """A ping that arrives while half a frame is out is answered after the frame."""
    server = start(send_buffer=SMALL)
    ada = phone(server, "Ada", SMALL)
    counted = server.do(["settle"], item(0, 500_000))
    assert counted["continued"] == 1
    ada.wire.ping("still there?")
    server.do(["pause", 0.1], item(1), queued_item(2), item(3))
    ada.wire.ping("and now?")
    frames = [ada.wire.recv_data(control_frame=True) for _ in range(6)]
    pongs = [data for opcode, data in frames if opcode == websocket.ABNF.OPCODE_PONG]
    events = [json.loads(data[2:])[1]["n"] for opcode, data in frames if opcode == 1]
    assert (pongs, events) == ([b"still there?", b"and now?"], [0, 1, 2, 3])
    assert frames[0][0] == websocket.ABNF.OPCODE_TEXT


def test_one_who_does_not_read_holds_up_nobody(start, phone):
    """The others get all of it directly; later the slow one gets all of it too, in order."""
    server = start(send_buffer=SMALL)
    slow, quick = phone(server, "Slow", SMALL), phone(server, "Quick")
    for number in range(40):
        server.do(item(number, 20_000))
        assert quick.numbers(1) == [number]
    counted = server.do(["behind", 30])
    assert (counted["behind"], counted["continued"] > 0) == (["Slow"], True)
    assert slow.numbers(40) == list(range(40))
    assert server.do(["settle"], ["behind", 0])["behind"] == []


def test_one_who_never_reads_is_cut_off(start, phone):
    """With all that was waiting; the others notice nothing, and a newcomer is welcome."""
    server = start(send_buffer=SMALL)
    slow, quick = phone(server, "Slow", SMALL), phone(server, "Quick")
    for number in range(40):
        server.do(item(number, 20_000))
        assert quick.numbers(1) == [number]
    assert server.do(["cut", "Slow"], item(40))["names"] == ["Quick"]
    server.until(lambda counted: (counted["known"], counted["sessions"]) == (1, 1))
    assert quick.numbers(1) == [40]
    with pytest.raises((websocket.WebSocketException, OSError)):
        slow.numbers(40)
    newcomer = phone(server, "New")
    server.do(item(41))
    assert (quick.numbers(1), newcomer.numbers(1)) == ([41], [41])


def test_half_a_frame_that_nobody_takes_ends_the_connection(start, phone):
    """Within the ping's time; nothing else is written behind it, and nothing of it is kept."""
    server = start(send_buffer=SMALL, ping_seconds=0.5)
    slow = phone(server, "Slow", SMALL)
    assert server.do(["settle"], item(0, 500_000), queued_item(1))["continued"] == 1
    server.until(lambda counted: counted["names"] == [])
    server.do(["pause", 0.3])
    received = b""
    with contextlib.suppress(ConnectionResetError):
        while chunk := slow.wire.sock.recv(65536):
            received += chunk
    whole = '42["item",{"n":0,"pad":"' + "x" * 500_000 + '"}]'
    frame = websocket.ABNF.create_frame(whole, websocket.ABNF.OPCODE_TEXT)
    frame.mask_value = 0
    assert frame.format().startswith(received)  # cut, but nothing put behind the cut
    assert SMALL < len(received) < 500_000
    server.until(lambda counted: (counted["known"], counted["sessions"]) == (0, 0))


@pytest.mark.parametrize("size", [0, 500_000], ids=["between frames", "within a frame"])
def test_one_who_vanishes_is_passed_over(start, phone, size):
    """A reset connection disturbs neither the server nor the others."""
    server = start(send_buffer=SMALL)
    gone, ada = phone(server, "Gone", SMALL), phone(server, "Ada")
    if size:
        server.do(["settle"], item(0, size))
    else:
        server.do(item(0))
    assert ada.numbers(1) == [0]
    gone.wire.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    gone.wire.shutdown()
    server.do(item(1), item(2), queued_item(3))
    assert ada.numbers(3) == [1, 2, 3]
    assert server.until(lambda counted: counted["known"] == 1)["names"] == ["Ada"]


@pytest.mark.parametrize("seed", range(4))
def test_order_is_kept_whatever_the_path(start, phone, seed):
    """Quick and slow readers who also ping, under a random mix of fan-outs, emits and pauses."""
    server, rounds, count, dice = start(send_buffer=16 * SMALL), 12, 30, random.Random(seed)
    phones = [phone(server, f"P{number}", 8 * SMALL if number % 2 else 0) for number in range(6)]
    received: list[list[int]] = [[] for _ in phones]

    def follow(index: int) -> None:
        mood = random.Random(100 * seed + index)
        for _ in range(rounds * count):
            if index >= 3 and mood.random() < 0.2:
                threading.Event().wait(mood.random() * 0.02)
            if mood.random() < 0.1:
                phones[index].wire.ping("?")
            received[index] += phones[index].numbers(1)

    readers = [threading.Thread(target=follow, args=(index,)) for index in range(len(phones))]
    for reader in readers:
        reader.start()
    for number in range(0, rounds * count, count):
        steps: list[list[Any]] = [["settle"]]
        for place in range(number, number + count):
            size = dice.choice([0] * 12 + [300, 9_000, 200_000])
            steps.append(dice.choice([item, item, queued_item])(place, size))
            if dice.random() < 0.5:
                steps.append(["pause", dice.choice([0, 0, 0.001, 0.01])])
        counted = server.do(*steps)
    for reader in readers:
        reader.join(60)
    assert received == [list(range(rounds * count))] * len(phones)
    assert min(counted["written"], counted["continued"], counted["queued"]) > 5, counted


class Poller:
    """A client on long polling, which may move on to a WebSocket."""

    def __init__(self, server: Server, name: str) -> None:
        self.session = requests.Session()
        self.url = f"http://{server.address}/socket.io/?EIO=4&transport=polling"
        self.sid = json.loads(self.session.get(self.url, timeout=20).text[1:])["sid"]
        self.url += f"&sid={self.sid}"
        self.session.post(self.url, data="40" + json.dumps({"name": name}), timeout=20)
        assert self.poll() == []

    def poll(self) -> list[int]:
        """The numbers of the events in one answer; openings and no-ops aside."""
        packets = self.session.get(self.url, timeout=20).text.split("\x1e")
        return [json.loads(text[2:])[1]["n"] for text in packets if text.startswith("42")]


def test_one_on_long_polling_gets_the_same(start, phone):
    """Through the queue, beside others who are written to directly."""
    server = start()
    ada, poller = phone(server, "Ada"), Poller(server, "Poll")
    counted = server.do(["settle"], item(0), queued_item(1), item(2), ["settle"], item(3))
    assert (ada.numbers(4), poller.poll()) == ([0, 1, 2, 3], [0, 1, 2, 3])
    assert (counted["written"], counted["queued"]) == (2, 4)
    poller.session.close()


def test_nothing_is_lost_while_moving_from_polling_to_a_websocket(start):
    """Events sent before, during and after the upgrade arrive once, in order."""
    server = start()
    poller = Poller(server, "Poll")
    numbers: list[int] = []
    polling = threading.Thread(target=lambda: numbers.extend(poller.poll()))
    polling.start()
    server.until(lambda counted: counted["waiting"] == 1)
    wire = websocket.create_connection(
        f"ws://{server.address}/socket.io/?EIO=4&transport=websocket&sid={poller.sid}", timeout=20
    )
    server.until(lambda counted: counted["known"] == 1)
    server.do(item(0))
    polling.join(20)
    assert numbers == [0]
    server.do(item(1))
    wire.send("2probe")
    assert wire.recv() == "3probe"
    server.do(item(2), queued_item(3))
    numbers += poller.poll()  # answers with a no-op only, so the events stay in the queue
    wire.send("5")
    before = server.do(item(4), item(5), ["settle"])
    after = server.do(item(6))
    while len(numbers) < 7:
        text = wire.recv()
        numbers += [json.loads(text[2:])[1]["n"]] if text.startswith("42") else []
    assert numbers == [0, 1, 2, 3, 4, 5, 6]
    assert (after["written"], after["queued"]) == (before["written"] + 1, before["queued"])
    wire.close(timeout=0)
    poller.session.close()


def test_other_modes_use_the_ordinary_queues(start, phone):
    """With threads instead of eventlet everything arrives in order, and cutting off works."""
    server = start("threading")
    ada, ben = phone(server, "Ada"), phone(server, "Ben")
    counted = server.do(item(0), queued_item(1), item(2, 100_000), ["fan", "item", '{"n":3}'])
    assert (ada.numbers(4), ben.numbers(4)) == ([0, 1, 2, 3], [0, 1, 2, 3])
    assert (counted["written"], counted["queued"]) == (0, 6)
    assert server.do(["cut", "Ben"])["names"] == ["Ada"]
    server.do(item(4))
    assert ada.numbers(1) == [4]
    with pytest.raises((websocket.WebSocketException, OSError)):
        ben.numbers(1)
