"""Waiting for a server that may never answer: every wait here ends by this program's own clock.

Measured: a client of a frozen server (SIGSTOP) waits for ever in spite of `tcp_user_timeout`,
keepalives and `statement_timeout`, because the frozen machine's kernel still acknowledges bytes. So
psycopg's generators are driven by a select loop of our own. What counts is silence, not duration: a
slow line that still moves bytes is not a dead one.
"""

from __future__ import annotations

import ipaddress
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from psycopg.abc import PQGen, PQGenConn

RV = TypeVar("RV")

SLICE_S = 0.25
"""How often a wait looks up, so that closing from another thread is noticed."""
LONGEST = 8
"""A call that trickles on is given up after so many times its allowance of silence."""


class Silence(Exception):
    """Nothing was heard for as long as allowed; what the other side did is unknown."""


@dataclass(slots=True)
class Patience:
    """How long to wait: `silence_s` without a byte moving, `LONGEST` times that in all.

    `given_up` is asked at least four times a second: True ends the wait at once.
    """

    silence_s: float
    given_up: Callable[[], bool] = lambda: False
    _heard: float = field(default_factory=time.monotonic)
    _begun: float = field(default_factory=time.monotonic)

    def progress(self) -> None:
        """A byte moved."""
        self._heard = time.monotonic()

    def left(self) -> float:
        """Seconds for the next wait, above 0. Raises Silence when there are none."""
        now = time.monotonic()
        ends = min(self._heard + self.silence_s, self._begun + self.silence_s * LONGEST)
        if now >= ends or self.given_up():
            raise Silence
        return min(SLICE_S, ends - now)


def drive(steps: PQGen[RV], fileno: int, patience: Patience) -> RV:
    """Runs one of psycopg's generators on an open connection. Raises Silence, and what it raises.

    After Silence the connection is of no use: the caller drops it.
    """
    from psycopg.waiting import Ready

    try:
        wanted = next(steps)
        with selectors.DefaultSelector() as selector:
            registered = wanted
            selector.register(fileno, int(wanted))
            while True:
                ready = selector.select(timeout=patience.left())
                if ready:
                    patience.progress()
                wanted = steps.send(Ready(ready[0][1]) if ready else Ready.NONE)
                if wanted != registered:
                    selector.modify(fileno, int(wanted))
                    registered = wanted
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


def drive_connecting(steps: PQGenConn[RV], patience: Patience) -> RV:
    """Runs psycopg's connecting generator, whose socket may change. Raises as `drive`."""
    from psycopg.waiting import Ready

    try:
        fileno, wanted = next(steps)
        while True:
            with selectors.DefaultSelector() as selector:
                selector.register(fileno, int(wanted))
                ready = selector.select(timeout=patience.left())
            if ready:
                patience.progress()
            fileno, wanted = steps.send(Ready(ready[0][1]) if ready else Ready.NONE)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


class _Lookup:
    """One question to the name service, in a thread of its own: the call cannot be interrupted."""

    def __init__(self, host: str) -> None:
        self.addresses: tuple[str, ...] = ()
        self.done = threading.Event()
        self._host = host
        threading.Thread(target=self._ask, name="ledger-name", daemon=True).start()

    def _ask(self) -> None:
        try:
            found = socket.getaddrinfo(self._host, None, type=socket.SOCK_STREAM)
            self.addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError):
            self.addresses = ()
        finally:
            self.done.set()


_lookups: dict[str, _Lookup] = {}
_lookups_lock = threading.Lock()


def addresses(host: str, patience: Patience) -> tuple[str, ...]:
    """The IP addresses of a host; () when the name is not known. Raises Silence when the name
    service does not answer; the question stays open and the next try waits for the same one, so
    that a dead name service does not collect threads.
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return (host,)
    with _lookups_lock:
        asked = _lookups.get(host)
        if asked is None:
            asked = _lookups[host] = _Lookup(host)
    while not asked.done.wait(patience.left()):
        pass
    with _lookups_lock:
        if _lookups.get(host) is asked:
            del _lookups[host]
    return asked.addresses


def places(settings: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The settings once per host that they name, in order: `host` and `port` may be lists.

    A host without a port of its own has the last one named, as libpq would have it with one port.
    """
    hosts = str(settings.get("host") or "").split(",")
    ports = str(settings.get("port") or "").split(",")
    for n, host in enumerate(hosts):
        one = dict(settings)
        port = ports[min(n, len(ports) - 1)]
        for name, value in (("host", host), ("port", port)):
            if value:
                one[name] = value
            else:
                one.pop(name, None)
        yield one
