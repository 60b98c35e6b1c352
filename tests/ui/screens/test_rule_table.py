"""Every rule of acceptance through the payment form: what it says, what it lets through, and what
is recorded of the answer. The table is the one that scripts are tried with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import MARKS
from cashier.domain.micr import read_micr
from cashier.domain.verdict import SEVERITY, Severity
from cashier.services import training
from cashier.settings import Home
from cashier.vault import Keys
from tests.journeys.rule_table import BY_CODE, RULES, Item, Rule, feed_for_rules
from tests.ui.screens.at_work import ALT, CTRL, AtWork, Key
from tests.ui.screens.conftest import BOYLE, MADE_AT, PASSPHRASE, RIVERA
from ui.counter import Counter
from ui.dialogs import Question
from ui.screens.approval import ApprovalDialog
from ui.screens.find import DEBOUNCE_MS
from ui.screens.pay_dialogs import NameDialog, OddDialog, SplitDialog
from ui.wedge import Scan, ScanKind

FIVE = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
KINDS = {
    "personal_check": Key.Key_1,
    "usps_money_order": Key.Key_4,
    "western_union_money_order": Key.Key_4,
}


@pytest.fixture(scope="module")
def home_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the rules' own feed."""
    folder = tmp_path_factory.mktemp("rules")
    feed_for_rules(folder / "feed")
    keys = Keys(folder=folder / "keys", use_keyring=False)
    training.make_home(Home(folder / "home"), keys, TrainingClock(MADE_AT), folder / "feed")
    return folder


