"""The audit on the screen: found, told in words, checked, saved; nothing is a line twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from sqlalchemy import text

from cashier import services
from cashier.clock import TrainingClock
from cashier.domain.audit_events import GROUPS, AuditGroup
from cashier.services import accounts, audit_file, staffing
from cashier.services.accounts import FoundBy
from cashier.services.desk import Desk
from cashier.store import audit
from tests.ui.screens.conftest import BOYLE, NOW, RIVERA, Show
from tests.ui.screens.takings import check, take
from tests.ui.walk import clipped, faults
from ui import style
from ui.counter import Counter
from ui.screens import audit_words
from ui.screens.audit import ALL, AuditPage
from ui.style import Theme


@pytest.fixture
def page(at_counter: Counter, clock: TrainingClock, show: Show) -> Iterator[AuditPage]:
    """A morning of A. Rivera, read by N. Boyle."""
    desk = at_counter.desk
    accounts.open_account(desk, RIVERA, "712345678", found_by=FoundBy(kind="name", hits=3))
    clock.set(NOW + timedelta(minutes=5))
    take(desk, RIVERA, check())
    staffing.lock(desk, RIVERA)
    at_counter.who = BOYLE
    made = AuditPage(at_counter)
    show(made)
    yield made
    made.hide()


def events(page: AuditPage) -> list[str]:
    return [one.event for one in page.table.rows()]


def lines(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return [line.body.event for line in audit.lines(connection)]


def test_the_newest_first_and_the_chain_in_a_sentence(page: AuditPage, at_counter: Counter) -> None:
    assert events(page)[:2] == ["lock", "payment_taken"]
    assert page.chain.text() == f"Chain whole from 1 to {len(lines(at_counter.desk))}"
    assert page.context == "TRN-01"
    page.table.choose(1)
    told = page.detail.findChildren(type(page.detail.event_name))
    said = [one.text() for one in told]
    assert "Payment taken" in said
    assert {"A. Rivera, 1001", "...5678", "$206.00", "TRN-01"} <= set(said)
    assert any(one.endswith("UTC") for one in said)
    assert not list(faults(page))
    assert not list(clipped(page))


def test_what_is_asked_is_a_line_once(page: AuditPage, at_counter: Counter) -> None:
    desk = at_counter.desk
    assert lines(desk).count("audit_searched") == 1
    page.refresh()
    assert lines(desk).count("audit_searched") == 1, "the same question again"
    page.staff.set_value("1001")
    page.staff.chosen.emit("1001")
    assert set(events(page)) == {"drawer_opened", "account_opened", "payment_taken", "lock"}
    page.group.set_value(AuditGroup.PAYMENTS)
    page.group.chosen.emit(AuditGroup.PAYMENTS)
    assert events(page) == ["payment_taken"]
    page.group.set_value(None)
    page.staff.set_value("")
    QTest.keyClicks(page.text, "5678")
    page.refresh()
    assert set(events(page)) == {"account_opened", "payment_taken"}
    assert lines(desk).count("audit_searched") == 4
    assert lines(desk).count("audit_verified") == 0
    page.check()
    assert lines(desk).count("audit_verified") == 1
    assert page.escape()
    QTest.keyClicks(page.text, "nothing like it")
    page.refresh()
    assert page._body.currentWidget() is page.empty


def test_a_broken_chain_is_said_and_what_to_do(page: AuditPage, at_counter: Counter) -> None:
    with at_counter.desk.store.write() as connection:
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text("DELETE FROM audit WHERE n = 3"))
    assert not page.broken.isVisible()
    page.on_enter()
    assert page.chain.text() == "Record 3 does not follow 2"
    assert page.broken.isVisible()
    assert not list(clipped(page))


def test_saved_lines_prove_themselves(page: AuditPage, tmp_path: Path) -> None:
    file = tmp_path / "audit.jsonl"
    page.period.set_value(ALL)
    page.save(file, None)
    whole = audit_file.check(file)
    assert whole.broken is None
    assert whole.texts == whole.lines
    page.staff.set_value("1001")
    page.save(file, page.query())
    some = audit_file.check(file)
    assert some.broken is None
    assert some.texts == 4 < some.lines
    assert "audit.jsonl" in page.hint


@pytest.mark.parametrize(("theme", "scale"), [(Theme.DARK, 1.5), (Theme.CONTRAST, 2.0)])
def test_other_looks(page: AuditPage, theme: Theme, scale: float) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app, theme, scale)
    QTest.qWait(20)
    try:
        assert not list(clipped(page))
    finally:
        style.apply(app, Theme.LIGHT, 1.0)


def test_every_event_has_words() -> None:
    known = audit_words._events()
    assert {event for events in GROUPS.values() for event in events} == known.keys()
    assert audit_words.event("something_new") == "Something new", (
        "one that is new is told by its own name"
    )
    assert {audit_words.group(one) for one in AuditGroup}


def test_every_value_of_an_event_has_a_name() -> None:
    """Else it stands there in the words of the program, and in English."""
    missing = set()
    for file in Path(services.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] == "note":
                missing |= {key.arg for key in call.keywords if key.arg}
    missing -= set(audit_words._names())
    assert not missing
