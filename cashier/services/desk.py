"""The desk: what every service needs, made once per process, and the approvals that are waiting to
be used.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from cashier.clock import Clock
from cashier.domain.calendar import CounterDays
from cashier.domain.errors import Fault, Refusal
from cashier.domain.receipt import ReceiptSite
from cashier.domain.site import Site, StationIdentity
from cashier.domain.staff import Staff
from cashier.log import logger
from cashier.settings import Home, Settings
from cashier.store import audit, directory, evidence, station
from cashier.store.engine import Connection, Store, reads_only
from cashier.vault import Keys, key_name

P = ParamSpec("P")
T = TypeVar("T")

APPROVAL_MINUTES = 10
"""An approval not used within this time is gone; the approver signs again."""
_CLOCK_SLIP = timedelta(minutes=1)
"""A clock that is put right by this much ends no approval; one set back further does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A second person authenticated afresh for one act. Made by `staffing.approve`, used once."""

    approval_id: str
    approver: Staff
    act: str
    granted_at: datetime
    request: str = ""
    """The request it answers, where it was given at another station."""
    visit_id: str = ""
    cents: int = 0
    """Such an approval is for one item of one visit alone."""


class Approvals:
    """The approvals given and not yet used; an approval that did not come from here is worth
    nothing.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, Approval] = {}
        self._lock = threading.Lock()

    def add(self, approval: Approval) -> None:
        with self._lock:
            self._waiting[approval.approval_id] = approval

    def waits(self, approval_id: str) -> bool:
        """Whether it was given and not used."""
        with self._lock:
            return approval_id in self._waiting

    def check(self, approval_id: str, *, act: str, act_of: str, now: datetime) -> Approval:
        """The approval, if it stands for this act of this person.

        Raises Refusal `approval.missing` or `approver.same_person`.
        """
        with self._lock:
            found = self._waiting.get(approval_id)
        if (
            found is None
            or found.act != act
            or not -_CLOCK_SLIP <= now - found.granted_at <= timedelta(minutes=APPROVAL_MINUTES)
        ):
            raise Refusal("approval.missing", field="approver", act=act)
        if found.approver.number == act_of:
            raise Refusal("approver.same_person", field="approver", value=act_of)
        return found

    @contextmanager
    def claiming(self) -> Generator[Claims]:
        """Approvals claimed inside are used up when the block ends, and wait again when it raises.

        The block holds the act's whole transaction: two acts at once never use one approval, and
        an act that failed does not cost the supervisor another signature.
        """
        claims = Claims(self)
        try:
            yield claims
        except BaseException:
            with self._lock:
                self._waiting |= {one.approval_id: one for one in claims.taken}
            raise

    def use(self, approval_id: str) -> None:
        """Uses an approval up. Raises Refusal `approval.missing` when it is used already."""
        with self._lock:
            if self._waiting.pop(approval_id, None) is None:
                raise Refusal("approval.missing", field="approver")


class Claims:
    """The approvals one act uses; made by `Approvals.claiming`."""

    def __init__(self, approvals: Approvals) -> None:
        self._approvals = approvals
        self.taken: list[Approval] = []

    def claim(self, approval_id: str, *, act: str, act_of: str, now: datetime) -> Approval:
        """The approval, now this act's own. Raises Refusal as `Approvals.check` does."""
        found = self._approvals.check(approval_id, act=act, act_of=act_of, now=now)
        self._approvals.use(approval_id)
        self.taken.append(found)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One station at work: its store, clock, settings and identity."""

    home: Home
    store: Store
    clock: Clock
    settings: Settings
    identity: StationIdentity
    hmac_key: bytes
    station_key: bytes | None = field(default=None, repr=False)
    """Signs receipts; None in a home of before there were keys: its receipts carry no code."""
    approvals: Approvals = field(default_factory=Approvals)

    def duplicate_key(self, text: str) -> str:
        """HMAC-SHA-256 (hex) under the organisation's key; '' stays ''. Source: domain.md 7."""
        return hmac.new(self.hmac_key, text.encode(), hashlib.sha256).hexdigest() if text else ""


def hmac_key_name(store_key_name: str) -> str:
    """Under which name the organisation's HMAC key is kept beside the store's key."""
    return f"{store_key_name}-organisation"


def station_key_name(store_key_name: str) -> str:
    """Under which name the station's Ed25519 key is kept beside the store's key."""
    return f"{store_key_name}-station"


