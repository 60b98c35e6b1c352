"""The visit in hand: one person at the counter, from the first account opened to the next customer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cashier.domain.payment import IdentityConfirmation, Override, TenderDraft, VisitDraft
from cashier.services.accounts import AccountView


@dataclass(slots=True, kw_only=True)
class VisitInHand:
    """Lives on the main thread only; screens read and change it, services get the frozen `draft()`.

    `visit_id` is made when the payment form opens and then never changes; `payer_name` is who
    stands at the counter; `accounts` are in the order opened; `items` are the tenders already
    complete.
    """

    accounts: list[AccountView] = field(default_factory=list)
    confirmations: list[IdentityConfirmation] = field(default_factory=list)
    visit_id: str = ""
    payer_name: str = ""
    language: str = "en"
    items: list[TenderDraft] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)

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
        return not self.items
