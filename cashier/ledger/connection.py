"""The station's connection to the central ledger: opened when needed, dropped at the first doubt.

Every wait ends by this program's own clock (`reaching.py`). After silence the connection is closed
and what the server did with the last statement is unknown: all four calls may be repeated.
"""

from __future__ import annotations

import json
import selectors
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from cashier import __version__
from cashier.domain.errors import Fault, Refusal
from cashier.ledger.reaching import (
    Patience,
    Silence,
    addresses,
    drive,
    drive_connecting,
    places,
)

if TYPE_CHECKING:
    import psycopg
    from psycopg import Connection

SAID = "CA001"
"""SQLSTATE of what the ledger's own functions refuse: message = code, detail = JSON."""
RETRIED = frozenset({"40001", "40P01"})
"""Serialization failure and deadlock: the same statement again may well go through."""
TRIES = 5
_BUSY = frozenset({"55P03", "57014", "53300", "55006", *RETRIED})
_REFUSED = frozenset({"28000", "28P01", "42501", "3D000"})
_BROKEN = frozenset({"25006", "25P03", "57P01", "57P02", "57P03", "57P05"})
"""The connection cannot go on: a standby that only reads, a server that stops or starts."""
_ABSENT = frozenset({"42883", "3F000", "42P01"})
"""No such function or schema: a ledger of another version, or not yet brought up to date."""

_SAYS_REFUSED = (
    "authentication failed",
    "no password supplied",
    "is not permitted to log in",
    "no pg_hba.conf entry",
    "permission denied for",
    "client certificate",
    "alert",  # TLS: revoked, expired, unknown ca, certificate required
    "server error: fatal:  role",
    'fatal:  role "',
)
_SAYS_STRANGER = ("certificate verify failed", "does not match host name", "does not support ssl")
_SAYS_BUSY = ("too many connections", "too many clients", "remaining connection slots")


