"""What must not be seen before a count is committed, and the search for it in whatever is shown,
answered, written or said. Source: ux.md 3.8, design.md law 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cashier.domain.drawer import DrawerSession, total
from cashier.domain.drawer import expected as should_hold
from cashier.domain.instrument import InstrumentKind
from cashier.domain.staff import Staff
from cashier.services.desk import Desk
from cashier.store import drawers as stored
from tests.ui.screens.takings import check, money_order, take

_SAYS = (
    "text",
    "title",
    "windowTitle",
    "accessibleName",
    "accessibleDescription",
    "toolTip",
    "statusTip",
    "whatsThis",
    "placeholderText",
    "currentText",
    "toPlainText",
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
PAPERS = ((5, 4), (6, 3), (3, 4))
MORE_PAPERS = ((7, 5), (8, 6), (6, 4))
"""Checks and money orders of three visits each: no receipt has as many items, or as much money, as
a kind or the drawer, nor has one drawer as many as the other.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """The figures of one drawer: of the two kinds that are in it, and of both."""

    pattern: re.Pattern[str]

    def found_in(self, texts: Iterable[str]) -> list[str]:
        """The texts that give a figure away, each cut to what stands around it."""
        return [
            f"...{text[max(0, hit.start() - 60) : hit.end() + 60]}..."
            for text in texts
            for hit in self.pattern.finditer(text)
        ]


def fill(
    desk: Desk, who: Staff, start: int, shapes: tuple[tuple[int, int], ...] = PAPERS
) -> tuple[str, ...]:
    """Takes visits of odd amounts; numbers and amounts begin at `start`. Their receipt numbers."""
    receipts, number = [], start
    for checks, orders in shapes:
        papers = []
        for _ in range(checks):
            number += 1
            papers.append(check(str(number), cents=number * 37 + 11))
        for _ in range(orders):
            number += 1
            papers.append(money_order(f"2812345{number:04d}", cents=number * 13 + 7))
        receipts.append(take(desk, who, *papers).receipt_number)
    return tuple(receipts)


def secret_of(desk: Desk, session: DrawerSession) -> Secret:
    """What the drawer should hold, in every form it could be written: cents, with and without
    commas, and the number of items beside a word for them.
    """
    with desk.store.read() as connection:
        counts = should_hold(stored.tray(connection, session.session_id))
    figures = [
        counts[InstrumentKind.PERSONAL_CHECK],
        counts[InstrumentKind.USPS_MONEY_ORDER],
        total(counts),
    ]
    assert len({one.items for one in figures}) == 3
    money = "|".join(
        rf"{one.cents}|{one.cents // 100},?{one.cents % 100:02d}"
        rf"|{one.cents // 100}[.,]{one.cents % 100:02d}"
        rf"|{one.cents // 100:,}\.{one.cents % 100:02d}"
        for one in figures
    )
    items = "|".join(str(one.items) for one in figures)
    words = r"(?:items?|checks?|money orders?|personal|usps|papers?|tenders?)"
    pattern = (
        rf"(?<![\d.])(?:{money})(?![\d])"
        rf"|\b(?:{items})\s+{words}\b"
        rf"|\b(?:items|expected|recorded)\W{{1,4}}(?:{items})\b"
    )
    return Secret(pattern=re.compile(pattern, re.IGNORECASE))


def texts_of(root: QWidget) -> Iterator[str]:
    """Everything a window or page says to eyes and to a screen reader, hidden parts included."""
    for widget in (root, *root.findChildren(QWidget)):
        for name in _SAYS:
            said = getattr(widget, name, None)
            value = said if isinstance(said, str) else None
            if value is None and callable(said):
                try:
                    value = said()
                except TypeError:
                    continue
            if isinstance(value, str) and value:
                yield value
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    for role in _ROLES:
                        value = model.index(row, column).data(role)
                        if isinstance(value, str) and value:
                            yield value
