"""`audit` and `ledger audit`: the chain of who did what, checked, searched, and carried to another
machine as a file that proves itself there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cashier.clock import SystemClock
from cashier.domain.audit_events import AuditGroup
from cashier.domain.errors import Refusal
from ui.commands.door import HomeOption, JsonOption, OutOption, home_of, one_line, opened, tell
from ui.commands.ledger import UrlArgument, opened_books

if TYPE_CHECKING:
    from cashier.domain.audit_line import AuditBody
    from cashier.services.audit_file import AuditFileCheck
    from cashier.services.audit_trail import AuditQuery

app = typer.Typer(help="The audit chain.", no_args_is_help=True)

FileArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="An export; without: this station.", show_default=False),
]
PublicOption = Annotated[
    Path | None,
    typer.Option("--public-key", metavar="F", help="Who must have signed it.", show_default=False),
]
KeyOption = Annotated[
    Path | None,
    typer.Option("--key", metavar="F", help="Sign with this Ed25519 key.", show_default=False),
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="T", help="From this day or instant on (New York).")
]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="T", help="Through this day, or before this instant.")
]
StaffOption = Annotated[str, typer.Option("--staff", help="A number, or part of a name.")]
GroupOption = Annotated[
    AuditGroup | None, typer.Option("--group", help="A kind of events.", show_default=False)
]
EventOption = Annotated[str, typer.Option("--event", help="One event, like payment_taken.")]
TextOption = Annotated[
    str, typer.Option("--text", help="An account's last four digits, a receipt, a reason.")
]

MostOption = Annotated[int, typer.Option("--most", min=1, help="Lines shown, newest first.")]
_KEPT_MOST = 10_000
"""Lines of a search of the whole ledger that are held at once, before the newest are picked."""


@app.command()
def verify(
    ctx: typer.Context,
    file: FileArgument = None,
    public_key: PublicOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Recompute the chain: this station's, or that of an export, which needs no station."""
    if file is not None:
        _verify_file(file, public_key, as_json=as_json)
        return
    from cashier.services import audit_trail
    from ui.commands.person import person
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        found = audit_trail.verify(station.desk, person(station))
    broken = None if found.broken_after is None else found.broken_after + 1
    values = {"lines": found.lines, "whole": found.whole, "break": broken}
    tell(values, (chain_sentence(found.lines, found.broken_after),), as_json=as_json)
    if broken is not None:
        raise Refusal("audit.broken", field="audit", value=broken)


def _verify_file(file: Path, public_key: Path | None, *, as_json: bool) -> None:
    from cashier import signing
    from cashier.services import audit_file

    public = "" if public_key is None else signing.read_public(public_key)
    found = audit_file.check(file, public)
    facts = found.file
    values = {
        "station": facts.station,
        "made_at": facts.made_at,
        "lines": found.lines,
        "texts": found.texts,
        "whole": found.broken is None,
        "break": None if found.broken is None else found.lines + 1,
        "key_id": facts.key_id,
        "key_known": bool(public),
        "chosen": dict(facts.chosen),
    }
    tell(values, _file_words(found, known=bool(public)), as_json=as_json)
    if found.broken is not None:
        raise Refusal("audit.broken", field="audit", value=found.lines + 1)


def _file_words(found: AuditFileCheck, *, known: bool) -> Iterable[str]:
    from cashier.services.audit_file import Broken

    facts = found.file
    yield f"{facts.station}, made {facts.made_at}."
    if facts.chosen:
        by = ", ".join(f"{key} {value}" for key, value in facts.chosen.items())
        yield f"{found.texts:,} lines chosen by {by}; the others are there with their links."
    if not facts.key_id:
        yield "Not signed: a file that was made anew as a whole would not be found."
    elif known:
        yield f"Signed by {facts.key_id}."
    else:
        yield f"Signed by {facts.key_id}: hold that against a key you know (--public-key)."
    if found.broken is Broken.END:
        yield f"The file ends at {found.lines:,}; it was made to {facts.last:,}."
    else:
        yield chain_sentence(found.lines, None if found.broken is None else found.lines)


