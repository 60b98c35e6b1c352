"""The visit in hand: one person at the counter, from the first account to the next customer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cashier.clock import Clock
from cashier.domain.payment import IdentityConfirmation, Override, TenderDraft, VisitDraft
from cashier.domain.receipt import LANGUAGES
from cashier.services.accounts import AccountView
from ui.item import ItemInHand


@dataclass(slots=True, kw_only=True)
class VisitInHand:
    """Lives on the main thread only; screens read and change it, services get the frozen `draft()`.

    `visit_id` is made when the payment form opens, at `begun_at`, and then never changes;
    `payer_name` is who stands at the counter; `accounts` are in the order opened; `forms` is what
    was typed so far, an item each; `items` are the tenders made of them, complete once Review is
    open. `unidentified`: nobody knows the account, a supervisor may let the items stand in
    suspense. `unknown` is a billing account number that is not in this station's copy.
    """

    accounts: list[AccountView] = field(default_factory=list)
    confirmations: list[IdentityConfirmation] = field(default_factory=list)
    visit_id: str = ""
    payer_name: str = ""
    language: str = "en"
    forms: list[ItemInHand] = field(default_factory=list)
    items: list[TenderDraft] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)
    begun_at: datetime | None = None
    unidentified: bool = False
    unknown: str = ""

    def draft(self) -> VisitDraft:
        """What the services judge and record."""
        return VisitDraft(
            visit_id=self.visit_id,
            payer_name=self.payer_name,
            tenders=tuple(self.items),
            language=self.language,
            confirmations=tuple(self.confirmations),
            overrides=tuple(self.overrides),
        )

    @property
    def empty(self) -> bool:
        """Nothing was typed yet that leaving would lose."""
        return not self.items and not any(form.typed for form in self.forms)

    def posted(self) -> None:
        """The payment is recorded: what was typed is done with. Accounts and confirmations stay
        until the next customer, for a second payment of the same person.
        """
        self.forms = []
        self.items = []
        self.overrides = []
        self.visit_id = ""

    @property
    def payable(self) -> bool:
        """There is something to pay for: an account, known or not, or suspense."""
        return bool(self.accounts or self.unidentified or self.unknown)

    @property
    def form_open(self) -> bool:
        """The payment form was opened: from then on accounts are added, not exchanged."""
        return bool(self.visit_id)

    @property
    def member_name(self) -> str:
        """The member of the account the visit began with."""
        return self.accounts[0].display_name if self.accounts else ""

    def open_form(self, clock: Clock) -> None:
        """The payment form opens: the visit gets its id, once."""
        if not self.visit_id:
            self.visit_id = clock.new_id()
            self.begun_at = clock.now()

    def account(self, number: str) -> AccountView | None:
        """The visit's view of an account."""
        return next((v for v in self.accounts if v.line.billing_account_number == number), None)

    def put(self, view: AccountView) -> None:
        """Adds an account, or takes its newer view. The first one proposes the receipt's
        language.
        """
        number = view.line.billing_account_number
        for place, known in enumerate(self.accounts):
            if known.line.billing_account_number == number:
                self.accounts[place] = view
                return
        if not self.accounts and view.preferred_language in LANGUAGES:
            self.language = view.preferred_language
        self.accounts.append(view)

    def same_household(self, view: AccountView) -> bool:
        """Whether an account goes with the visit's, as far as may be seen: the household where
        identity is confirmed, else the subscriber.
        """
        return not self.accounts or any(_together(known, view) for known in self.accounts)


def _together(one: AccountView, other: AccountView) -> bool:
    if one.account is not None and other.account is not None and one.account.household_id:
        return one.account.household_id == other.account.household_id
    same_id = bool(one.line.member_last4) and one.line.member_last4 == other.line.member_last4
    listed = {line.account.billing_account_number for line in (*one.household, *other.household)}
    numbers = {one.line.billing_account_number, other.line.billing_account_number}
    return (same_id and one.display_name == other.display_name) or numbers <= listed
