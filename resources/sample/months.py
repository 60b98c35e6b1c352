"""The bill calendar around a day: what is issued, due and covered, month by month.

A bill is issued on the 1st, covers the next month and is due on the 23rd, weekends not moved.
"""

from datetime import date, timedelta

DUE_DAY = 23
MONTHS_BACK = 12
_DAYS_AHEAD = 45


class BillingMonth:
    """The month in which a bill is issued, as the texts a feed needs."""

    __slots__ = ("code", "coverage", "days", "due", "issued", "last_day", "latest")

    def __init__(self, first: date, today: date) -> None:
        """Prepare the month that starts on `first`, seen from `today`."""
        following = _months_from(first, 1)
        self.issued = first.isoformat()
        self.due = first.replace(day=DUE_DAY).isoformat()
        self.coverage = f"{following:%Y-%m}"
        self.code = f"{following:%y%m}"
        """Year and month of coverage, as bill numbers carry it."""
        self.last_day = (following - timedelta(days=1)).isoformat()
        self.days = tuple((first + timedelta(days=n - 1)).isoformat() for n in range(_DAYS_AHEAD))
        """ISO dates by day of the month; numbers past its end run on into the next month."""
        self.latest = (today - first).days + 1
        """The greatest index into `days` that is not in the future."""


def billing_months(today: date) -> tuple[BillingMonth, ...]:
    """Return the months of issue, newest first: 0 holds `today`, 3 is three months back."""
    this_month = today.replace(day=1)
    return tuple(BillingMonth(_months_from(this_month, -k), today) for k in range(MONTHS_BACK + 1))


def _months_from(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
