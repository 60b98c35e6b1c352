"""Parts of the close: kinds recorded against counted, the items to look for, what stays open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.counted_items import (
    Finding,
    HeldItem,
    NamedItem,
    RecordedItem,
    name_items,
)
from cashier.domain.drawer import KindCount, KindDifference, total
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.services.closing import Leaving
from cashier.services.counts import CountReview
from cashier.services.items import ItemLine
from ui.screens.item_words import accounts_shown, kind_words, kinds_words, number_shown
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.widgets import IconText

RECEIPTS_NAMED = 2
"""So many receipt numbers are named on a line; of more, how many."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("difference_parts", text)


def signed(cents: int) -> str:
    """`+$6.63`, `-$34.57`, `$0.00`."""
    return f"+{dollars(cents)}" if cents > 0 else dollars(cents)


def signed_items(items: int) -> str:
    """`+1`, `-1`, `0`."""
    return f"{items:+d}" if items else "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """A line of the comparison: one kind, or the total of all."""

    words: str
    recorded: KindCount
    counted: KindCount
    is_total: bool = False

    @property
    def agrees(self) -> bool:
        """Items and amount both."""
        return self.recorded == self.counted


def kind_lines(kinds: Sequence[KindDifference]) -> tuple[KindLine, ...]:
    """All seven kinds, then their total."""
    lines = [
        KindLine(words=kinds_words(row.kind), recorded=row.expected, counted=row.counted)
        for row in kinds
    ]
    recorded = total({row.kind: row.expected for row in kinds})
    counted = total({row.kind: row.counted for row in kinds})
    whole = KindLine(words=_tr("Total"), recorded=recorded, counted=counted, is_total=True)
    return (*lines, whole)


def _figure(of: Callable[[KindLine], str]) -> Callable[[KindLine], Cell]:
    return lambda line: Cell(text=of(line), bold=line.is_total)


def _name(line: KindLine) -> Cell:
    if line.is_total:
        return Cell(text=line.words, bold=True)
    return Cell(
        text=line.words,
        bold=not line.agrees,
        icon="circle-check" if line.agrees else "triangle-alert",
        icon_tone=Tone.SUCCESS if line.agrees else Tone.ERROR,
    )


def _difference(line: KindLine) -> Cell:
    if line.agrees and not line.is_total:
        return Cell(text=dollars(0), tone=Tone.MUTED)
    return Cell(text=signed(line.counted.cents - line.recorded.cents), bold=True)


def _difference_items(line: KindLine) -> Cell:
    if line.agrees and not line.is_total:
        return Cell(text="0", tone=Tone.MUTED)
    return Cell(text=signed_items(line.counted.items - line.recorded.items), bold=True)


def kind_columns() -> tuple[Column[KindLine], ...]:
    """Recorded, counted and their difference, a line per kind."""
    return (
        Column(title=_tr("Kind"), cell=_name, width=254, stretch=1),
        Column(
            title=_tr("Recorded"),
            cell=_figure(lambda r: f"{r.recorded.items}"),
            width=92,
            right=True,
        ),
        Column(
            title=_tr("Total"),
            cell=_figure(lambda r: dollars(r.recorded.cents)),
            width=98,
            right=True,
        ),
        Column(
            title=_tr("Counted"),
            cell=_figure(lambda r: f"{r.counted.items}"),
            width=88,
            right=True,
        ),
        Column(
            title=_tr("Total"),
            cell=_figure(lambda r: dollars(r.counted.cents)),
            width=98,
            right=True,
        ),
        Column(title=_tr("Items"), cell=_difference_items, width=70, right=True),
        Column(title=_tr("Difference"), cell=_difference, width=102, right=True),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayLine:
    """One item of the kinds that differ: recorded (with its line of Today), or in the tray only."""

    named: NamedItem
    item: ItemLine | None = None

    @property
    def number(self) -> str:
        """As recorded, or as keyed."""
        return self.named.number

    @property
    def receipt_number(self) -> str:
        """ "" of what was never recorded."""
        return self.named.receipt_number

    @property
    def key(self) -> tuple[str, int]:
        """Receipt number and line; ("", 0) of what was never recorded."""
        return self.named.receipt_number, self.named.line


def tray_lines(
    recorded: Sequence[ItemLine],
    held: Sequence[HeldItem],
    ticked: Collection[tuple[str, int]],
) -> tuple[TrayLine, ...]:
    """The recorded items with what became of them, then what is in the tray only."""
    by_key = {(one.receipt_number, one.line): one for one in recorded}
    named = name_items(
        (
            RecordedItem(
                receipt_number=one.receipt_number,
                line=one.line,
                kind=one.kind,
                number=one.number,
                cents=one.amount_cents,
            )
            for one in recorded
        ),
        held,
        ticked,
    )
    return tuple(
        TrayLine(named=one, item=by_key.get((one.receipt_number, one.line))) for one in named
    )


def item_columns() -> tuple[Column[TrayLine], ...]:
    """The items to hold the paper against, what was found of each, the amount as recorded."""

    def amount(line: TrayLine) -> str:
        return dollars(line.named.recorded_cents if line.item else line.named.paper_cents)

    return (
        Column(title=_tr("Tray"), cell=_found, width=168),
        Column(
            title=_tr("Item"),
            cell=lambda i: f"{kind_words(_kind(i))} {number_shown(_kind(i), i.number)}",
            width=204,
        ),
        Column(title=_tr("Account"), cell=_account, width=116, stretch=1),
        Column(title=_tr("Receipt"), cell=lambda i: i.named.receipt_number, width=142),
        Column(title=_tr("Amount"), cell=amount, width=96, right=True),
    )


def _kind(line: TrayLine) -> InstrumentKind:
    return line.item.kind if line.item is not None else line.named.kind


def _account(line: TrayLine) -> Cell:
    if line.item is None:
        return Cell(text="")
    return Cell(text=line.item.account_name, tail=accounts_shown(line.item.accounts_last4))


def _found(line: TrayLine) -> Cell:
    """What the tray showed, in words: the icon alone never says it."""
    named = line.named
    if named.finding is Finding.HELD:
        return Cell(text=_tr("held"), icon="circle-check", icon_tone=Tone.SUCCESS)
    if named.finding is Finding.MISSING:
        return Cell(text=_tr("not seen yet"), tone=Tone.MUTED)
    if named.finding is Finding.SURPLUS:
        words = _tr("not recorded")
    elif named.finding is Finding.AMOUNT:
        words = _tr("paper: {amount}").format(amount=dollars(named.paper_cents))
    else:
        words = _tr("is a {kind}").format(kind=kind_words(named.kind))
    return Cell(text=words, bold=True, icon="triangle-alert", icon_tone=Tone.WARNING)


def found_words(lines: Sequence[TrayLine]) -> str:
    """`2 of 3 held, 1 missing, 1 not recorded, 1 with another amount`: only what there is."""
    count = {finding: sum(one.named.finding is finding for one in lines) for finding in Finding}
    recorded = sum(one.item is not None for one in lines)
    parts = [
        _tr("{held} of {all} held").format(held=recorded - count[Finding.MISSING], all=recorded)
    ]
    for finding, words in (
        (Finding.MISSING, _tr("{number} missing")),
        (Finding.SURPLUS, _tr("{number} not recorded")),
        (Finding.AMOUNT, _tr("{number} with another amount")),
        (Finding.KIND, _tr("{number} of another kind")),
    ):
        if count[finding]:
            parts.append(words.format(number=count[finding]))
    return ", ".join(parts)


def headline(review: CountReview) -> str:
    """`1 item missing`, `1 missing, 1 surplus`: what differs, kind by kind, in words."""
    if review.agrees:
        return _tr("In balance")
    missing = -sum(row.items for row in review.kinds if row.items < 0)
    surplus = sum(row.items for row in review.kinds if row.items > 0)
    one = {
        "missing": _tr("1 item missing") if missing == 1 else _tr("{number} items missing"),
        "surplus": _tr("1 item surplus") if surplus == 1 else _tr("{number} items surplus"),
    }
    if missing and surplus:
        return _tr("{missing} missing, {surplus} surplus").format(missing=missing, surplus=surplus)
    if missing:
        return one["missing"].format(number=missing)
    if surplus:
        return one["surplus"].format(number=surplus)
    return _tr("Items agree, amounts differ")


def count_names(review: CountReview) -> tuple[str, ...]:
    """What each count taken was: first, recount, supervisor."""
    own = review.session.staff
    names = [
        _tr("First") if n == 0 else _tr("Recount") if one.staff == own else _tr("Supervisor")
        for n, one in enumerate(review.counts)
    ]
    return tuple(names)


class LeavingLines(QWidget):
    """What closing leaves open: a line each, or that nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.lines: list[str] = []

    def show_leaving(self, left: Leaving) -> None:
        """Replaces all lines."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = []
        for words, icon, tone in leaving_words(left):
            word_tone = Tone.TEXT if tone in (Tone.SUCCESS, Tone.INFO) else tone
            line = IconText(
                words,
                icon,
                tone,
                word_tone=word_tone,
                type_=Type.CAPTION,
                bold=tone is Tone.ERROR,
                wrap=True,
            )
            self._column.addWidget(line)
            self.lines.append(words)


def leaving_words(left: Leaving) -> list[tuple[str, str, Tone]]:
    """Words, icon and tone of what closing leaves open. Closing is allowed all the same."""
    lines: list[tuple[str, str, Tone]] = []
    if left.attention:
        one, many = _tr("1 item needs attention"), _tr("{number} items need attention")
        words = one if left.attention == 1 else many.format(number=left.attention)
        lines.append((words, "triangle-alert", Tone.ERROR))
    if left.unprinted:
        one, many = _tr("1 receipt not printed"), _tr("{number} receipts not printed")
        words = one if len(left.unprinted) == 1 else many.format(number=len(left.unprinted))
        lines.append((words + _named(left.unprinted), "printer-x", Tone.WARNING))
    if left.uncertain:
        one, many = _tr("1 receipt unsure"), _tr("{number} receipts unsure")
        words = one if len(left.uncertain) == 1 else many.format(number=len(left.uncertain))
        lines.append((words + _named(left.uncertain), "circle-question-mark", Tone.WARNING))
    if left.unconfirmed:
        one = _tr("1 record not confirmed yet; it is safe here and will be sent")
        many = _tr("{number} records not confirmed yet; they are safe here and will be sent")
        words = one if left.unconfirmed == 1 else many.format(number=left.unconfirmed)
        lines.append((words, "hard-drive", Tone.INFO))
    return lines or [(_tr("Nothing: all confirmed and printed"), "circle-check", Tone.SUCCESS)]


def _named(receipts: tuple[str, ...]) -> str:
    return f", {', '.join(receipts)}" if len(receipts) <= RECEIPTS_NAMED else ""
