"""How one account came to stand where it stands: its bills, what was paid, and what was not.

The stories follow the counter's rules: bills of the 1st due on the 23rd; three months of grace with
a subsidy, until the next 23rd without; a first bill starts the coverage; a revised bill replaces an
earlier one. Members who owe no premium get no bill, so no premium here is zero.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from resources.sample.months import DUE_DAY, BillingMonth
from resources.sample.rows import BillRow, PaymentRow, dollars

_T = TypeVar("_T")

_USUAL_MONTHS = 4

# Upper bounds of one draw in 0..1.
_PENDING = 0.035
_ENDED = 0.065
_BEHIND = ((0.84, 0), (0.94, 1), (0.98, 2), (1.0, 3))
_CHANNELS = ((0.42, "eft"), (0.69, "mail"), (0.86, "billpay"), (0.95, "walkin"), (1.0, "card"))

_REVISED = 0.03
_REVISED_TWICE = 0.08
_RETURNED = 0.008
_CHANGES_MEDICAL = (2200, 900, 1500, -700, -900, -1500)
_CHANGES_DENTAL = (310, 145, -120, -255)
_OVERPAID = (500, 1000, 2500, 5000)


class Story(NamedTuple):
    """What the feed says about one account beyond who it belongs to."""

    enrollment_status: str
    terminated_on: str
    bills: list[BillRow]
    payments: list[PaymentRow]


class Standings:
    """Invents accounts' stories, one after the other."""

    def __init__(
        self, months: tuple[BillingMonth, ...], random: Callable[[], float], receipts: Iterator[str]
    ) -> None:
        """Take the months newest first, a source of numbers in 0..1 and unused receipt numbers."""
        self._months = months
        self._random = random
        self._receipts = receipts
        self._references = 0
        # The youngest bill whose due date has passed: this month's from the 24th on.
        self._newest_due = 0 if months[0].latest > DUE_DAY else 1

    def story(
        self, number: str, *, premium: int, dental: bool, subsidised: bool, autopay_day: int
    ) -> Story:
        """Invent the story of one account; `premium` in cents, `autopay_day` 0 for none."""
        writer = _Writer(self, number, premium, _CHANGES_DENTAL if dental else _CHANGES_MEDICAL)
        writer.autopay_day = autopay_day
        chance = self._random()
        if chance < _PENDING:
            return self._pending(writer)
        if chance < _ENDED:
            return self._ended(writer, subsidised)
        return self._active(writer, subsidised)

    def _pending(self, writer: "_Writer") -> Story:
        owed = writer.bill(0, "first")
        chance = self._random()
        if chance < 0.03:
            writer.pay(0, owed - 1)  # a cent short, and coverage does not start
        elif chance < 0.12:
            writer.pay(0, owed // 2)
        return Story("pending_binder", "", writer.bills, writer.payments)

    def _ended(self, writer: "_Writer", subsidised: bool) -> Story:
        months = self._months
        ago = int(self._random() * 4)
        if self._random() < 0.3:  # gave it up, everything paid
            for k in range(_USUAL_MONTHS + 1 + ago, ago + 1, -1):
                writer.pay(k, writer.bill(k))
            return Story("terminated", months[ago + 1].last_day, writer.bills, writer.payments)
        # Four due dates missed with a subsidy, and the first of those months is still covered;
        # two without, and the end reaches back to before the first of them.
        missed, last_covered = (4, 3) if subsidised else (2, 2)
        for k in range(ago + missed + 2, ago, -1):
            owed = writer.bill(k)
            if k > ago + missed:
                writer.pay(k, owed)
        return Story(
            "terminated", months[ago + last_covered].last_day, writer.bills, writer.payments
        )

    def _active(self, writer: "_Writer", subsidised: bool) -> Story:
        random = self._random
        oldest = _USUAL_MONTHS - 1
        new = random() < 0.04
        if new:
            oldest = 1 + int(random() * 2)
        behind = min(
            drawn(_BEHIND, random()), 3 if subsidised else 1, oldest - self._newest_due + 1
        )
        if new:
            behind = min(
                behind, oldest - self._newest_due
            )  # coverage started, so the first was paid
        unpaid_since = self._newest_due + behind - 1 if behind else -1
        catches_up = not behind and not new and random() < 0.04
        overpays = int(random() * oldest) + 1 if random() < 0.03 else -1
        carried = 0
        for k in range(oldest, -1, -1):
            owed = writer.bill(k, "first" if new and k == oldest else "monthly")
            if k <= unpaid_since:
                if k == unpaid_since and random() < 0.12:
                    writer.pay(k, owed * 2 // 5)
            elif catches_up and k == 2:
                carried = owed
            else:
                if k == overpays:
                    owed += _OVERPAID[int(random() * len(_OVERPAID))]
                may_bounce = not carried and not (new and k == oldest)
                writer.pay(k, owed + carried, may_bounce=may_bounce)
                carried = 0
        return Story("active", "", writer.bills, writer.payments)

    def draw(self) -> float:
        """Return the next number in 0..1."""
        return self._random()

    def month(self, back: int) -> BillingMonth:
        """Return the month of issue so many months back."""
        return self._months[back]

    def reference(self, channel: str) -> str:
        """Return an unused payment reference; a walk-in's is the receipt the member was given."""
        if channel == "walkin":
            return next(self._receipts)
        self._references += 1
        return f"P{self._references:011d}"


class _Writer:
    """Collects the bills and payments of one account."""

    __slots__ = ("_changes", "_number", "_premium", "_source", "autopay_day", "bills", "payments")

    def __init__(
        self, source: Standings, number: str, premium: int, changes: tuple[int, ...]
    ) -> None:
        self._source = source
        self._number = number
        self._premium = premium
        self._changes = changes
        self.autopay_day = 0
        self.bills: list[BillRow] = []
        self.payments: list[PaymentRow] = []

    def bill(self, back: int, bill_type: str = "monthly") -> int:
        """Issue a month's bill, now and then revised once or twice; return the cents that count."""
        month = self._source.month(back)
        stem = f"B{self._number[1:]}{month.code}"
        premium = self._premium
        number = stem + "1"
        self.bills.append(
            BillRow(
                number, self._number, month.coverage, month.issued, month.due,
                bill_type, "", dollars(premium),
            )
        )  # fmt: skip
        random = self._source.draw
        if random() >= _REVISED:
            return premium
        day = 5 + int(random() * 7)
        for revision in (2, 3):
            if day > month.latest:
                break
            change = self._changes[int(random() * len(self._changes))]
            premium = max(premium + change, 500)
            superseded, number = number, f"{stem}{revision}"
            self.bills.append(
                BillRow(
                    number, self._number, month.coverage, month.days[day], month.due,
                    "revised", superseded, dollars(premium),
                )
            )  # fmt: skip
            if random() >= _REVISED_TWICE:
                break
            day += 3
        return premium

    def pay(self, back: int, cents: int, *, may_bounce: bool = True) -> None:
        """Pay in the month of the bill, unless that day is to come; a few payments are returned."""
        source = self._source
        random = source.draw
        month = source.month(back)
        channel = "autopay"
        day = self.autopay_day
        if not day:
            channel = drawn(_CHANNELS, random())
            day = 2 + int(random() * (DUE_DAY - 1))
        if day > month.latest:
            return
        bounced = may_bounce and channel != "card" and random() < _RETURNED
        self._payment(month.days[day], channel, cents, "returned" if bounced else "posted")
        # Older months are always made good: nobody owes more than the rules would let stand.
        if bounced and (back > 1 or random() < 0.5):
            again = day + 4 + int(random() * 6)
            if again <= month.latest:
                self._payment(month.days[again], "walkin", cents, "posted")

    def _payment(self, day: str, channel: str, cents: int, status: str) -> None:
        reference = self._source.reference(channel)
        self.payments.append(
            PaymentRow(reference, self._number, day, channel, dollars(cents), status)
        )


def drawn(bounds: tuple[tuple[float, _T], ...], chance: float) -> _T:
    """Return the value of the first upper bound above `chance`."""
    for bound, value in bounds:
        if chance < bound:
            return value
    return bounds[-1][1]
