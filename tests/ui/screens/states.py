"""Pages in a state that their stage does not show, because other fields or longer words stand in
it. Named as the stage with the state behind it: `pay.PayPage, money order`.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cashier.domain.instrument import InstrumentKind
from tests.ui.screens.conftest import RIVERA
from tests.ui.screens.stages import Stage, Theatre, stage_of
from tests.ui.screens.takings import HEALTH
from ui.screens.find import FindPage
from ui.screens.pay import PayPage

STATES: dict[str, Stage] = {}


def stage_or_state(name: str) -> Stage:
    """The stage of a class or of one of the states here."""
    return STATES.get(name) or stage_of(name)


def _pay(on: Theatre, kind: InstrumentKind, *, typed: str = "", left: bool = False) -> None:
    """The form with one item of a kind, on a home whose drawer is open."""
    on.enter(RIVERA)
    visit = on.visit(typed=False)
    form = on.form(kind)
    form.amount, form.number = typed, "1043" if typed else ""
    form.reviewed = left
    visit.forms = [form]
    page = on.go("pay")
    assert isinstance(page, PayPage)
    page.edited()
    page.checks.check()


def _money_order(on: Theatre) -> QWidget | None:
    _pay(on, InstrumentKind.USPS_MONEY_ORDER)
    return None


def _warnings(on: Theatre) -> QWidget | None:
    """A bank check over an amount that needs answers, with what is missing said at its fields."""
    _pay(on, InstrumentKind.BANK_CHECK, typed="12345.67", left=True)
    return None


def _not_confirmed(on: Theatre) -> QWidget | None:
    """The account of somebody whose identity was not confirmed."""
    on.enter(RIVERA)
    on.go("account", HEALTH)
    return None


def _nothing_found(on: Theatre) -> QWidget | None:
    on.enter(RIVERA)
    page = on.go("find")
    assert isinstance(page, FindPage)
    page.search.setText("qqqq zzzz")
    page._search()
    return None


STATES |= {
    "account.AccountPage, not confirmed": _not_confirmed,
    "find.FindPage, nothing found": _nothing_found,
    "pay.PayPage, money order": _money_order,
    "pay.PayPage, warnings": _warnings,
}
