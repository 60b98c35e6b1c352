"""The whole program: sign-in, drawer, lock, switch, status and end, with keys, on a real home."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Fault
from cashier.domain.payment import IdentityMethod, ItemState
from cashier.ledger.contract import Ledger
from cashier.ledger.open import open_ledger
from cashier.services import accounts, approvals, drawers, items, staffing
from cashier.services.desk import Desk
from cashier.services.force_close import force_close
from cashier.store import audit, journal
from cashier.vault import Keys
from receipts.printers import parse_printer
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH, check, take
from tests.ui.walk import clipped, faults
from ui import style
from ui.app import Program
from ui.dialogs import ErrorBox, Question
from ui.last_resort import LastResort, code_of
from ui.pages import SCREENS
from ui.screens.settings import SettingsPage
from ui.style import Theme, Tone
from ui.visit import VisitInHand
from ui.workers import Contact

__all__ = ["clock", "desk", "home_made", "keys"]

Opener = Callable[[], Ledger]


class Line:
    """The way to the ledger, which a test can cut."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self.cut = False

    def __call__(self) -> Ledger:
        if self.cut:
            raise Fault("ledger.unreachable", reason="cut")
        return self._opener()


@pytest.fixture
def line(desk: Desk, keys: Keys) -> Line:
    return Line(lambda: open_ledger(desk.home.ledger_url, keys, desk.clock))


@pytest.fixture
def program(
    desk: Desk, line: Line, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Program]:
    """Started, with sign-in shown; ledger and printer work once `begin_work` was called."""
    printer = parse_printer((tmp_path / "receipts.bin").as_uri())
    program = Program(desk, line, printer, qapp, timers=False)
    program.shell.resize(1366, 768)
    with qtbot.waitActive(program.shell):
        program.start()
        program.shell.activateWindow()
    qtbot.waitUntil(lambda: not program.busy)
    yield program
    program.close()
    program.shell.deleteLater()


def settle(qtbot: QtBot, program: Program, screen: str = "") -> None:
    qtbot.waitUntil(lambda: not program.busy and screen in ("", program.screen))


def sign_in(qtbot: QtBot, program: Program, number: str = "1001") -> None:
    type_in(number)
    press("Return")
    type_in(PASSPHRASE)
    press("Return")
    qtbot.waitUntil(lambda: program.screen != "sign_in")
    settle(qtbot, program)


def nav(program: Program) -> dict[str, bool]:
    return {key: item.isEnabled() for key, item in program.shell.nav_items.items()}


def test_a_day_begins(program: Program, qtbot: QtBot) -> None:
    shell = program.shell
    assert program.screen == "sign_in"
    assert shell.windowTitle() == "TRAINING"
    assert shell.band.isVisible()
    assert shell.header.station.text() == "Training Walk-in Center, station 1"
    program.begin_work()
    settle(qtbot, program)
    assert shell.cells["printer"].text() == "Printer ready"
    assert shell.cells["ledger"].text() == "Ledger online, last 8:31"
    assert shell.cells["drawer"].text() == "No drawer open"
    assert list(faults(shell)) == []
    qtbot.waitUntil(lambda: not list(clipped(shell)))
    sign_in(qtbot, program)
    assert program.screen == "open_drawer"
    assert shell.header.person.text() == "A. Rivera"
    assert shell.header.time.text() == "Mon 23 Nov 2026, 8:31 AM"
    assert nav(program) == {
        "find": True,
        "pay": False,
        "today": True,
        "open_drawer": True,
        "help": True,
    }
    press("F3")
    settle(qtbot, program, "today")
    assert any(one.text == "Open a drawer" for one in shell.commands())
    press("F7")
    settle(qtbot, program, "open_drawer")
    press("Space", "F12")
    settle(qtbot, program, "find")
    assert nav(program)["close"]
    assert not any(one.text == "Open a drawer" for one in shell.commands())
    assert shell.cells["drawer"].text() == "Drawer open since 8:31 AM"
    qtbot.waitUntil(lambda: "all confirmed" in shell.cells["ledger"].text())
    assert shell.cells["ledger"].tone is Tone.SUCCESS
    assert list(faults(shell)) == []


