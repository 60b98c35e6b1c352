"""Setting the printer up: tried on a real listener, kept, and printed on from then on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from cashier import settings
from receipts.finding import FoundPrinter
from receipts.listener import Listener
from receipts.printers import Cutter, PrinterKind, parse_printer
from tests.ui.screens.conftest import BOYLE, RIVERA, Show
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.printer_page import PrinterPage
from ui.widgets import Combo
from ui.workers import ASK_PRINTER_MS, ASK_TROUBLED_MS, LedgerWorker, PrintWorker

FOUND = (FoundPrinter(address="usb://04b8:0202", name="TM-T88V"),)


def choose(combo: Combo, value: str) -> None:
    """As a person does."""
    combo.set_value(value)
    combo.chosen.emit(value)


@pytest.fixture
def page(
    at_counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> PrinterPage:
    monkeypatch.setattr("receipts.finding.found_printers", lambda: FOUND)
    at_counter.who = BOYLE
    page = PrinterPage(at_counter, ledger_worker, print_worker)
    show(page)
    return page


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    listener = Listener(tmp_path / "paper")
    worker = threading.Thread(target=listener.serve, daemon=True)
    worker.start()
    yield listener
    listener.close()
    worker.join(5)


def test_what_is_plugged_in_is_offered_and_no_network_is_searched(page: PrinterPage) -> None:
    assert page.found.itemText(1) == "usb://04b8:0202  TM-T88V"
    choose(page.found, "usb://04b8:0202")
    assert page.address.text() == "usb://04b8:0202"


def test_a_printer_that_was_seen_to_print_is_kept_and_used(
    page: PrinterPage, listener: Listener, print_worker: PrintWorker, tmp_path: Path
) -> None:
    page.address.edit.setText(f"tcp://127.0.0.1:{listener.port}")
    page.letters.set_value("cp858:19")
    page.save()
    assert print_worker.printer.kind is PrinterKind.FILE, "nothing was seen yet"
    page.try_it()
    assert page.said.text() == "Look at the paper."
    choose(page.answer, "uncut")
    assert page.cutter.value() == "none"
    choose(page.answer, "whole")
    page.save()
    assert print_worker.printer.kind is PrinterKind.FILE, "printed before the change"
    page.try_it()
    choose(page.answer, "whole")
    page.save()
    kept = parse_printer(settings.load(page._counter.desk.home).printer)
    assert (kept.port, kept.cutter, kept.columns) == (listener.port, Cutter.NONE, 42)
    assert kept.code_page is not None
    assert kept.code_page.number == 19
    assert print_worker.printer == kept
    assert len(list((tmp_path / "paper").glob("job-*.bin"))) == 2


def test_what_was_seen_stays_said(
    page: PrinterPage, listener: Listener, at_counter: Counter, print_worker: PrintWorker
) -> None:
    page.address.edit.setText(f"tcp://127.0.0.1:{listener.port}")
    page.try_it()
    choose(page.answer, "whole")
    page.save()
    page.on_leave()
    page.on_enter()
    assert (page.answer.value(), page._seen) == ("whole", True)
    # in another window of another day: the printer kept is the one that was seen
    kept = settings.load(at_counter.desk.home)
    assert kept.printer_seen == kept.printer
    at_counter.desk = replace(at_counter.desk, settings=kept)
    later = PrinterPage(at_counter, page.printer, print_worker)  # type: ignore[arg-type]
    later.on_enter()
    assert (later.answer.value(), later._seen) == ("whole", True)
    assert later.said.text().startswith("The test page was seen whole.")
    later.roll.set_value("58")
    assert not later._seen, "another width was not seen"
    print_worker.use(parse_printer("tcp://127.0.0.1:9"))
    later.on_enter()
    assert (later.answer.value(), later._seen) == ("", False)


def test_a_slow_serial_line_is_warned_of(page: PrinterPage, print_worker: PrintWorker) -> None:
    print_worker.use(parse_printer("serial:///dev/ttyS9?baud=19200&width=80"))
    page.on_enter()
    assert page.trouble.accessibleName().startswith("At 19,200 baud a drawn receipt takes about 48")
    assert not list(clipped(page))
    print_worker.use(parse_printer("serial:///dev/ttyS9?baud=115200"))
    page.on_enter()
    assert page.trouble.isHidden()


def test_lines_that_wrap_make_the_paper_narrow(page: PrinterPage) -> None:
    choose(page.answer, "narrow")
    assert page.roll.value() == "58"
    assert "width=58" in page.full_address()


def test_a_printer_that_is_not_there_says_why_and_cannot_be_kept(page: PrinterPage) -> None:
    page.address.edit.setText("serial:///dev/no-such-line")
    page.try_it()
    assert "Nothing was printed" in page.said.text()
    assert not page._answer_field.isEnabled()
    page.address.edit.setText("nonsense")
    page.try_it()
    assert "nonsense" in page.address.error()


def test_what_the_computer_lacks_is_named(
    page: PrinterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    page.address.edit.setText("cups://receipts")
    page.try_it()
    assert page.trouble.isVisible()
    assert any("CUPS" in label.text() for label in page.trouble.findChildren(QLabel))


def test_a_cashier_may_try_and_not_keep(page: PrinterPage) -> None:
    page._counter.who = RIVERA
    choose(page.answer, "whole")
    assert [act.enabled for act in page.acts()] == [True, True, False]


def test_nothing_is_cut_off_or_without_a_name(page: PrinterPage) -> None:
    assert list(faults(page)) == []
    assert list(clipped(page)) == []


def test_a_printer_in_trouble_is_asked_often_enough_to_see_it_back_in_5_s(
    print_worker: PrintWorker, at_counter: Counter
) -> None:
    assert ASK_TROUBLED_MS * 1.05 < 5_000
    print_worker.use(parse_printer("tcp://127.0.0.1:1"))
    assert print_worker.cause is not None
    assert print_worker._asking.interval() == ASK_TROUBLED_MS
    print_worker.use(parse_printer("none"))
    assert print_worker._asking.interval() == ASK_PRINTER_MS


def test_the_organizations_printer_is_tried_and_not_changed(
    page: PrinterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('printer = "tcp://10.0.0.9:9100"\n')
    monkeypatch.setattr(settings, "POLICY_FILE", policy)
    page._counter.who = BOYLE
    said: list[str] = []
    monkeypatch.setattr(page, "say", lambda *, hint: said.append(hint))
    page.on_enter()
    assert said == ["Set by your organization."]
    assert page.address.edit.isReadOnly()
    assert not page.found.isEnabled()
    assert [one.key for one in page.acts() if one.enabled] == ["Esc", "F9"]
    policy.unlink()
    page.on_enter()
    assert said[1] == ""
    assert not page.address.edit.isReadOnly()
    assert page.found.isEnabled()
