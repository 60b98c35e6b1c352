"""The tray held against the records item by item: ticked, scanned, or keyed as its paper says.

Comes after a committed count. What is ticked and keyed is kept, so that a restart loses none of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from cashier.domain.counted_items import Finding, HeldItem
from cashier.domain.instrument import significant
from cashier.services import drafts
from cashier.services.counts import CountReview
from ui.announce import announce
from ui.counter import Counter
from ui.page import Page
from ui.screens.count_items import CountItemsDialog, Held, held_again, kept
from ui.screens.difference_parts import TrayLine, found_words, item_columns, tray_lines
from ui.screens.item_words import item_named
from ui.screens.scan_opening import RECEIPTS, receipt_number_of, tell
from ui.tasks import Lane
from ui.wedge import Scan, ScanKind
from ui.widgets import Button, Card
from ui.widgets.folding_table import FoldingTable


class TrayCard(Card):
    """The items of the kinds that differ. `ticked` are recorded ones (receipt number, line) held as
    they are, `in_hand` those keyed. `free` says whether anything may be done now; what was done is
    said by the page.
    """

    def __init__(self, page: Page, counter: Counter, free: Callable[[], bool]) -> None:
        title = QCoreApplication.translate("TrayCard", "Look for these")
        super().__init__(title, flush=True, dense=True)
        self._page, self._counter, self._free = page, counter, free
        self._review: CountReview | None = None
        self.ticked: set[tuple[str, int]] = set()
        self.in_hand: list[Held] = []
        self.items: FoldingTable[TrayLine] = FoldingTable(
            item_columns(),
            name=self.tr("Recorded items of the kinds that differ"),
            row=32,
        )
        self.key_button = Button(self.tr("Key an item"), key="F9", compact=True)
        self.key_button.clicked.connect(self.key_item)
        self.add_action(self.key_button)
        self.add(self.items, 1)

    def clear(self) -> None:
        """Nothing is known of a count."""
        self._review = None
        self.ticked.clear()
        self.in_hand.clear()

    def show_review(self, review: CountReview, draft: Mapping[str, str]) -> None:
        """The items behind the last count; what was ticked and keyed for it before."""
        self._review = review
        same = (review.session.session_id, str(len(review.counts)))
        if (draft.get("session"), draft.get("attempt")) == same:
            self.ticked = {(str(n), int(line)) for n, line in json.loads(draft["ticked"])}
            self.in_hand[:] = held_again(draft.get("held", ""))
        self.items.set_rows(self._lines(review))
        number = len(review.items)
        words = self.tr("{number} items recorded in the kinds that differ").format(number=number)
        if number == 1:
            words = self.tr("1 item recorded in the kinds that differ")
        self.set_head(self.tr("Look for these"), words)

    def counted(self) -> list[HeldItem]:
        """The keyed items as they are held against the records."""
        return [one.as_counted() for one in self.in_hand]

    def held(self) -> tuple[TrayLine, ...]:
        """The recorded items that were found."""
        return tuple(
            line
            for line in self.items.rows()
            if line.item is not None and line.named.finding is not Finding.MISSING
        )

    # --- acts

    def tick_chosen(self) -> None:
        """The chosen item is held as it is recorded, or is not after all. What was keyed is taken
        out again where it was keyed.
        """
        line = self.items.current()
        if line is None:
            return
        if line.key in self.ticked or line.named.finding is Finding.MISSING:
            self._tick(line, line.key not in self.ticked)
        else:
            self.key_item()

    def key_item(self) -> None:
        """The items of the tray as their paper says, one by one: what no ticking can tell."""
        self._open_items()

    def scanned(self, scan: Scan) -> None:
        """A check ticks its item or is keyed, a receipt jumps to it; nothing is taken or opened."""
        line = scan.micr
        if scan.kind is ScanKind.MICR and line is not None and line.number:
            self._tick_number(scan, line.number)
        elif scan.kind is ScanKind.MICR:
            tell(self._page, self.tr("The number was not read. Scan the item again."))
        elif scan.kind in RECEIPTS and self._jump(receipt_number_of(scan)):
            pass
        else:
            tell(self._page, self.tr("You are counting."))

    def _open_items(self) -> CountItemsDialog | None:
        if self._review is None or self._review.agrees or not self._free():
            return None
        dialog = CountItemsDialog(self, self.in_hand, self._keyed)
        dialog.open()
        return dialog

    def _keyed(self) -> None:
        self._found_again(self.items.current())
        self._say(f"{found_words(self.items.rows())}.")

    def _tick(self, line: TrayLine, on: bool) -> None:
        (self.ticked.add if on else self.ticked.discard)(line.key)
        self._found_again(line)
        name = item_named(line.named.kind, line.number)
        words = (
            self.tr("{item} is held. {found}.") if on else self.tr("{item} is not held. {found}.")
        )
        found = found_words(self.items.rows())
        self._say(words.format(item=name[:1].upper() + name[1:], found=found))

    def _tick_number(self, scan: Scan, number: str) -> None:
        found = [
            line
            for line in self.items.rows()
            if line.item is not None and significant(line.number) == significant(number)
        ]
        missing = [line for line in found if line.named.finding is Finding.MISSING]
        shown = number if len(number) <= 7 else f"...{number[-4:]}"
        if len(missing) == 1:
            self._tick(missing[0], True)
        elif missing:
            words = self.tr("{count} items have that number. Choose the one you hold, press F6.")
            tell(self._page, words.format(count=len(missing)))
        elif found:
            tell(self._page, self.tr("Check {number} is ticked already.").format(number=shown))
        elif (dialog := self._open_items()) is not None:
            dialog.scanned(scan)  # not among these: the amount says what it is

    def _jump(self, receipt: str) -> bool:
        rows = self.items.rows()
        place = next((n for n, line in enumerate(rows) if line.key[0] == receipt), None)
        if place is None:
            return False
        self.items.choose(place)
        return True

    # --- what follows

    def _say(self, words: str) -> None:
        self._page.say(hint=words)
        announce(self._page, words)

    def _lines(self, review: CountReview) -> tuple[TrayLine, ...]:
        kinds = {row.kind for row in review.kinds if not row.agrees}
        held = [one for one in self.counted() if one.kind in kinds]
        return tray_lines(review.items, held, self.ticked)

    def _found_again(self, chosen: TrayLine | None) -> None:
        """The lines as they are now, and what they come from is kept."""
        review = self._review
        assert review is not None, "there is something to look for"
        lines = self._lines(review)
        self.items.set_rows(lines)
        place = next((n for n, one in enumerate(lines) if chosen and one.key == chosen.key), 0)
        self.items.choose(place)
        body = {
            "session": review.session.session_id,
            "attempt": str(len(review.counts)),
            "ticked": json.dumps(sorted(self.ticked)),
            "held": kept(self.in_hand),
        }
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: drafts.save(desk, who, drafts.IN_HAND, body), self, self._kept
        )

    def _kept(self, nothing: None) -> None:
        """The draft is in the store."""
