"""`demo`, `play` and `sync`: the counter at work."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cashier.domain.errors import Refusal
from ui.commands.door import HomeOption, JsonOption, home_of, one_line, tell

if TYPE_CHECKING:
    from ui.compose import Prepared

ClockOption = Annotated[
    str | None,
    typer.Option(
        "--clock", metavar="TIME", help="Start at this time (training only).", show_default=False
    ),
]


def demo(
    ctx: typer.Context,
    home: HomeOption = None,
    feed: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A billing feed instead of the sample.", show_default=False
        ),
    ] = None,
    prepare: Annotated[bool, typer.Option("--prepare", help="Make the home and stop.")] = False,
    tour: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Play a day, leave pictures here.", show_default=False),
    ] = None,
    look: Annotated[
        str,
        typer.Option(
            metavar="LOOK",
            help="Of the pictures: light, dark, contrast, large (200 %), spanish.",
        ),
    ] = "light",
    clock: ClockOption = None,
    as_json: JsonOption = False,
) -> None:
    """The desktop on an embedded ledger with sample people, marked TRAINING."""
    start = _instant(clock)
    if tour is not None:
        from ui.tour import Look, run_tour

        if look not in list(Look):
            raise Refusal("tour.look", field="--look", value=look)
        left = run_tour(tour, feed=feed, look=Look(look))
        tell(
            {"out": str(tour), "files": [str(path) for path in left]},
            map(str, left),
            as_json=as_json,
        )
        return
    from ui.commands.progress import bar
    from ui.compose import give_paper, prepare_training

    place = home_of(ctx, home)
    with bar() as progress:
        prepared = prepare_training(place, feed=feed, start=start, progress=progress)
    if prepare:
        tell(
            {
                "home": str(prepared.home),
                "ledger": prepared.ledger,
                "accounts": prepared.accounts,
                "training": True,
                "made": prepared.made,
            },
            _prepared_words(prepared),
            as_json=as_json,
        )
        return
    if prepared.made:
        give_paper(place)
    from ui.app import run_desktop

    raise typer.Exit(run_desktop(place, clock=start))


def _prepared_words(prepared: Prepared) -> tuple[str, ...]:
    first = "Training home made" if prepared.made else "The training home stands already"
    return (
        f"{first}, with {prepared.accounts:,} accounts.",
        f"Home    {prepared.home}",
        f"Ledger  {prepared.ledger}",
    )


def play(
    ctx: typer.Context,
    script: Annotated[str, typer.Argument(metavar="SCRIPT.jsonl", help="A file, or - for stdin.")],
    home: HomeOption = None,
    clock: ClockOption = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Go on after an act that was refused.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Counter acts from a script, one JSON line each; answers likewise."""
    assert isinstance(as_json, bool), "answers are JSON either way"
    from ui import play as playing
    from ui.compose import open_station

    start = _instant(clock)
    with (
        playing.script(script) as lines,
        open_station(home_of(ctx, home), start=start, alone=True) as station,
    ):
        status = playing.play(
            station, lines, lambda answer: typer.echo(one_line(answer)), keep_going=keep_going
        )
    if status:
        raise typer.Exit(status)


def sync(
    ctx: typer.Context,
    home: HomeOption = None,
    once: Annotated[bool, typer.Option("--once", help="One batch, then stop.")] = False,
    drain: Annotated[bool, typer.Option("--drain", help="Until nothing waits (default).")] = False,
    audit: Annotated[
        bool, typer.Option("--audit", help="Audit lines now, not when they are five minutes old.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Send what waits to the ledger and fetch what changed there."""
    if once and drain:
        raise typer.BadParameter("--once or --drain, not both")
    from cashier.services import requests
    from cashier.sync import audit_lines, step
    from ui.commands.progress import bar
    from ui.compose import open_station

    with open_station(home_of(ctx, home), alone=True) as station, bar() as progress:
        desk, ledger = station.desk, station.open_ledger()
        try:
            audit_lines.seal(desk.store, desk.clock, desk.identity, at_once=audit)
            done = step(
                desk.store, ledger, desk.clock, desk.identity, drain=not once, progress=progress
            )
            if requests.apply(desk) and not once:  # whoever asked is told now
                step(desk.store, ledger, desk.clock, desk.identity)
        finally:
            ledger.close()
    values = {
        "sent": done.sent,
        "confirmed": done.confirmed,
        "waiting": done.waiting,
        "attention": done.attention,
        "pulled": done.pulled,
    }
    words = (
        f"{done.sent} sent, {done.confirmed} confirmed, {done.waiting} waiting, "
        f"{done.attention} needing attention; {done.pulled} changes fetched."
    )
    tell(values, (words,), as_json=as_json)


def _instant(clock: str | None) -> datetime | None:
    """The instant of `--clock`: ISO 8601; without a zone it is New York's.

    Raises Refusal `clock.not_a_time`.
    """
    if clock is None:
        return None
    from cashier.domain.calendar import NEW_YORK

    try:
        instant = datetime.fromisoformat(clock.strip())
    except ValueError as error:
        raise Refusal("clock.not_a_time", field="--clock", value=clock) from error
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=NEW_YORK)
