"""The tour as a newcomer without a display runs it: the real window, key events, a real printer
port.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from cashier.domain.receipt import LANGUAGES
from resources.sample import write_feed

WIDTH, HEIGHT = 1366, 768
SCREENS = (
    *("01-sign-in", "02-open-drawer", "03-find-account", "04-account", "05-take-payment"),
    *("06-review", "07-posted", "08-today", "08-void", "09-count", "10-close-difference"),
    *("11-board", "11-board-table", "11-board-dark", "11-board-closed"),
    *("11-force-close", "11-board-after", "11-trends"),
    *("10-closed", "12-reports", "13-status", "03-find-account-dark"),
    *("16-staff", "16-staff-new", "16-staff-code", "16-stations", "17-settings"),
    *("00-help", "01-lock", "07-visit", "11-audit", "15-printer", "15-scanner", "15-set-up"),
    *("07-posted-in-trouble", "08-today-in-trouble", "13-status-in-trouble"),
    *("16-import", "17-settings-about", "18-lessons"),
)
COLOURS_MIN = 40
"""A page of text and lines has hundreds of shades; an empty one a handful."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, feed = tmp_path_factory.mktemp("tour"), tmp_path_factory.mktemp("feed")
    write_feed(feed, accounts=400, today=date(2026, 11, 23))  # a tenth of the demo's, for speed
    done = subprocess.run(
        [sys.executable, "-m", "ui", "demo", "--tour", str(folder), "--feed", str(feed)],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_SCALE_FACTOR": "1", "CASHIER_KEY_DIR": str(folder / "keys")},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout
    return folder


@pytest.mark.parametrize("name", SCREENS)
def test_a_picture_of_every_screen(out: Path, name: str) -> None:
    with Image.open(out / f"{name}.png") as picture:
        assert picture.size == (WIDTH, HEIGHT)
        colours = picture.convert("RGB").getcolors(WIDTH * HEIGHT)
        assert colours is not None
        assert len(colours) > COLOURS_MIN


def test_every_picture_is_another_one(out: Path) -> None:
    """Keys that led nowhere would leave the same picture under two names."""
    alike: dict[bytes, str] = {}
    for file in sorted(out.glob("[0-9][0-9]-*.png")):
        if file.stem.endswith("-at-once"):
            continue  # on a busy machine the printer is done before the picture is
        before = alike.setdefault(file.read_bytes(), file.name)
        assert before == file.name


def test_the_papers_agree_with_the_journal(out: Path) -> None:
    lines = [json.loads(line) for line in (out / "journal.jsonl").read_text().splitlines()]
    paid = {line["receipt_number"] for line in lines if line["kind"] == "payment"}
    assert {file.stem.removeprefix("receipt-") for file in out.glob("receipt-*.txt")} == paid
    assert len(paid) == 3
    net = sum(line["amount_cents"] for line in lines)
    z = (out / "z-report.txt").read_text()
    assert f"${net // 100:,}.{net % 100:02d}" in z  # deposits take nothing in
    assert (out / "z-report.pdf").read_bytes().startswith(b"%PDF")


def test_a_receipt_and_the_ways_to_pay_in_every_language(out: Path) -> None:
    seen = set()
    for language in LANGUAGES:
        for columns in (32, 42, 48):
            with Image.open(out / f"paper-{language}-{columns}.png") as picture:
                assert picture.width == (columns + 4) * 12
                seen.add(picture.tobytes())
        with Image.open(out / f"ways-to-pay-{language}.png") as picture:
            seen.add(picture.tobytes())
    assert len(seen) == len(LANGUAGES) * 4


def test_all_of_the_day_reached_the_ledger(out: Path) -> None:
    lines = [json.loads(line) for line in (out / "journal.jsonl").read_text().splitlines()]
    assert {line["state"] for line in lines} == {"confirmed"}
