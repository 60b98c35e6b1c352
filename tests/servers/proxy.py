"""A TCP proxy between window and PostgreSQL that does to each connection what its plan says.

The plan of connection n is a function of n alone (`plans`), so a run with the same seed and as
many connections meets the same faults. What befalls all connections alike (`refuse`, `reset`,
`freeze`) is called by the test. Faults are placed by bytes, or by the server's messages: those of
encrypted connections cannot be seen.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from sqlalchemy.engine import make_url

from tests.servers.wire import ClientStream, Said, ServerStream

HOST = "127.0.0.1"
CHUNK = 65_536
LINGER_NOT = struct.pack("ii", 1, 0)


class Way(StrEnum):
    """Which way bytes go: `up` from the window to the server, `down` from there to the window."""

    UP = "up"
    DOWN = "down"


class End(StrEnum):
    """How a connection is ended when its byte has come: both sides at once by a reset; in order;
    only this way in order while the other stays open; or not at all: nothing more comes through."""

    RESET = "reset"
    CLOSE = "close"
    HALF_CLOSE = "half_close"
    BLACK_HOLE = "black_hole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What happens to one connection; the default is nothing."""

    refuse: bool = False
    """Reset as soon as it is accepted."""
    way: Way = Way.DOWN
    cut_at: int | None = None
    """After so many bytes of `way` were passed on, `end` happens; 0: before the first."""
    cut_said: Said | None = None
    """When the server has said this for the `nth` time, `end` happens and the message is withheld.
    READY_FOR_QUERY means that what was asked is committed."""
    nth: int = 1
    withhold_answer: bool = True
    """With `cut_said`, everything since the previous READY_FOR_QUERY is withheld as well."""
    end: End = End.RESET
    latency_s: float = 0.0
    """One way; the round trip takes twice that."""
    bytes_per_s: float = 0.0
    """0: as fast as it goes."""
    shadow: bool = False
    """The server gets everything twice, over two connections; the second one's answers are dropped.
    """


STRAIGHT = Plan()


def straight(_: int) -> Plan:
    """Nothing happens to any connection."""
    return STRAIGHT


def seeded(seed: int, *, trouble: float = 0.6, bytes_max: int = 12_000) -> Callable[[int], Plan]:
    """Connection n meets a fault with the probability `trouble`; which one follows from seed and n.

    A cut lies within the first `bytes_max` bytes of its direction.
    """

    def plan(n: int) -> Plan:
        chance = random.Random(f"{seed}:{n}")
        if chance.random() >= trouble:
            return STRAIGHT
        way = chance.choice(list(Way))
        match chance.randrange(8):
            case 0:
                return Plan(refuse=True)
            case 1 | 2:
                return Plan(way=way, cut_at=chance.randrange(bytes_max))
            case 3:
                return Plan(way=way, cut_at=chance.randrange(bytes_max), end=End.CLOSE)
            case 4:
                return Plan(way=way, cut_at=chance.randrange(bytes_max), end=End.HALF_CLOSE)
            case 5:
                return Plan(way=way, cut_at=chance.randrange(bytes_max), end=End.BLACK_HOLE)
            case 6:
                said = chance.choice((Said.READY_FOR_QUERY, Said.COMMAND_COMPLETE))
                return Plan(cut_said=said, nth=chance.randint(2, 6))
            case _:
                return Plan(latency_s=chance.uniform(0.01, 0.2), bytes_per_s=64_000)

    return plan


@dataclass(slots=True)
class Passage:
    """One connection: its number and plan, bytes passed on each way, and how its plan ended it."""

    number: int
    plan: Plan
    passed: dict[Way, int] = field(default_factory=lambda: dict.fromkeys(Way, 0))
    ended: str = ""
    window: asyncio.StreamWriter | None = None
    server: asyncio.StreamWriter | None = None
    holes: set[Way] = field(default_factory=set)
    held: bytearray = field(default_factory=bytearray)
    said: dict[str, int] = field(default_factory=dict)
    over: bool = False