def chain_sentence(lines: int, broken_after: int | None) -> str:
    """How a chain is, in one sentence. Source: ux.md 3.13."""
    if broken_after is not None:
        return f"Record {broken_after + 1:,} does not follow {broken_after:,}."
    return f"Chain whole from 1 to {lines:,}." if lines else "The chain is empty."


@app.command()
def export(
    ctx: typer.Context,
    out: OutOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    staff: StaffOption = "",
    group: GroupOption = None,
    event: EventOption = "",
    text: TextOption = "",
    key: KeyOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """The chain as JSON Lines that prove themselves anywhere: cashier audit verify FILE."""
    assert isinstance(as_json, bool), "an export is JSON either way"
    from cashier import signing
    from cashier.services import audit_trail
    from ui.commands.person import person
    from ui.compose import open_station

    query = asked(since, until, staff, group, event, text)
    private = None if key is None else signing.read_private(key)
    with open_station(home_of(ctx, home)) as station:
        who = person(station)
        with opened(out, what="") as file:
            audit_trail.export(station.desk, who, file, query, private=private)


@app.command()
def search(
    ctx: typer.Context,
    file: FileArgument = None,
    since: SinceOption = "",
    until: UntilOption = "",
    staff: StaffOption = "",
    group: GroupOption = None,
    event: EventOption = "",
    text: TextOption = "",
    most: MostOption = 100,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who did what, when: this station's lines or those of an export, newest first."""
    query = asked(since, until, staff, group, event, text)
    if file is not None:
        _search_file(file, query, most, as_json=as_json)
        return
    from cashier.services import audit_trail
    from ui.commands.person import person
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        found = audit_trail.search(station.desk, person(station), query, limit=most)
    for one in found.entries:
        values = _values(one.n, found.station, one.at, one.staff, one.event, one.data)
        words = _words(one.n, one.at, one.person or "-", one.event, one.data)
        tell(values, (words,), as_json=as_json)
    _how_many(len(found.entries), found.total, as_json=as_json)


def _search_file(file: Path, query: AuditQuery, most: int, *, as_json: bool) -> None:
    from cashier.services import audit_file

    checked = audit_file.check(file)
    if checked.broken is not None:
        raise Refusal("audit.broken", field="audit", value=checked.lines + 1)
    fitting = [body for _, body in audit_file.bodies(file) if query.fits(body, body.staff)]
    for body in fitting[: -most - 1 : -1]:
        station = checked.file.station
        values = _values(body.n, station, body.at, body.staff, body.event, body.data)
        words = _words(body.n, body.at, body.staff or "-", body.event, body.data)
        tell(values, (words,), as_json=as_json)
    _how_many(min(most, len(fitting)), len(fitting), as_json=as_json)


def ledger_audit(
    ctx: typer.Context,
    url: UrlArgument,
    site: Annotated[str, typer.Option("--site", help="The center's code, like BOS.")],
    station: Annotated[str, typer.Option("--station", help="Two digits, like 01.")],
    out: OutOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    staff: StaffOption = "",
    group: GroupOption = None,
    event: EventOption = "",
    text: TextOption = "",
    key: KeyOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A station's audit lines as the ledger keeps them, whatever became of the station."""
    assert isinstance(as_json, bool), "an export is JSON either way"
    from cashier import signing
    from cashier.domain.posting import GENESIS, instant_text
    from cashier.ledger import audit_lines
    from cashier.services import audit_file

    query = asked(since, until, staff, group, event, text)
    private = None if key is None else signing.read_private(key)
    with opened_books(ctx, home, url) as database, contextlib.ExitStack() as stack:
        found = tuple(audit_lines.lines(database, site, station))
        audit_file.write(
            stack.enter_context(opened(out, what="")),
            found,
            station=f"{site}-{station}",
            last=found[-1].n if found else 0,
            head=found[-1].hash if found else GENESIS,
            made_at=instant_text(SystemClock().now()),
            private=private,
            chosen=query.told() or None,
            keep=lambda line: query.fits(line.body, line.body.staff),
        )


def ledger_search(
    ctx: typer.Context,
    url: UrlArgument,
    site: Annotated[str, typer.Option("--site", help="Of one center alone.")] = "",
    since: SinceOption = "",
    until: UntilOption = "",
    staff: Annotated[str, typer.Option("--staff", help="A staff number.")] = "",
    group: GroupOption = None,
    event: EventOption = "",
    text: TextOption = "",
    most: MostOption = 100,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who did what, when, at every station: the lines the ledger keeps, newest first."""
    from cashier.ledger import audit_lines

    query = asked(since, until, staff, group, event, text)
    found: list[tuple[str, AuditBody]] = []
    total = 0
    with opened_books(ctx, home, url) as database:
        for place in audit_lines.stations(database):
            if site not in ("", place[0]):
                continue
            bodies = (line.body for line in audit_lines.lines(database, *place))
            for body in bodies:
                if query.fits(body, body.staff):
                    total += 1
                    found.append(("-".join(place), body))
            if len(found) > _KEPT_MOST:
                found = _newest(found, most)
    for station, body in _newest(found, most):
        values = _values(body.n, station, body.at, body.staff, body.event, body.data)
        words = _words(body.n, body.at, body.staff or "-", body.event, body.data)
        tell(values, (f"{station}  {words}",), as_json=as_json)
    _how_many(min(most, total), total, as_json=as_json)


def _newest(found: list[tuple[str, AuditBody]], most: int) -> list[tuple[str, AuditBody]]:
    return sorted(found, key=lambda one: (one[1].at, one[1].n), reverse=True)[:most]


# --- what is asked, and how a line is told ------------------------------------------------------


def asked(
    since: str, until: str, staff: str, group: AuditGroup | None, event: str, text: str
) -> AuditQuery:
    """The options as a query. A day is New York's, and `--until` a day takes that day in. Raises
    Refusal `audit.not_a_time`."""
    from cashier.services.audit_trail import AuditQuery

    return AuditQuery(
        since=_instant(since, "--since", after=timedelta(0)),
        until=_instant(until, "--until", after=timedelta(days=1)),
        staff=staff,
        group=group,
        event=event,
        text=text,
    )


def _instant(told: str, option: str, *, after: timedelta) -> datetime | None:
    from cashier.domain.calendar import NEW_YORK

    if not told:
        return None
    try:
        found = datetime.fromisoformat(told)
    except ValueError as error:
        raise Refusal("audit.not_a_time", field=option, value=told) from error
    if len(told) == len("2026-11-23"):
        found = datetime.combine(found.date() + after, time.min)
    return found if found.tzinfo is not None else found.replace(tzinfo=NEW_YORK)


def _values(
    n: int, station: str, at: datetime, staff: str, event: str, data: Mapping[str, Any]
) -> dict[str, Any]:
    from cashier.domain.calendar import local
    from cashier.domain.posting import instant_text

    return {
        "n": n,
        "station": station,
        "at": instant_text(at),
        "new_york": local(at).isoformat(timespec="seconds"),
        "staff": staff,
        "event": event,
        "data": dict(data),
    }


def _words(n: int, at: datetime, person: str, event: str, data: Mapping[str, Any]) -> str:
    from cashier.domain.calendar import local

    told = " ".join(f"{key}={_shown(value)}" for key, value in data.items())
    return f"{n:>7,}  {local(at):%Y-%m-%d %H:%M:%S}  {person:<14}  {event:<20}  {told}".rstrip()


def _shown(value: Any) -> str:
    if value is None:
        return "(your own drawer)"
    return value if isinstance(value, str) else one_line(value)


def _how_many(shown: int, total: int, *, as_json: bool) -> None:
    if not as_json:
        more = f" of {total:,}; --most shows more" if total > shown else ""
        typer.echo(f"{shown:,} lines{more}.")
