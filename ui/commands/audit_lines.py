"""Lines of the audit on a command line: how they are asked for, and how one is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cashier.domain.audit_events import AuditGroup
from cashier.domain.errors import Refusal
from ui.commands.door import one_line

if TYPE_CHECKING:
    from cashier.services.audit_trail import AuditQuery

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
KeyOption = Annotated[
    Path | None,
    typer.Option("--key", metavar="F", help="Sign with this Ed25519 key.", show_default=False),
]
MostOption = Annotated[int, typer.Option("--most", min=1, help="Lines shown, newest first.")]


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


def values_of(
    n: int, station: str, at: datetime, staff: str, event: str, data: Mapping[str, Any]
) -> dict[str, Any]:
    """One line of the chain as `--json` tells it."""
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


def words_of(n: int, at: datetime, person: str, event: str, data: Mapping[str, Any]) -> str:
    """One line of the chain on one line of text."""
    from cashier.domain.calendar import local

    told = " ".join(f"{key}={_shown(value)}" for key, value in data.items())
    return f"{n:>7,}  {local(at):%Y-%m-%d %H:%M:%S}  {person:<14}  {event:<20}  {told}".rstrip()


def _shown(value: Any) -> str:
    if value is None:
        return "(your own drawer)"
    return value if isinstance(value, str) else one_line(value)


def how_many(shown: int, total: int, *, as_json: bool) -> None:
    """How many lines were shown, of how many that fit."""
    if not as_json:
        more = f" of {total:,}; --most shows more" if total > shown else ""
        typer.echo(f"{shown:,} lines{more}.")
