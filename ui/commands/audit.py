"""`audit`: the chain of who did what, checked, searched, and carried to another machine as a file
that proves itself there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cashier.domain.errors import Refusal
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
from ui.commands.door import HomeOption, JsonOption, OutOption, home_of, opened, tell

if TYPE_CHECKING:
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
        values = values_of(one.n, found.station, one.at, one.staff, one.event, one.data)
        words = words_of(one.n, one.at, one.person or "-", one.event, one.data)
        tell(values, (words,), as_json=as_json)
    how_many(len(found.entries), found.total, as_json=as_json)


def _search_file(file: Path, query: AuditQuery, most: int, *, as_json: bool) -> None:
    from cashier.services import audit_file

    checked = audit_file.check(file)
    if checked.broken is not None:
        raise Refusal("audit.broken", field="audit", value=checked.lines + 1)
    fitting = [body for _, body in audit_file.bodies(file) if query.fits(body, body.staff)]
    for body in fitting[: -most - 1 : -1]:
        station = checked.file.station
        values = values_of(body.n, station, body.at, body.staff, body.event, body.data)
        words = words_of(body.n, body.at, body.staff or "-", body.event, body.data)
        tell(values, (words,), as_json=as_json)
    how_many(min(most, len(fitting)), len(fitting), as_json=as_json)
