"""Setting the scanner up: measured, kept, in force from the next page on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cashier import settings
from cashier.settings import Settings
from tests.ui.scanner import Keyboard
from tests.ui.screens.conftest import BOYLE, Show
from tests.ui.walk import clipped, faults, small_targets
from ui.counter import Counter
from ui.page import Page
from ui.scanning import Scanning
from ui.screens.scanner_page import ScannerPage
from ui.wedge import Scan

LINE = "T011999993T 4400123456O 1042"


class Elsewhere(Page):
    """A page that notes its scans."""

    def __init__(self) -> None:
        super().__init__("Elsewhere")
        self.scans: list[Scan] = []

    def scanned(self, scan: Scan) -> bool:
        self.scans.append(scan)
        return True


@pytest.fixture
def page(at_counter: Counter) -> ScannerPage:
    at_counter.who = BOYLE
    return ScannerPage(at_counter)


@pytest.fixture
def scanning(page: ScannerPage, show: Show, qapp: QApplication) -> Iterator[Scanning]:
    shell = show(Elsewhere())
    scanning = Scanning(qapp, shell, Settings())
    page._counter.events.settings_changed.connect(scanning.settings_changed)
    shell.show_page(page)
    yield scanning
    scanning.stop()


def pairs(page: ScannerPage) -> list[str]:
    grid = page.heard_box.layout()
    assert grid is not None
    texts = []
    for n in range(grid.count()):
        item = grid.itemAt(n)
        widget = None if item is None else item.widget()
        assert widget is not None
        texts.append(widget.property("text"))
    return texts


def test_a_slow_scanner_with_a_prefix_is_measured_kept_and_in_force(
    page: ScannerPage, scanning: Scanning
) -> None:
    keyboard = Keyboard()
    keyboard.scan("~712345678", gap=60)
    assert page.now.text() == "A billing account number"
    assert pairs(page) == [
        "Characters",
        "10",
        "Gap, usual",
        "60 ms",
        "Gap, longest",
        "60 ms",
        "Prefix",
        "~",
    ]
    page.use_measured()
    page.save()
    kept = settings.load(page._counter.desk.home)
    assert (kept.scan_prefix, kept.scan_gap_ms) == ("~", 90)
    other = Elsewhere()
    scanning._shell.show_page(other)
    keyboard.scan("~712345678", gap=60)
    assert [one.text for one in other.scans] == ["712345678"]


def test_a_slow_scanner_without_a_prefix_is_warned_of(
    page: ScannerPage, scanning: Scanning
) -> None:
    Keyboard().scan("712345678", gap=60)
    assert "Set a prefix in the scanner" in page.trouble.accessibleName()


def test_a_test_check_shows_its_parts_and_never_the_whole_account(
    page: ScannerPage, scanning: Scanning
) -> None:
    Keyboard().scan(LINE.lower())
    assert page.now.text() == "The bank line of a check"
    assert pairs(page)[-8:] == [
        "Fits the format",
        "0001",
        "Routing",
        "011999993",
        "Bank account",
        "...3456",
        "Number",
        "1042",
    ]
    assert "another format" in page.trouble.accessibleName()
    page.use_measured()
    page.save()
    assert settings.load(page._counter.desk.home).scan_micr_format == "0001"
    assert page.prefix.edit.text() == ""


def test_a_cashier_may_test_and_a_supervisor_keeps(page: ScannerPage) -> None:
    assert page.acts()[-1].enabled
    page._counter.who = None
    assert not page.acts()[-1].enabled


@pytest.mark.parametrize(
    ("prefix", "gap", "words"),
    [
        ("A", "35", "Begin with a sign that nobody types, for example ~."),
        ("", "5", "Type a number from 20 to 100."),
        ("", "fast", "Type a number from 20 to 100."),
    ],
)
def test_values_that_would_eat_typing_are_refused(
    page: ScannerPage, scanning: Scanning, prefix: str, gap: str, words: str
) -> None:
    page.prefix.edit.setText(prefix)
    page.gap.edit.setText(gap)
    page.save()
    assert words in (page.prefix.error(), page.gap.error())
    assert not page._counter.desk.home.settings_file.exists() or (
        settings.load(page._counter.desk.home).scan_gap_ms == 35
    )


def test_names_targets_and_room(page: ScannerPage, scanning: Scanning) -> None:
    Keyboard().scan(LINE)
    QApplication.processEvents()
    assert list(faults(page)) == []
    assert list(small_targets(page)) == []
    assert list(clipped(page)) == []


def test_what_the_organization_set_is_said_and_cannot_be_changed(
    page: ScannerPage, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('scan_gap_ms = 60\nscan_prefix = "~"\nscan_micr_format = "0001"\n')
    monkeypatch.setattr(settings, "POLICY_FILE", policy)
    show(page)
    assert (page.prefix.text(), page.gap.text(), page.format.value()) == ("~", "60", "0001")
    words = [page.prefix.below.text(), page.gap.below.text(), page._format_field.hint.text()]
    assert words == ["Set by your organization"] * 3
    assert page.prefix.edit.isReadOnly()
    assert page.gap.edit.isReadOnly()
    assert not page.format.isEnabled()
    assert list(clipped(page)) == []
    policy.unlink()
    page.on_enter()
    assert page.prefix.below.text() == "Empty when the scanner sends none."
    assert page._format_field.hint.text() == ""
    assert not page.prefix.edit.isReadOnly()
