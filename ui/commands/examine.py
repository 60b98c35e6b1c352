"""`doctor`: how this station is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cashier.domain.errors import Refusal
from ui.commands.door import HomeOption, JsonOption, home_of, tell, write_out

if TYPE_CHECKING:
    from ui.doctor import Finding


BundleOption = Annotated[
    Path | None,
    typer.Option(
        "--bundle",
        metavar="FILE",
        help="Also write what a help desk needs; no names, numbers or keys are in it.",
        show_default=False,
    ),
]


def doctor(
    ctx: typer.Context,
    home: HomeOption = None,
    bundle: BundleOption = None,
    as_json: JsonOption = False,
) -> None:
    """Versions, store, key, disk, clock, printer, ledger: one line each with what to do."""
    from ui.doctor import examine

    place = home_of(ctx, home)
    found = examine(place)
    if bundle is not None:
        from ui.bundle import bundle as made

        write_out(made(place, found), bundle, what="bundle")
    stopping = [one for one in found if one.stops]
    values = {
        "ok": not stopping,
        "findings": [
            {"name": one.name, "text": one.text, "todo": one.todo, "stops": one.stops}
            for one in found
        ],
    }
    tell(values, _lines(found), as_json=as_json)
    if stopping:
        raise Refusal("doctor.found", field="station", value=len(stopping))


def _lines(found: tuple[Finding, ...]) -> Iterator[str]:
    for one in found:
        mark = "!" if one.stops else "-" if one.todo else " "
        yield f"{mark} {one.name:<9} {one.text}"
        if one.todo:
            yield f"{'':12}{one.todo}"