class Proxy:
    """Listens on a port of its own and forwards to `port`; `with` stops it again."""

    def __init__(
        self, port: int, *, host: str = HOST, plans: Callable[[int], Plan] = straight
    ) -> None:
        self.target = (host, port)
        self.plans = plans
        self.passages: list[Passage] = []
        self._once: list[Plan] = []
        self._loop = asyncio.new_event_loop()
        self._open = asyncio.Event()
        self._listener: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        self.port = 0
        self.accept()
        self.thaw()

    # ------------------------------------------------------------------------- what a test says

    def url(self, url: str, **query: str) -> str:
        """The address of a database reached through here, unencrypted so that messages are seen."""
        found = make_url(url).set(host=HOST, port=self.port)
        found = found.update_query_dict({"sslmode": "disable", "gssencmode": "disable", **query})
        return found.render_as_string(hide_password=False)

    def next(self, *plans: Plan) -> None:
        """The next connections get these plans, before `plans` is asked again."""
        self._do(self._queue(plans))

    def drop_plans(self) -> None:
        """Forget what `next` had planned and no connection has met."""
        self._do(self._forget())

    def refuse(self) -> None:
        """Nobody listens any more: connecting is refused. What is connected stays."""
        self._do(self._shut())

    def accept(self) -> None:
        """Listen (again), always on the same port."""
        self._do(self._listen())

    def reset(self) -> None:
        """Every connection ends with a reset, now."""
        self._do(self._reset_all())

    def freeze(self) -> None:
        """Nothing comes through either way and nothing ends, from now on."""
        self._do(self._gate(open_=False))

    def thaw(self) -> None:
        """What was held back comes through."""
        self._do(self._gate(open_=True))

    def retarget(self, port: int) -> None:
        """New connections go to another server."""
        self.target = (self.target[0], port)

    @property
    def last(self) -> Passage:
        """The newest connection."""
        return self.passages[-1]

    def ended(self) -> Passage:
        """The newest connection once it has ended: its counts are final then."""
        deadline = time.monotonic() + 10
        while not self.last.over:
            if time.monotonic() > deadline:
                raise TimeoutError("the connection has not ended")
            time.sleep(0.001)
        return self.last

    def close(self) -> None:
        """End everything."""
        if not self._loop.is_closed():
            self._do(self._end())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(10)
            self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ----------------------------------------------------------------------------- in the loop

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    async def _queue(self, plans: Iterable[Plan]) -> None:
        self._once.extend(plans)

    async def _forget(self) -> None:
        self._once.clear()

    async def _gate(self, *, open_: bool) -> None:
        if open_:
            self._open.set()
        else:
            self._open.clear()

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.start_server(
                self._serve, HOST, self.port, backlog=2048, limit=CHUNK
            )
            self.port = self._listener.sockets[0].getsockname()[1]

    async def _shut(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            await asyncio.sleep(0)

    async def _reset_all(self) -> None:
        for passage in self.passages:
            _reset(passage)

    async def _end(self) -> None:
        await self._shut()
        self._open.set()
        await self._reset_all()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, window: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        number = len(self.passages)
        plan = self._once.pop(0) if self._once else self.plans(number)
        passage = Passage(number=number, plan=plan, window=window)
        self.passages.append(passage)
        shadow: asyncio.StreamWriter | None = None
        try:
            await self._open.wait()
            if plan.refuse:
                passage.ended = "refused"
                raise ConnectionRefusedError
            answers, passage.server = await asyncio.open_connection(*self.target, limit=CHUNK)
            if plan.shadow:
                ignored, shadow = await asyncio.open_connection(*self.target, limit=CHUNK)
                self._spawn(_swallow(ignored))
            questions = ClientStream()
            async with asyncio.TaskGroup() as both:
                up = self._pass(passage, Way.UP, reader, passage.server, questions, shadow)
                both.create_task(up)
                both.create_task(self._pass(passage, Way.DOWN, answers, window, questions, None))
        except* (OSError, asyncio.CancelledError):
            pass  # either side went away, or the proxy is closed
        finally:
            _reset(passage)
            if shadow is not None:
                shadow.close()
            self._tasks.discard(task)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _pass(
        self,
        passage: Passage,
        way: Way,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        questions: ClientStream,
        shadow: asyncio.StreamWriter | None,
    ) -> None:
        plan = passage.plan
        lane = _Lane(sink, shadow, plan, self._open)
        slow = self._loop.create_task(lane.run()) if plan.latency_s or plan.bytes_per_s else None
        server = ServerStream(questions)
        try:
            while True:
                data = await _read(source, passage, way)
                await self._open.wait()
                if way in passage.holes:
                    if not data and passage.over:
                        return
                    if not data:
                        await asyncio.Event().wait()  # the end does not come through either
                    continue
                if way is Way.UP:
                    list(questions.feed(data))
                    send, cut = _up_to(passage, way, data)
                else:
                    send, cut = _said_up_to(passage, data, server)
                if send:
                    await lane.give(send)
                    passage.passed[way] += len(send)
                if cut:
                    await lane.drained()
                    _cut(passage, way, sink)
                    if passage.over:
                        return
                elif not data:
                    await lane.drained()
                    if sink.can_write_eof():
                        sink.write_eof()
                    return
        finally:
            if slow is not None:
                slow.cancel()


class _Lane:
    """One way to the sink: at once, or late and slowly."""

    def __init__(
        self,
        sink: asyncio.StreamWriter,
        shadow: asyncio.StreamWriter | None,
        plan: Plan,
        gate: asyncio.Event,
    ) -> None:
        self._sinks = [one for one in (sink, shadow) if one is not None]
        self._plan = plan
        self._gate = gate
        self._queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def give(self, data: bytes) -> None:
        if not (self._plan.latency_s or self._plan.bytes_per_s):
            await self._write(data)
            return
        due = asyncio.get_running_loop().time() + self._plan.latency_s
        await self._queue.put((due, data))

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due, data = await self._queue.get()
            try:
                await asyncio.sleep(max(0.0, due - loop.time()))
                if self._plan.bytes_per_s:
                    await asyncio.sleep(len(data) / self._plan.bytes_per_s)
                await self._gate.wait()
                await self._write(data)
            except OSError:
                return
            finally:
                self._queue.task_done()

    async def drained(self) -> None:
        await self._queue.join()

    async def _write(self, data: bytes) -> None:
        for sink in self._sinks:
            sink.write(data)
            await sink.drain()


def _cut(passage: Passage, way: Way, sink: asyncio.StreamWriter) -> None:
    """What the plan says, now that its place is reached."""
    end = passage.plan.end
    passage.ended = f"{end.value} {way.value} {passage.passed[way]}"
    match end:
        case End.RESET:
            _reset(passage)
        case End.CLOSE:
            _close(passage)
        case End.HALF_CLOSE:
            passage.holes.add(way)
            sink.write_eof()
        case End.BLACK_HOLE:
            passage.holes.update(Way)


def _up_to(passage: Passage, way: Way, data: bytes) -> tuple[bytes, bool]:
    """What of `data` still comes through, and whether the plan's byte is reached."""
    plan = passage.plan
    if plan.cut_at is None or plan.way is not way:
        return data, False
    left = plan.cut_at - passage.passed[way]
    return (data, False) if len(data) < left or not data else (data[:left], True)


def _said_up_to(passage: Passage, data: bytes, server: ServerStream) -> tuple[bytes, bool]:
    """As `_up_to` for the server's side, where a message may be what the plan waits for."""
    plan = passage.plan
    if plan.cut_said is None:
        return _up_to(passage, Way.DOWN, data)
    begin = passage.passed[Way.DOWN]  # of what is held
    held = passage.held
    held += data
    ready = 0 if plan.withhold_answer else len(held)
    for message in server.feed(data):
        passage.said[message.letter] = passage.said.get(message.letter, 0) + 1
        if message.letter == plan.cut_said and passage.said[message.letter] == plan.nth:
            upto = ready if plan.withhold_answer else max(0, message.begin - begin)
            return bytes(held[:upto]), True
        if message.letter in (Said.READY_FOR_QUERY, Said.AUTHENTICATION, Said.ERROR, "N", "S"):
            ready = max(ready, message.end - begin)
    if not data:
        ready = len(held)
    send = bytes(held[:ready])
    del held[:ready]
    return send, False


async def _read(source: asyncio.StreamReader, passage: Passage, way: Way) -> bytes:
    try:
        return await source.read(CHUNK)
    except OSError:
        if way not in passage.holes:
            raise
        return b""  # out of a black hole no reset is heard either


def _reset(passage: Passage) -> None:
    passage.over = True
    for side in (passage.window, passage.server):
        if side is not None and not side.transport.is_closing():
            raw = side.get_extra_info("socket")
            if raw is not None and raw.fileno() >= 0:
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
            side.transport.abort()


def _close(passage: Passage) -> None:
    passage.over = True
    for side in (passage.window, passage.server):
        if side is not None:
            side.close()


async def _swallow(reader: asyncio.StreamReader) -> None:
    try:
        while await reader.read(CHUNK):
            pass
    except OSError:
        pass