class Clerk:
    """Types an item of the table into the form and answers what is said."""

    def __init__(self, work: AtWork, clock: TrainingClock) -> None:
        self.work, self.clock, self.counter = work, clock, work.counter

    def meets(self, rule: Rule) -> list[str]:
        """What is wrong with how the form takes the rule; nothing when all is as it should be."""
        for item in rule.before:
            self.open(item)
            self.enter(item)
            self.finish(item, BY_CODE[rule.code].code, strict=False)
        if rule.evening:
            self.clock.set(FIVE)
        before = self.records()
        self.open(rule.item)
        self.enter(rule.item)
        found = []
        if not any((rule.screen_says or rule.says) in one for one in self.heard()):
            found.append(f"not said: {self.heard()}")
        if self.work.gone[-1] == "review":
            found.append("let through")
        found += self.answered(rule, before)
        self.counter.next_customer()
        return found

    def answered(self, rule: Rule, before: int) -> list[str]:
        """A block stays one; a supervisor and a cashier answer the others, and it is recorded."""
        if rule.severity is Severity.BLOCK:
            self.work.press(Key.Key_F12)
            still = self.work.gone[-1] in ("review", "posted") or self.records() != before
            return ["a block was passed"] if still else []
        self.finish(rule.item, rule.code, strict=True)
        bodies = self.bodies()[before:]
        if len(bodies) != 1:
            return [f"{len(bodies)} records, at {self.work.gone[-1]}, {self.heard()}"]
        if rule.severity is Severity.WARN:
            return [] if rule.code in bodies[0]["accepted"] else [f"not recorded: {bodies[0]}"]
        approved = [(one["rule"], one["approver"]) for one in bodies[0]["overrides"]]
        return [] if (rule.code, BOYLE.number) in approved else [f"not recorded: {approved}"]

    # --- hands ----------------------------------------------------------------------------------

    def open(self, item: Item) -> None:
        """The form for the item's accounts."""
        first, *others = [part["account"] for part in item["allocations"]]
        self.counter.next_customer()
        self.work.open_form(first)
        for number in others:
            self.work.press(Key.Key_F2)
            self.work.type(number, enter=False)
            QTest.qWait(DEBOUNCE_MS + 40)
            question = self.work.shell.findChild(Question)
            if question is not None and question.isVisible():
                question.yes_button.click()
                QApplication.processEvents()

    def enter(self, item: Item) -> None:
        """Everything on the paper, and Review."""
        form = self.work.pay.form
        self.work.press(KINDS[item["kind"]], ALT)
        if item["kind"] == "western_union_money_order":
            form.choose_kind(InstrumentKind.WESTERN_UNION_MONEY_ORDER)
        self.split(item)
        self.field("amount", item["amount"])
        if float(item["amount"]) >= 1000:
            self.field("amount", item["amount"])
        missed = {"number", "routing", "account"}
        if "micr" in item:
            line = read_micr(item["micr"])
            missed = set(line.unread)
            scan = Scan(kind=ScanKind.MICR, text=item["micr"], micr=line)
            assert self.work.pay.scanned(scan)
            QTest.qWait(250)  # the form settles before hands go on
        bank = ("routing", "account") if item["kind"].endswith("check") else ()
        for name in ("number", *bank):
            # what the reader read stands there; what it missed is typed
            if name in missed:
                self.field(name, item[name])
            if name == "routing" and not self.work.pay.item.routing:
                self.field(name, item[name])  # what a reader missed is typed twice
        self.odd(item)
        year, _, day = item["dated"].partition("-")
        if year:
            self.field("dated", f"{day.replace('-', '/')}/{year}")
        for name in self.seen(item):
            form.ticks[name].setChecked(True)
        if item.get("memo_has_account") is False:
            form.ticks["memo"].setChecked(False)
        self.settle()
        self.work.pay.form.completed.emit()
        self.settle()

    def field(self, name: str, typed: str) -> None:
        control = self.work.pay.form.control_of(name)
        control.setFocus()
        control.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(control, typed)
        QTest.keyClick(control, Key.Key_Return)
        QApplication.processEvents()

    def split(self, item: Item) -> None:
        """The parts by hand; a split that is to be wrong gets a right one first, and the amount is
        changed after it, for the dialog itself lets nothing wrong through.
        """
        parts = item["allocations"]
        if len(parts) < 2:
            return
        self.field("amount", f"{sum(float(part['amount']) for part in parts):.2f}")
        self.work.press(Key.Key_S, CTRL)
        dialog = self.visible(SplitDialog)
        for part in parts:
            dialog.fields[part["account"]].edit.setText(part["amount"])
        dialog.save()
        QApplication.processEvents()

    def odd(self, item: Item) -> None:
        named = {
            "altered": item.get("altered", False),
            "third": item.get("third_party", False),
            "foreign": item.get("foreign", False) or item.get("international", False),
            "words": item.get("amount_words", ""),
            "limit": item.get("limit_printed", ""),
            "condition": item.get("restrictive", ""),
        }
        if not any(named.values()):
            return
        self.work.press(Key.Key_O, CTRL)
        dialog = self.visible(OddDialog)
        for tick in ("altered", "third", "foreign"):
            getattr(dialog, tick).setChecked(named[tick])
        for name in ("words", "limit", "condition"):
            getattr(dialog, name).edit.setText(named[name])
        dialog.save()
        QApplication.processEvents()

    def seen(self, item: Item) -> list[str]:
        """What is ticked because it is on the paper."""
        marks = item.get("marks", list(MARKS.get(InstrumentKind(item["kind"]), ())))
        return [
            *(["payable"] if item.get("payee", "Health Connector") == "Health Connector" else []),
            *(["signed"] if item.get("signed", True) else []),
            *marks,
        ]

    def finish(self, item: Item, code: str, *, strict: bool) -> None:
        """Answers everything, reviews and records."""
        for _ in range(12):
            waiting = self.work.pay.form.verdicts.first_waiting()
            if waiting is None or self.work.gone[-1] == "review":
                break
            if SEVERITY.get(waiting.key[0]) is Severity.SUPERVISOR:
                if strict:
                    self.work.press(Key.Key_F12)
                    assert self.work.gone[-1] == "pay", f"{code}: F12 passed a supervisor"
                self.sign()
            else:
                self.work.press(Key.Key_A, ALT)
        self.settle()
        if self.work.gone[-1] == "pay":
            self.work.pay.form.completed.emit()
            self.settle()
        for dialog in self.work.shell.findChildren(NameDialog):
            if dialog.isVisible():  # no member to be the payer
                dialog.name.edit.setText("A Neighbour")
                dialog.save()
                self.work.pay.leaving.review()
                self.settle()
        self.work.press(Key.Key_F12)
        self.settle()

    def sign(self) -> None:
        """First the cashier tries to approve their own act; then a supervisor does."""
        self.work.press(Key.Key_A, ALT)
        dialog = self.visible(ApprovalDialog)
        dialog.reason.setCurrentIndex(1)
        credentials = dialog.form.credentials
        for number in (RIVERA.number, BOYLE.number):
            assert dialog.isVisible(), "nobody approves their own act"
            credentials.number_field.edit.setText(number)
            credentials.password_field.edit.setText(PASSPHRASE)
            dialog.yes_button.click()
            QApplication.processEvents()

    def visible(self, kind: type[Any]) -> Any:
        """The dialog that is open now."""
        found = [one for one in self.work.shell.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__}; {self.heard()}"
        return found[-1]

    # --- eyes -----------------------------------------------------------------------------------

    def settle(self) -> None:
        # Review asks the rules at once, and so does every answer: no timer to wait for
        QTest.qWait(20)

    def heard(self) -> list[str]:
        """All that stands under the form and beside its labels."""
        form = self.work.pay.form
        hints = [field.hint.text() for field in form.fields.values()]
        return [*self.work.said(), *filter(None, hints), self.work.pay.hint]

    def bodies(self) -> list[Mapping[str, Any]]:
        with self.counter.desk.store.read() as connection:
            rows = connection.execute(
                text("SELECT canonical FROM posting WHERE kind = 'payment' ORDER BY station_seq")
            ).scalars()
            return [json.loads(one)["body"] for one in rows]

    def records(self) -> int:
        return len(self.bodies())


@pytest.mark.parametrize("severity", list(Severity))
def test_on_screen(
    severity: Severity, at_counter: Counter, clock: TrainingClock, qtbot: QtBot
) -> None:
    """All rules of a severity in one window, those of the evening last."""
    clerk = Clerk(AtWork(at_counter, qtbot), clock)
    tried = [rule for rule in RULES if rule.severity is severity]
    found = {
        rule.code: wrong
        for rule in sorted(tried, key=lambda one: one.evening)
        if (wrong := clerk.meets(rule))
    }
    assert found == {}


def test_words_prevail_and_the_record_says_who_approved(
    at_counter: Counter, clock: TrainingClock, qtbot: QtBot
) -> None:
    """Recorded at the words, with the bill compared with them and not with the figures."""
    clerk = Clerk(AtWork(at_counter, qtbot), clock)
    assert clerk.meets(BY_CODE["CHK-AMOUNT-MISMATCH"]) == []
    assert at_counter.last_visit is not None
    assert at_counter.last_visit.total_cents == 26000
    assert "PAY-OVER" in clerk.bodies()[-1]["accepted"]
