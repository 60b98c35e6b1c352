"""`ledger audit` and `ledger search-audit`: every station's audit lines, as the ledger has them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated

import typer

from cashier.clock import SystemClock
from ui.commands.audit_lines import (
    EventOption,
    GroupOption,
    KeyOption,
    MostOption,
    SinceOption,
    StaffOption,
    TextOption,
    UntilOption,
    asked,
    how_many,
    values_of,
    words_of,
)
from ui.commands.door import HomeOption, JsonOption, OutOption, opened, tell
from ui.commands.ledger import UrlArgument, opened_books

if TYPE_CHECKING:
    from cashier.domain.audit_line import AuditBody

_KEPT_MOST = 10_000
"""Lines of a search of the whole ledger that are held at once, before the newest are picked."""


def audit(
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


def search(
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
        values = values_of(body.n, station, body.at, body.staff, body.event, body.data)
        words = words_of(body.n, body.at, body.staff or "-", body.event, body.data)
        tell(values, (f"{station}  {words}",), as_json=as_json)
    how_many(min(most, total), total, as_json=as_json)


def _newest(found: list[tuple[str, AuditBody]], most: int) -> list[tuple[str, AuditBody]]:
    return sorted(found, key=lambda one: (one[1].at, one[1].n), reverse=True)[:most]