def must_have_store(home: Home) -> None:
    """A store that was there before is missed, never made anew.

    Raises Refusal `store.absent` (it is gone), `station.restored` (only evidence is here) or
    `home.not_set_up`.
    """
    if home.store.exists():
        return
    restored = evidence.stations(home.evidence)
    if restored:
        raise Refusal("station.restored", field="station", value=", ".join(restored))
    if home.was_station():
        raise Refusal(
            "store.absent", field="store", value=str(home.store), station=home.was_station()
        )
    raise Refusal("home.not_set_up", field="home", value=str(home.folder))


def open_desk(home: Home, keys: Keys, clock: Clock, settings: Settings) -> Desk:
    """Opens a home that was set up.

    Raises Refusal `home.not_set_up`, `store.absent`, `station.restored`, `store.newer`; Fault
    `key.missing`, `store.unreadable`.
    """
    must_have_store(home)
    store = Store.open(home.store, keys)
    try:
        with store.read() as connection:
            identity = station.identity(connection)
        if identity is None:
            raise Refusal("home.not_set_up", field="home", value=str(home.folder))
        name = key_name(home.store)
        hmac_key = keys.load(hmac_key_name(name))
        if hmac_key is None:
            raise Fault(
                "key.missing", retry_is_safe=False, path=str(home.store), folder=str(keys.folder)
            )
        station_key = keys.load(station_key_name(name))
    except BaseException:
        store.close()
        raise
    home.note_station(identity.name)
    return Desk(
        home=home,
        store=store,
        clock=clock,
        settings=settings,
        identity=identity,
        hmac_key=hmac_key,
        station_key=station_key,
    )


def on_a_full_disk(act: Callable[P, T]) -> Callable[P, T]:
    """An act of closing the day, whose first argument is the desk: on a full disk it is done once
    more in the room that was kept for it. SQLite has rolled the first try back, and approvals that
    it claimed wait again."""

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(*args, **kwargs)
        except Fault as fault:
            desk = args[0]
            assert isinstance(desk, Desk), "the desk comes first"
            if fault.code != "store.full" or not desk.store.use_room():
                raise
            return act(*args, **kwargs)

    return done


@contextmanager
def looking(desk: Desk) -> Generator[Connection]:
    """A scope for a look that is audited. On a store that became read-only (damage, a failed disk)
    it only reads, and `note` goes to the technical log: a supervisor must still see what is there.

    Raises Fault `store.…`.
    """
    with desk.store.write() if desk.store.halted is None else desk.store.read() as connection:
        yield connection


def note(desk: Desk, connection: Connection, who: str, event: str, **data: Any) -> None:
    """One audit line at the desk's time, in the caller's transaction."""
    values: Mapping[str, Any] = {
        key: value for key, value in data.items() if value not in ("", None)
    }
    if reads_only(connection):
        logger("audit").warning("not audited, the store is read-only", act=event, staff=who)
        return
    audit.append(connection, at=desk.clock.now(), staff=who, event=event, data=values)


def note_first(connection: Connection, clock: Clock, identity: StationIdentity) -> None:
    """The first audit line of a store: whose it is."""
    audit.append(
        connection,
        at=clock.now(),
        staff="",
        event="station_bound",
        data={"station": identity.name, "training": identity.training},
    )


def site_of(connection: Connection, identity: StationIdentity) -> Site:
    """The desk's walk-in center. Raises Refusal `site.unknown` before the first sync brought it."""
    found = directory.site(connection, identity.site)
    if found is None:
        raise Refusal("site.unknown", field="site", value=identity.site)
    return found


def receipt_site(connection: Connection, identity: StationIdentity) -> ReceiptSite:
    """The center and the organisation as paper shows them."""
    site, organization = site_of(connection, identity), directory.organization(connection)
    return ReceiptSite(
        code=site.code,
        name=site.name,
        address=site.address,
        phone=site.phone,
        organization=organization.name,
        help_phone=organization.help_phone,
        help_tty=organization.help_tty,
        help_hours=organization.help_hours,
    )


@cache
def counter_days(site: Site, year: int) -> CounterDays:
    """When the counter is open around `year`: site hours less Massachusetts holidays, Suffolk's
    two, and extra closings.

    Source: domain.md 11; M.G.L. c.4 s.7 and c.136 s.12.
    """
    from cashier.services.public_holidays import of_massachusetts

    closed = of_massachusetts((year - 1, year, year + 1))
    if site.county.casefold() == "suffolk":
        for one in (year - 1, year, year + 1):
            for month, number, name in ((3, 17, "Evacuation Day"), (6, 17, "Bunker Hill Day")):
                day = date(one, month, number)
                closed.setdefault(day + timedelta(days=1) if day.weekday() == 6 else day, name)
    closed |= dict.fromkeys(site.closings, "Closed by the center")
    return CounterDays(
        weekdays=frozenset(day for day, _, _ in site.hours), closed=tuple(sorted(closed.items()))
    )
