"""The demo's desktop: a home with paper to print on, made once, left as it is afterwards."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
import typer

import ui.app
from cashier.settings import Home, load, save
from receipts.printers import PrinterKind, parse_printer
from resources.sample import write_feed
from ui.commands.counter import demo


def test_the_desktop_of_a_new_home_prints_into_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = tmp_path / "feed"
    feed.mkdir()
    write_feed(feed, accounts=30, today=date(2026, 11, 23))
    opened: list[Home] = []

    def desktop(home: Home, *, clock: datetime | None = None) -> int:
        opened.append(home)
        return 0

    monkeypatch.setattr(ui.app, "run_desktop", desktop)
    place = tmp_path / "a home"
    run = typer.Context(
        typer.main.get_command(typer.Typer(callback=lambda: None, invoke_without_command=True))
    )
    for _ in range(2):
        with pytest.raises(typer.Exit):
            demo(run, home=place, feed=feed)
    printer = parse_printer(load(opened[0]).printer)
    assert printer.kind is PrinterKind.FILE
    assert Path(printer.path) == place / "training-receipts.bin"
    save(opened[0], {"printer": "none"})
    with pytest.raises(typer.Exit):
        demo(run, home=place, feed=feed)
    assert load(opened[-1]).printer == "none", "what a person set stays"