def test_an_open_drawer_is_gone_on_with(program: Program, desk: Desk, qtbot: QtBot) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    assert program.screen == "find"


def test_a_drawer_closed_from_elsewhere_is_said_and_left(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    session = drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    program.go("count")
    settle(qtbot, program, "count")
    said: list[str] = []
    program.shell.toast = lambda text, tone=None: said.append(text)  # type: ignore[method-assign]
    force_close(desk, BOYLE, session.session_id, "asked for from another station")
    program.events.drawer_changed.emit(None)
    settle(qtbot, program, "open_drawer")
    assert said == ["Your drawer was closed by a supervisor."]
    assert program.counter.drawer is None
    assert "close" not in nav(program)
    assert nav(program)["open_drawer"]


def test_a_count_is_gone_on_with(program: Program, desk: Desk, qtbot: QtBot) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    drawers.begin_count(desk, RIVERA)
    sign_in(qtbot, program)
    assert program.screen == "count"
    assert program.counter.drawer is not None
    assert program.counter.drawer.state is DrawerState.COUNTING
    assert nav(program) == {
        "find": True,
        "pay": False,
        "today": False,
        "close": True,
        "help": True,
    }
    assert program.shell.cells["drawer"].text() == "Counting the drawer"


OFFICE = ("board", "deposit", "reports", "exceptions", "audit")


@pytest.mark.parametrize(
    ("number", "screen", "entries"),
    [
        ("2001", "board", {"find", "pay", "today", "open_drawer", *OFFICE, "help"}),
        ("3001", "staff", {"staff", "stations", "settings", "help"}),
        ("4001", "reports", {"find", *OFFICE, "help"}),
    ],
)
def test_each_role_has_its_own_way(
    program: Program, qtbot: QtBot, number: str, screen: str, entries: set[str]
) -> None:
    sign_in(qtbot, program, number)
    assert program.screen == screen
    assert set(program.shell.nav_items) == entries


def test_lock_keeps_the_visit_and_ends_confirmations(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    confirmed = accounts.confirm_identity(desk, RIVERA, HEALTH, IdentityMethod.PHOTO_ID)
    view = accounts.open_account(desk, RIVERA, HEALTH, (confirmed,))
    program.counter.visit = VisitInHand(
        accounts=[view], confirmations=[confirmed], payer_name="Rosa M Alves"
    )
    press("Ctrl+L")
    settle(qtbot, program, "lock")
    assert not program.shell.header.person.isVisible()
    assert "Alves" not in " ".join(
        w.text()
        for w in program.shell.findChildren(type(program.shell.header.person))
        if w.isVisible()
    )
    press("F2")
    assert program.screen == "lock"
    type_in(PASSPHRASE)
    press("Return")
    settle(qtbot, program, "find")
    visit = program.counter.visit
    assert visit is not None
    assert visit.payer_name == "Rosa M Alves"
    assert visit.confirmations == []
    assert [one.standing for one in visit.accounts] == [None]


def test_switching_leaves_nothing_behind(program: Program, desk: Desk, qtbot: QtBot) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    press("F11")
    settle(qtbot, program, "sign_in")
    assert program.counter.who is None
    assert program.counter.drawer is None
    assert set(program.pages) == {"sign_in"}
    sign_in(qtbot, program, "1002")
    assert program.screen == "open_drawer", "a drawer is a person's own"
    press("F11")
    settle(qtbot, program, "sign_in")
    sign_in(qtbot, program)
    assert program.screen == "find"


def test_items_typed_are_not_left_without_a_word(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    visit = VisitInHand(payer_name="Rosa M Alves")
    visit.items.append(object())  # type: ignore[arg-type]
    program.counter.visit = visit
    program.shell.close()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.no_button.click()
    assert program.screen == "find"
    program.shell.close()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    assert program.shell.isVisible()
    question.yes_button.click()
    assert not program.shell.isVisible()


def test_a_cut_line_keeps_everything_and_comes_back(
    program: Program, desk: Desk, line: Line, qtbot: QtBot
) -> None:
    line.cut = True
    program.begin_work()
    settle(qtbot, program)
    assert program.ledger.contact is Contact.UNREACHABLE
    assert "sent later" in program.page("sign_in").note.title.text()  # type: ignore[attr-defined]
    sign_in(qtbot, program)
    press("Space", "F12")
    settle(qtbot, program, "find")
    cell = program.shell.cells["ledger"]
    qtbot.waitUntil(lambda: cell.text() == "Ledger cannot be reached since 8:31, 1 kept here")
    assert cell.tone is Tone.WARNING
    line.cut = False
    program.ledger.now()
    qtbot.waitUntil(lambda: "all confirmed" in cell.text())


def test_a_payment_is_printed_and_sent_by_itself(
    program: Program, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    program.begin_work()
    sign_in(qtbot, program)
    visit = take(desk, RIVERA, check())
    program.events.payment_taken.emit(visit)
    assert program.counter.last_visit == visit
    qtbot.waitUntil((tmp_path / "receipts.bin").exists)
    qtbot.waitUntil(lambda: program.printer.last_printed is not None)
    qtbot.waitUntil(lambda: "all confirmed" in program.shell.cells["ledger"].text())
    assert program.shell.cells["printer"].text() == "Printer ready, 0 held"


def test_signing_out_keeps_what_waits_and_says_so(
    program: Program, desk: Desk, line: Line, qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    line.cut = True
    drawers.open_drawer(desk, RIVERA, TODAY)
    program.begin_work()
    sign_in(qtbot, program)
    take(desk, RIVERA, check())
    program.news.read()
    settle(qtbot, program)
    press("F11")
    settle(qtbot, program, "sign_in")
    assert program.shell.toast_box.isVisible()
    assert ("Signed out. 2 items are kept here and will be sent.", False) in said
    with desk.store.read() as connection:
        assert journal.counts(connection)[ItemState.CONFIRMED] == 0


def test_a_supervisor_hears_of_a_question_wherever_they_are_and_the_cashier_of_the_answer(
    program: Program, desk: Desk, qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    """The whole way through the window's own exchange with the ledger; no dialog opens."""
    drawers.open_drawer(desk, RIVERA, TODAY)
    visit = take(desk, RIVERA, check())
    program.begin_work()
    settle(qtbot, program)
    sign_in(qtbot, program, "2001")
    settle(qtbot, program)
    request = approvals.ask_void(desk, RIVERA, visit.receipt_number, 1, reason="wrong account")
    program.events.drawer_changed.emit(None)
    board = program.shell.nav_items["board"]
    qtbot.waitUntil(lambda: board.badge == 1)
    assert any("asks for an approval" in one for one, _ in said)
    press("F11")
    settle(qtbot, program, "sign_in")
    sign_in(qtbot, program)
    settle(qtbot, program)
    signed = staffing.approve(desk, "2001", PASSPHRASE, act=approvals.ANSWER, act_of="1001")
    approvals.approve(desk, BOYLE, request, approval=signed)
    program.ledger.now()
    qtbot.waitUntil(lambda: any("approved by N. Boyle, and done" in one for one, _ in said))
    assert not QApplication.activeModalWidget()
    assert items.today(desk, RIVERA)[0].voided_at is not None


def test_never_two_tries_at_once(program: Program, qtbot: QtBot) -> None:
    tries: list[object] = []
    program.ledger.asked.connect(tries.append)
    for _ in range(5):
        program.ledger.now()
    settle(qtbot, program)
    assert len(tries) == 1
    qtbot.waitUntil(lambda: len(tries) == 2)
    qtbot.wait(400)
    assert len(tries) == 2


def test_the_minute_and_the_day(program: Program, clock: TrainingClock, qtbot: QtBot) -> None:
    days: list[object] = []
    program.events.day_changed.connect(days.append)
    sign_in(qtbot, program)
    clock.set(datetime(2026, 11, 23, 15, 50, tzinfo=UTC))
    program.second()
    assert program.shell.header.time.text() == "Mon 23 Nov 2026, 10:50 AM"
    assert days == []
    clock.set(datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    program.second()
    assert program.shell.header.time.text() == "Tue 24 Nov 2026, 12:00 AM"
    assert [str(day) for day in days] == ["2026-11-24"]


def test_the_status_cells_open_their_page_and_esc_goes_back(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    program.shell.cells["ledger"].click()
    settle(qtbot, program, "status")
    press("Esc")
    settle(qtbot, program, "find")


def test_the_end_is_clean(program: Program, desk: Desk, qtbot: QtBot) -> None:
    program.begin_work()
    sign_in(qtbot, program)
    program.close()

    def left() -> set[str]:
        names = {thread.name for thread in threading.enumerate()}
        return {name for name in names if name.startswith(("db", "io", "printer"))}

    # the work is done when `close` returns; its thread may need a moment more to be gone
    qtbot.waitUntil(lambda: not left())
    with desk.store.read() as connection:
        last = list(audit.lines(connection))[-1]
    assert "sign_out" in last.canonical


def test_every_screen_of_the_table_exists(program: Program, desk: Desk, qtbot: QtBot) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    for name in SCREENS:
        assert program.page(name) is program.page(name)


def test_what_nobody_expected_is_said_in_plain_words(
    program: Program, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    last = LastResort()
    last.window = program.shell
    try:
        raise KeyError("Rosa M Alves")
    except KeyError as error:
        bug = error
    with caplog.at_level("ERROR", logger="cashier.desktop"):
        last._escaped(type(bug), bug, bug.__traceback__)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ErrorBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, ErrorBox)
    assert box.windowTitle() == "Something went wrong in the program"
    assert code_of(bug) in caplog.text
    assert "Alves" not in caplog.text
    assert "Alves" not in box._details
    box.close()


HEAVY = ("reportlab", "escpos", "PIL", "holidays", "alembic", "psycopg", "rapidfuzz", "pypdfium2")


def test_sign_in_loads_no_more_than_it_needs() -> None:
    code = f"import sys, ui.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_settings_are_a_key_away_and_esc_goes_back(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press("Ctrl+Comma")
    assert program.screen == "sign_in", "nobody is signed in"
    sign_in(qtbot, program)
    program.go("today")
    press("Ctrl+Comma")
    assert program.screen == "settings"
    assert not clipped_frame(program)
    page = program.page("settings")
    assert isinstance(page, SettingsPage)
    page.sections[1].tick.click()  # type: ignore[attr-defined]
    settle(qtbot, program)
    assert not program.sounds.on
    page.sections[0].tiles[2].click()  # type: ignore[attr-defined]
    settle(qtbot, program)
    assert style.tokens().theme is Theme.DARK
    press("Ctrl+Z")
    settle(qtbot, program)
    assert style.tokens().theme is not Theme.DARK
    page.list.choose(2)
    page.sections[2].languages.set_value("es")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: program.page("settings") is not page)
    anew = program.page("settings")
    assert isinstance(anew, SettingsPage)
    assert anew.stack.currentIndex() == 2
    assert anew.title != "Settings"
    assert "10 s" in anew.hint
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: program.page("settings").title == "Settings")
    settle(qtbot, program)
    page = program.page("settings")
    assert isinstance(page, SettingsPage)
    page.sections[5].printer_button.click()  # type: ignore[attr-defined]
    assert program.screen == "printer"
    press("Esc")
    assert program.screen == "settings"
    press("Esc")
    assert program.screen == "today"
    program.shell.header.settings.click()
    assert program.screen == "settings"
    applied: list[Theme] = []
    monkeypatch.setattr(style, "apply", lambda app, theme, scale: applied.append(theme))
    for theme in ("system", "dark"):
        program.look.chosen = (theme, 100)
        program.look.hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        qtbot.wait(1)
    assert applied == [Theme.SYSTEM], "only who follows the computer"
    monkeypatch.undo()
    program.lock()
    press("Ctrl+Comma")
    assert program.screen == "lock"


def clipped_frame(program: Program) -> list[str]:
    return list(clipped(program.shell.header))
