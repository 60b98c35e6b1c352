"""A day's paper to the bank with keys alone, in the real window with its real threads.

One prepares, with the line cut at the wrong moment; another verifies, the bag leaves, the bank has
it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.deposit import Deposit, DepositStage
from cashier.services import deposits
from cashier.services.desk import Desk
from tests.ui.screens.conftest import BOYLE, RIVERA, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.trays import closed
from tests.ui.test_app import Line, line, program, settle, sign_in
from tests.ui.walk import clipped, faults
from ui.app import Program
from ui.dialogs import Question
from ui.palette import Palette
from ui.screens.deposit import DepositPage
from ui.screens.deposit_verify import DepositVerifyPage

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]

MORNING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


def the_deposit(desk: Desk) -> Deposit:
    (one,) = deposits.deposits(desk, BOYLE)
    return one


def go_by_palette(qtbot: QtBot, program: Program, words: str, screen: str) -> None:
    press("Ctrl+K")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Palette))
    palette = program.shell.palette_box
    assert palette is not None
    qtbot.waitUntil(palette.search.hasFocus)
    type_in(words)
    press("Return")
    settle(qtbot, program, screen)


def hold_each(qtbot: QtBot, page: DepositPage | DepositVerifyPage) -> None:
    """Types the number of every item, as somebody without a scanner does."""
    qtbot.waitUntil(lambda: bool(page.held.stack.lines) and page.held.number.hasFocus())
    for one in page.held.stack.lines:
        type_in(one.number)
        press("Return")
    assert not page.held.stack.missing


def can_go_on(qtbot: QtBot, program: Program) -> None:
    """Waits until F12 does something on the page shown."""
    page = program.page(program.screen)
    qtbot.waitUntil(lambda: any(act.key == "F12" and act.enabled for act in page.acts()))


def reached(qtbot: QtBot, desk: Desk, stage: DepositStage) -> None:
    qtbot.waitUntil(lambda: the_deposit(desk).stage is stage)


def say_yes(qtbot: QtBot) -> None:
    """The harmless button has the focus; the other is one Tab away."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Question))
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    qtbot.waitUntil(question.buttons[0].hasFocus)
    press("Tab", "Return")


def test_from_closed_drawers_to_the_bank_with_keys_alone(
    program: Program, desk: Desk, clock: TrainingClock, line: Line, qtbot: QtBot
) -> None:
    closed(desk, clock, RIVERA, MORNING, checks=("1042",), orders=1)
    clock.set(EVENING)
    program.begin_work()
    settle(qtbot, program)
    sign_in(qtbot, program, "2001")
    go_by_palette(qtbot, program, "deposit", "deposit")
    page = program.page("deposit")
    assert isinstance(page, DepositPage)
    hold_each(qtbot, page)
    assert page.bag.edit.hasFocus()
    type_in("te0048209")
    line.cut = True
    program.ledger._drop()
    press("Return", "F12")
    qtbot.waitUntil(page.trouble.isVisible)
    assert "ledger" in page.trouble.accessibleName()
    assert deposits.deposits(desk, BOYLE) == ()
    line.cut = False
    program.ledger.now()
    can_go_on(qtbot, program)
    press("F12")
    settle(qtbot, program, "deposits")
    made = the_deposit(desk)
    assert (made.stage, made.ticket) == (DepositStage.PREPARED, "TRN-20261123-01")

    # The preparer would have to call somebody: the other supervisor takes over the window.
    press("F11")
    settle(qtbot, program, "sign_in")
    sign_in(qtbot, program, "2002")
    go_by_palette(qtbot, program, "deposit", "deposit")
    press("F9")
    settle(qtbot, program, "deposits")
    can_go_on(qtbot, program)
    press("F12")
    settle(qtbot, program, "deposit_verify")
    verify = program.page("deposit_verify")
    assert isinstance(verify, DepositVerifyPage)
    hold_each(qtbot, verify)
    assert list(faults(verify)) == []
    qtbot.waitUntil(lambda: not list(clipped(verify)))
    press("F12")
    settle(qtbot, program, "deposits")
    for before, after in (
        (DepositStage.VERIFIED, DepositStage.SENT),
        (DepositStage.SENT, DepositStage.CONFIRMED),
    ):
        reached(qtbot, desk, before)
        can_go_on(qtbot, program)
        settle(qtbot, program)
        press("F12")
        say_yes(qtbot)
        reached(qtbot, desk, after)
        settle(qtbot, program)
    one = the_deposit(desk)
    assert (one.prepared.staff, one.verified and one.verified.staff) == ("2001", "2002")
    assert deposits.trace(desk, BOYLE, one.deposit_id).agrees
