"""What the ledger asks of the station: listed for a supervisor, answered with the account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from cashier.clock import TrainingClock
from cashier.ledger.contract import Ledger
from cashier.services import accounts, payments
from cashier.sync import step
from tests.cashier.counter import check, draft, item, overriding
from tests.ui.screens.conftest import BOYLE, RIVERA
from tests.ui.screens.takings import HEALTH
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.mistake import AnswerDialog
from ui.screens.questions import QuestionsPage
from ui.shell import Shell

UNKNOWN = "799999999"


def test_a_supervisor_answers_for_an_account_the_ledger_did_not_know(
    at_counter: Counter,
    show: Callable[[Page], Shell],
    ledger: Ledger,
    clock: TrainingClock,
) -> None:
    desk = at_counter.desk
    tender = item(desk, check(20600, "1042"), (UNKNOWN, 20600))
    payments.take(desk, RIVERA, draft(desk, tender, overrides=(overriding(desk, "ACC-UNKNOWN"),)))
    step(desk.store, ledger, clock, desk.identity)
    at_counter.who = BOYLE
    page = QuestionsPage(at_counter)
    show(page)
    model = page.table.table_model
    assert [model.cell(0, n).words() for n in range(1, 6)] == [
        "TRN-01-000001-1",
        "check 1042",
        "$206.00",
        "...9999",
        "Account not known: which one was it for?",
    ]
    assert page.context == "1 question"
    assert not list(faults(page))
    assert not list(clipped(page))
    answer = page.acts()[-1]
    assert (answer.text, answer.key, answer.enabled) == ("Answer", "F12", True)
    answer.slot()
    dialog = page.window().findChildren(AnswerDialog)[-1]
    assert not dialog.signer.isVisible(), "another person took it: a supervisor answers alone"
    assert not list(faults(dialog))
    dialog.commit()
    assert dialog.isVisible(), "without an account nothing is answered"
    QTest.keyClicks(dialog.account.edit, HEALTH)
    dialog.reason.setCurrentIndex(1)
    dialog.commit()
    assert page.empty.isVisible()
    assert page.context == "0 questions"
    done = step(desk.store, ledger, clock, desk.identity)
    assert (done.waiting, done.attention) == (0, 0)
    view = accounts.open_account(desk, RIVERA, HEALTH, payer_safe=False)
    assert view.standing is not None
    assert view.standing.owed_cents == 0


def test_only_supervisors_see_them(at_counter: Counter, show: Callable[[Page], Shell]) -> None:
    page = QuestionsPage(at_counter)
    show(page)
    assert page.empty.isVisible()
    assert "supervisor" in page.empty.text()
