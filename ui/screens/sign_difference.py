"""Signing the difference of a drawer that was closed with nobody there to sign, from the board or
from the exceptions, at whatever station.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import short_day
from cashier.domain.posting import Record
from cashier.services import reviews
from cashier.services.desk import Approval
from cashier.services.reviews import PendingReview
from ui.counter import Counter
from ui.screens.difference_parts import signed
from ui.screens.mistake import MistakeDialog


class SignDialog(MistakeDialog):
    """What differs and the cashier's words, a reason, and the signer's password, asked afresh: a
    supervisor signs with their own; of one's own difference another supervisor signs.
    """

    act = "review"

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        pending: PendingReview,
        detail: str,
        done: Callable[[Record], None],
    ) -> None:
        self._pending, self._person = pending, counter.person.number
        day = short_day(pending.business_date)
        about = f"{pending.station_name}, {pending.cashier_name}, {day}"
        after = self.tr(
            "The signer's name goes beside the cashier's. From then on the drawer may be deposited."
        )
        super().__init__(
            parent,
            counter,
            self.tr("Sign the difference of {amount}?").format(amount=signed(pending.cents)),
            f"{about}. {detail} {after}",
            reasons=(
                (self.tr("Found after the close"), "found after the close"),
                (self.tr("Looked for and not found"), "looked for and not found"),
                (self.tr("Counted or keyed wrong"), "counted or keyed wrong"),
            ),
            keep=self.tr("Not now"),
            yes=self.tr("Sign difference"),
            done=done,
            dangerous=False,
        )

    def act_of(self) -> str:
        """The difference is the cashier's."""
        return self._pending.cashier

    def signed_by(self) -> str:
        """Who is signed in, but for their own."""
        return "" if self._person == self._pending.cashier else self._person

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The signature."""
        desk, who, session_id = self.counter.desk, self.counter.person, self._pending.session_id
        return lambda approval: reviews.sign_review(
            desk, who, session_id, comment=reason, approval=approval
        )
