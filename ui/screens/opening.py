"""Opening an account for the visit in hand: looking at it, adding it, taking payment for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.identifiers import Kind, parse_coupon, recognise
from cashier.services import accounts
from cashier.services.accounts import AccountView
from ui.counter import Counter
from ui.dialogs import ask
from ui.screens.account_words import account_shown
from ui.tasks import Lane
from ui.visit import VisitInHand

Failed = Callable[[Refusal | Fault], None]


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("opening", text)


def open_view(
    owner: QWidget,
    counter: Counter,
    number: str,
    done: Callable[[AccountView], None],
    failed: Failed,
) -> None:
    """Reads an account with the visit's confirmations; the opening is audited."""
    desk, who = counter.desk, counter.person
    confirmed = tuple(counter.visit.confirmations) if counter.visit is not None else ()
    found_by = counter.found_by(number)
    counter.tasks.run(
        Lane.DB,
        lambda: accounts.open_account(desk, who, number, confirmed, found_by=found_by),
        owner,
        done,
        failed,
    )


def look_at(counter: Counter, view: AccountView) -> None:
    """The account is on the screen. Until the payment form is open a visit holds the accounts of
    one household; another person's account begins another visit, and the confirmation ends.
    """
    visit = counter.visit
    if visit is None or (not visit.form_open and not visit.same_household(view)):
        visit = counter.visit = VisitInHand()
    if not visit.form_open or visit.account(view.line.billing_account_number) is not None:
        visit.put(view)


def start_payment(owner: QWidget, counter: Counter, number: str, failed: Failed) -> None:
    """The payment form for an account; in an open form the account is added."""
    visit = counter.visit
    if visit is not None and visit.form_open:
        add_to_visit(owner, counter, number, failed)
        return

    def opened(view: AccountView) -> None:
        look_at(counter, view)
        assert counter.visit is not None
        counter.visit.accounts = [
            view,
            *(one for one in counter.visit.accounts if one.line != view.line),
        ]
        _only_paid_for(counter.visit, number)
        counter.go("pay", number)

    open_view(owner, counter, number, opened, failed)


def number_not_found(text: str) -> str:
    """The billing account number that was typed or scanned and that no account has; '' where it
    was something else, or misread.
    """
    read = recognise(text)
    if read.problem:
        return ""
    if read.kind is Kind.COUPON:
        return parse_coupon(read.value).billing_account_number
    return read.value if read.kind is Kind.ACCOUNT else ""


def take_not_found(counter: Counter, number: str) -> None:
    """The payment form for an account that is not in this copy, or (`number` '') for one nobody
    knows: a supervisor approves either. An open form gets it beside its accounts.
    """
    visit = counter.visit
    if visit is None or not visit.form_open:
        visit = counter.visit = VisitInHand()
    if number:
        visit.unknown = number
    else:
        visit.unidentified = True
    counter.go("pay", number or None)


def _only_paid_for(visit: VisitInHand, number: str) -> None:
    """Accounts that were only looked at are not part of the payment; the form offers them."""
    visit.accounts = [v for v in visit.accounts if v.line.billing_account_number == number]


def add_to_visit(owner: QWidget, counter: Counter, number: str, failed: Failed) -> None:
    """Adds an account to the open form; another household only after asking."""

    def opened(view: AccountView) -> None:
        visit = counter.visit
        if visit is None or visit.same_household(view):
            _add(counter, view)
            return

        def answered(yes: bool) -> None:
            if yes:
                _add(counter, view)

        ask(
            owner,
            tr("Add {name}, {account}, to this visit?").format(
                name=view.display_name, account=account_shown(view.line)
            ),
            tr(
                "This visit is for {name}. The account may belong to another household."
                " All items of a visit stand on one receipt."
            ).format(name=visit.member_name),
            yes=tr("Add account"),
            no=tr("Keep as it is"),
            answer=answered,
        )

    open_view(owner, counter, number, opened, failed)


def _add(counter: Counter, view: AccountView) -> None:
    visit = counter.visit
    if visit is None:
        visit = counter.visit = VisitInHand()
    visit.put(view)
    counter.go("pay", view.line.billing_account_number)
