"""The audit chain for those who may read it: searched, checked, exported; and the lines that belong
to no other service.

What a reader of an own drawer still has to count is not told here either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any

from cashier.domain.audit_events import AuditGroup, group_of
from cashier.domain.audit_line import AuditBody, AuditLine
from cashier.domain.calendar import local_date
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import instant_text
from cashier.domain.staff import Act, Staff
from cashier.log import logger
from cashier.services import audit_file
from cashier.services.desk import Desk, looking, note
from cashier.store import audit, directory, site_day, station
from cashier.store.engine import Connection

FOUND_MOST = 500
DENIED = frozenset({"role.not_allowed", "staff.not_allowed", "staff_act.not_allowed"})
"""Codes of what a role does not allow; an approver without the right is noted by `approve`."""
CLOCK_OFF = timedelta(minutes=2)
"""The station's clock may differ this much from the ledger's before it is noted."""
_CLOCK_NOTED = "clock_off_noted"
_PLAIN = re.compile(r"[A-Za-z0-9 .:/_-]+")
"""What stands in a line's text as it was typed: the store can look for it without reading lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """What is looked for; what is empty is not asked. `since` <= at < `until`; `staff` is a number
    or part of a name; `text` an account's last four digits, a receipt number, or another value.
    """

    since: datetime | None = None
    until: datetime | None = None
    staff: str = ""
    group: AuditGroup | None = None
    event: str = ""
    text: str = ""

    def told(self) -> dict[str, str]:
        """What was asked, as the first line of an export says it."""
        values = {
            "since": "" if self.since is None else instant_text(self.since),
            "until": "" if self.until is None else instant_text(self.until),
            "staff": self.staff,
            "group": "" if self.group is None else self.group.value,
            "event": self.event,
            "text": self.text,
        }
        return {key: value for key, value in values.items() if value}

    def fits(self, body: AuditBody, name: str) -> bool:
        """Whether a line is looked for; `name` is the person's."""
        return (
            (self.since is None or body.at >= self.since)
            and (self.until is None or body.at < self.until)
            and self.group in (None, group_of(body.event))
            and self.event in ("", body.event)
            and (not self.staff or _names(self.staff, body.staff, name))
            and (not self.text or _holds(body.data, self.text))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """A line as it is shown. `person` is the name, or the number where nobody has it, '' for the
    program itself; amounts of the reader's own open drawer are None."""

    n: int
    at: datetime
    staff: str
    person: str
    event: str
    data: Mapping[str, Any]
    hash: str

    @property
    def group(self) -> AuditGroup:
        return group_of(self.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainState:
    """How many lines the chain has, and behind which it breaks (None: whole)."""

    lines: int
    broken_after: int | None = None

    @property
    def whole(self) -> bool:
        return self.broken_after is None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFound:
    """What a search came upon, newest first, at most as many as asked for; `total` of all; and the
    people who stand in the chain, number and name, to choose one from."""

    station: str
    entries: tuple[AuditEntry, ...]
    total: int
    people: tuple[tuple[str, str], ...]


def search(
    desk: Desk, who: Staff, query: AuditQuery, *, limit: int = FOUND_MOST, noted: bool = True
) -> AuditFound:
    """Lines of this station's chain. The search is itself a line, unless it is the same one again
    (`noted=False`). Raises Refusal `role.not_allowed`.
    """
    who.must(Act.VERIFY_AUDIT)
    entries: list[AuditEntry] = []
    total = 0
    with desk.store.read() as connection:
        hidden = _hidden_since(connection, desk, who)
        names = _Names(connection)
        people, events = audit.people_and_events(connection)
        for line in audit.newest_first(
            connection,
            since=query.since,
            until=query.until,
            staff=[one for one in people if _names(query.staff, one, names.of(one))]
            if query.staff
            else None,
            events=[
                one
                for one in events
                if query.event in ("", one) and (query.group in (None, group_of(one)))
            ],
            holding=query.text.strip() if _PLAIN.fullmatch(query.text.strip()) else "",
        ):
            if len(entries) >= limit and not query.text:
                total += 1
                continue
            try:
                body = line.body
            except ValueError:
                continue  # the chain's state says that it is broken there
            if query.fits(body, names.of(body.staff)):
                total += 1
                if len(entries) < limit:
                    entries.append(_entry(line, body, names, who, hidden))
        told = sorted((number, names.of(number)) for number in people if number)
    if noted:
        with looking(desk) as connection:
            note(
                desk,
                connection,
                who.number,
                "audit_searched",
                found=total,
                chosen=query.told() or None,
            )
    return AuditFound(
        station=desk.identity.name, entries=tuple(entries), total=total, people=tuple(told)
    )


def verify(desk: Desk, who: Staff, *, noted: bool = True) -> ChainState:
    """Recomputes the chain; the result is a line of it. Raises Refusal `role.not_allowed`."""
    who.must(Act.VERIFY_AUDIT)
    with desk.store.read() as connection:
        found = _state(connection)
    if noted:
        with looking(desk) as connection:
            note(
                desk,
                connection,
                who.number,
                "audit_verified",
                lines=found.lines,
                whole=found.whole,
                broken_after=found.broken_after,
            )
    return found


def export(
    desk: Desk,
    who: Staff,
    out: IO[bytes],
    query: AuditQuery | None = None,
    *,
    private: bytes | None = None,
) -> audit_file.AuditFile:
    """Writes the chain into a file that proves itself (`services.audit_file`); of a choice the
    other lines with their links only. Signed with `private`, else with the station's key.

    The export is a line of the chain, the last one of the file. Raises Refusal `role.not_allowed`.
    """
    who.must(Act.VERIFY_AUDIT)
    chosen = None if query is None or not query.told() else query.told()
    with looking(desk) as connection:
        hidden = _hidden_since(connection, desk, who)
        note(desk, connection, who.number, "audit_exported", chosen=chosen)
        last, head = audit.head(connection)
    if hidden is not None:
        chosen = {**(chosen or {}), "without": "amounts of the own open drawer"}
    made_at = instant_text(desk.clock.now())
    key = desk.station_key if private is None else private
    with desk.store.read() as connection:
        names = _Names(connection)

        def keep(line: AuditLine) -> bool:
            try:
                body = line.body
            except ValueError:
                return True  # evidence
            shown = not (_is_hidden(body, who, hidden) and any("cents" in key for key in body.data))
            return shown and (query is None or query.fits(body, names.of(body.staff)))

        audit_file.write(
            out,
            audit.lines(connection, through=last),
            station=desk.identity.name,
            last=last,
            head=head,
            made_at=made_at,
            private=key,
            chosen=chosen,
            keep=keep,
        )
    return audit_file.AuditFile(
        station=desk.identity.name, last=last, head=head, made_at=made_at, chosen=chosen or {}
    )


# --- lines that belong to no other service ------------------------------------------------------


def note_denied(desk: Desk, refusal: Refusal) -> None:
    """An act that a role or an approval does not allow was tried; other refusals are none. Never
    raises: the refusal is what the person hears.
    """
    if refusal.code not in DENIED:
        return
    try:
        with looking(desk) as connection:
            note(
                desk,
                connection,
                refusal.value,
                "act_denied",
                act=refusal.data.get("act"),
                role=refusal.data.get("role"),
            )
    except Fault as fault:
        logger("audit").warning("a denied act was not noted", code=fault.code)


def note_clock(desk: Desk, off: timedelta) -> None:
    """The station's clock against the ledger's (`off` = ours less theirs): noted when it begins to
    differ by two minutes, when that changes by as much, and when it is right again. Never raises.
    """
    seconds = round(off.total_seconds())
    try:
        with desk.store.read() as connection:
            before = int(station.recall(connection, _CLOCK_NOTED) or 0)
        now = seconds if abs(off) >= CLOCK_OFF else 0
        if abs(now - before) < CLOCK_OFF.total_seconds():
            return
        with desk.store.write() as connection:
            station.remember(connection, _CLOCK_NOTED, str(now))
            note(desk, connection, "", "clock_off", before_seconds=before, seconds=now)
    except Fault as fault:
        logger("audit").warning("the clock was not noted", code=fault.code)


# --- inside -------------------------------------------------------------------------------------


class _Names:
    """Names of people by number, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {"": ""}

    def of(self, number: str) -> str:
        if number not in self._known:
            self._known[number] = directory.staff_name(self._connection, number)
        return self._known[number]


def _state(connection: Connection) -> ChainState:
    lines, broken = 0, False
    for _, right in audit.checked(connection):
        broken = broken or not right
        lines += not broken
    last, _ = audit.head(connection)
    return ChainState(lines=last, broken_after=lines if broken else None)


def _entry(
    line: AuditLine, body: AuditBody, names: _Names, who: Staff, hidden: datetime | None
) -> AuditEntry:
    data = body.data
    if _is_hidden(body, who, hidden):
        data = {key: None if "cents" in key else value for key, value in data.items()}
    return AuditEntry(
        n=line.n,
        at=body.at,
        staff=body.staff,
        person=names.of(body.staff),
        event=body.event,
        data=data,
        hash=line.hash,
    )


def _hidden_since(connection: Connection, desk: Desk, who: Staff) -> datetime | None:
    """Since when the reader has a drawer open that is still to be counted."""
    drawers = site_day.drawers(
        connection,
        desk.identity,
        site=desk.identity.site,
        since=local_date(desk.clock.now()),
        left_open=True,
    )
    return min((one.opened_at for one in drawers if one.seen_by(who.number).hidden), default=None)


def _is_hidden(body: AuditBody, who: Staff, hidden: datetime | None) -> bool:
    return hidden is not None and body.at >= hidden and body.staff == who.number


def _names(asked: str, number: str, name: str) -> bool:
    wanted = asked.strip().casefold()
    return bool(number) and (wanted == number.casefold() or wanted in name.casefold())


def _holds(data: Any, text: str) -> bool:
    """Whether a value of the line is what was asked for, or, from five characters on, holds it."""
    wanted = text.strip().casefold()
    return any(
        wanted == value or (len(wanted) >= 5 and wanted in value) for value in _values_of(data)
    )


def _values_of(data: Any) -> Iterator[str]:
    if isinstance(data, Mapping):
        for one in data.values():
            yield from _values_of(one)
    elif isinstance(data, list | tuple):
        for one in data:
            yield from _values_of(one)
    elif data is not None:
        yield str(data).casefold()