class LedgerSaid(Exception):
    """The ledger's function refused with a code of ours; `detail` fills the sentence."""

    def __init__(self, code: str, detail: Mapping[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.detail = dict(detail)


class StationConnection:
    """One lazily opened psycopg connection in autocommit, with a deadline of its own that holds
    when the server is frozen.

    `deadline_s` and `connect_s` are seconds of silence (no byte moved either way); a call or a
    connecting that trickles on ends after eight times that. `url` is SQLAlchemy's form
    (`postgresql+psycopg://user@host:port/database?sslmode=verify-full&...`); every libpq parameter
    passes through, several hosts as `?host=a:5432&host=b:5432&target_session_attrs=read-write`.
    One call at a time; `close` may come from any thread and ends a call that waits.

    Raises Refusal `ledger.url` for what is not such an address.
    """

    def __init__(
        self,
        url: str,
        *,
        password: str | None = None,
        deadline_s: float = 8.0,
        connect_s: float = 3.0,
        station: str = "",
    ) -> None:
        self._settings = _settings(url, password)
        self._station = station or str(self._settings.get("user", ""))
        self._deadline_s, self._connect_s = deadline_s, connect_s
        self._open: Connection[tuple[Any, ...]] | None = None
        self._patience = Patience(deadline_s)
        self._calling = threading.Lock()
        self._closing = threading.Event()

    def __repr__(self) -> str:
        return f"StationConnection({self._settings.get('host', '')!r}, {self._station!r})"

    @property
    def connected(self) -> bool:
        """Whether a connection is there now; nothing is asked to find out."""
        return self._open is not None

    def call(
        self,
        statement: str,
        parameters: Mapping[str, object] | None = None,
        *,
        deadline_s: float | None = None,
    ) -> Any:
        """Does one statement in a transaction of its own; the first column of its row, JSON parsed.

        A serialization failure or deadlock is tried again at once, five times in all, with the same
        parameters. Raises LedgerSaid; Fault `ledger.unreachable` (refused, cut, frozen, name
        unknown, a standby), `ledger.refused_station`, `ledger.busy`, `ledger.failed`. Except where
        LedgerSaid came, whether it was done is unknown.
        """
        from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random

        with self._calling:
            # a close() that came before this call meant the connection before
            self._closing.clear()
            again = Retrying(
                stop=stop_after_attempt(TRIES),
                wait=wait_random(0.0, 0.05),
                retry=retry_if_exception(_may_succeed_at_once),
                reraise=True,
            )
            silence = self._deadline_s if deadline_s is None else deadline_s
            try:
                return again(self._once, statement, parameters, silence)
            except Silence:
                self._drop()
                raise Fault("ledger.unreachable", reason="it does not answer") from None
            except _psycopg().Error as error:
                raise self._meaning(error) from None
            except BaseException:
                # interrupted half-way: the next answer to be read would be that of this call
                self._drop()
                raise

    def close(self) -> None:
        """Lets go of the connection; a call under way ends as `ledger.unreachable`. A later call
        opens a new one.
        """
        self._closing.set()
        with self._calling:
            self._drop()

    def _once(self, statement: str, parameters: Mapping[str, object] | None, silence: float) -> Any:
        if self._open is not None and _was_ended(self._open):
            self._drop()
        connection = self._open or self._connect()
        self._patience = Patience(silence, self._closing.is_set)
        cursor = connection.execute(statement.encode(), parameters)
        row = cursor.fetchone() if cursor.description else None
        return None if row is None else row[0]

    def _connect(self) -> Connection[tuple[Any, ...]]:
        from psycopg import generators
        from psycopg.conninfo import make_conninfo

        failures: list[Fault] = []
        for place in places(self._settings):
            # each host is given its own time; one that refuses costs nothing
            patience = Patience(self._connect_s, self._closing.is_set)
            try:
                for one in _by_address(place, patience):
                    try:
                        opened = drive_connecting(
                            generators.connect(make_conninfo("", **one)), patience
                        )
                    except _psycopg().Error as error:
                        failures.append(self._not_connected(str(error)))
                    else:
                        self._open = _guarded(opened, self._wait)
                        return self._open
            except Silence:
                failures.append(Fault("ledger.unreachable", reason="it does not answer"))
                if self._closing.is_set():
                    break
        raise _worst(failures)

    def _wait(self, steps: Any, fileno: int) -> Any:
        return drive(steps, fileno, self._patience)

    def _drop(self) -> None:
        connection, self._open = self._open, None
        if connection is not None:
            # closes the socket at once; the goodbye is sent only if it can be without waiting
            connection.pgconn.finish()

    def _not_connected(self, text: str) -> Fault:
        """What a failed connecting means.

        libpq gives no code there, only words; an unknown wording counts as unreachable, which is
        tried again. The words themselves (addresses, role names) are not carried on.
        """
        said = text.lower()
        if any(mark in said for mark in _SAYS_STRANGER):
            return Fault("ledger.unreachable", reason="the server there does not prove itself")
        if any(mark in said for mark in _SAYS_BUSY):
            return Fault("ledger.busy")
        if any(mark in said for mark in _SAYS_REFUSED):
            return Fault("ledger.refused_station", station=self._station)
        if "read-only" in said or "read-write" in said or "hot standby" in said:
            return Fault("ledger.unreachable", reason="only a standby answers")
        return Fault("ledger.unreachable", reason="")

    def _meaning(self, error: psycopg.Error) -> Exception:
        state = error.sqlstate or ""
        if state == SAID:
            return LedgerSaid(error.diag.message_primary or "", _detail(error))
        if not state and not isinstance(error, _psycopg().OperationalError):
            return Fault("ledger.failed", retry_is_safe=False, state=type(error).__name__)
        if not state or state[:2] == "08" or state in _BROKEN:
            self._drop()
            return Fault("ledger.unreachable", reason="")
        if state in _REFUSED:
            self._drop()
            return Fault("ledger.refused_station", station=self._station)
        if state in _BUSY or state[:2] == "53":
            return Fault("ledger.busy")
        if state in _ABSENT:
            return LedgerSaid("ledger.version", {"spoken": ""})
        return Fault("ledger.failed", state=state)


def _psycopg() -> Any:
    """Imported at the first call: a window without a central ledger never loads it."""
    import psycopg

    return psycopg


def _settings(url: str, password: str | None) -> dict[str, Any]:
    """libpq's parameters out of SQLAlchemy's address; never printed."""
    try:
        parsed = make_url(url.strip())
        if parsed.get_backend_name() != "postgresql":
            raise ArgumentError("not PostgreSQL")
        _, settings = parsed.get_dialect()().create_connect_args(parsed)
    except (ArgumentError, ValueError) as error:
        raise Refusal(
            "ledger.url", field="ledger", example="postgresql+psycopg://host:5432/cashier"
        ) from error
    known = {name: value for name, value in settings.items() if name != "context"}
    if password is not None:
        known["password"] = password
    known.setdefault("application_name", f"cashier {__version__}")
    # a Kerberos ticket that lies about must not make a window wait for somebody else's server
    known.setdefault("gssencmode", "disable")
    # ours is the deadline; libpq's whole seconds would only cut in between
    known.pop("connect_timeout", None)
    return known


def _by_address(place: dict[str, Any], patience: Patience) -> list[dict[str, Any]]:
    """One host's settings per address of it, looked up here: libpq's own look-up cannot be ended.

    The name stays in `host`, for the certificate is checked against it.
    """
    host = str(place.get("host", ""))
    if not host or host.startswith(("/", "@")) or place.get("hostaddr"):
        return [place]
    return [{**place, "hostaddr": address} for address in addresses(host, patience)]


def _guarded(pgconn: Any, wait: Any) -> Connection[tuple[Any, ...]]:
    """A psycopg connection whose every wait is ours."""
    from psycopg import Connection

    class Guarded(Connection[tuple[Any, ...]]):
        def wait(self, gen: Any, interval: float | None = 0.1, timeout: float | None = None) -> Any:
            return wait(gen, self.pgconn.socket)

    opened = Guarded(pgconn)
    opened.autocommit = True
    # after a failover or behind a gateway a prepared statement is a surprise, and gains nothing
    opened.prepare_threshold = None
    return opened


def _was_ended(connection: Connection[tuple[Any, ...]]) -> bool:
    """Whether the server ended the connection while nothing was asked of it (an idle time-out, a
    restart, a pooler's turn-over). Found out before anything is sent, so a new one is safe.
    """
    pgconn = connection.pgconn
    try:
        with selectors.DefaultSelector() as waiting:
            waiting.register(pgconn.socket, selectors.EVENT_READ)
            # its last words and the end of the stream come one after the other
            for _ in range(4):
                if not waiting.select(0):
                    break
                pgconn.consume_input()
    except (_psycopg().Error, OSError, ValueError):
        return True
    return bool(pgconn.status != _psycopg().pq.ConnStatus.OK)


def _may_succeed_at_once(error: BaseException) -> bool:
    return getattr(error, "sqlstate", None) in RETRIED


def _detail(error: psycopg.Error) -> dict[str, Any]:
    try:
        found = json.loads(error.diag.message_detail or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _worst(failures: list[Fault]) -> Fault:
    """What to say when no host could be had: that one refuses tells more than that one is away."""
    order = ("ledger.refused_station", "ledger.busy")
    for code in order:
        for fault in failures:
            if fault.code == code:
                return fault
    told = [fault for fault in failures if fault.data.get("reason")]
    return (told or failures or [Fault("ledger.unreachable", reason="its name is not known")])[0]
