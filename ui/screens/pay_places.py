"""Where the fields of the payment form stand: in two rows where there is room for that, in more
where the text is large, the words are long or the window is narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.style import px
from ui.widgets import Field

if TYPE_CHECKING:
    from ui.screens.pay_item import ItemForm

GAP, EDGE = 16, 16
"""Between fields, and from them to the edge of the card, in px."""
FIELD_LEAST, CHOICE_LEAST, FOR_LEAST = 118, 150, 230
"""Least width of a field to type in, of one to choose from, of the one with a button beside it; in
px at text size 100 %. What is chosen in it may ask for more.
"""

Rows = list[list[tuple[Field, int]]]
"""Fields with their shares of the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which of the ways, how many ticks in a row, and whether the kinds have a row of their own."""

    way: int
    ticks: int
    kinds_below: bool


def ways(form: ItemForm) -> list[Rows]:
    """The rows of the kind of paper in hand, from the fewest to the most. The order is that of
    typing in all of them.
    """
    first = [(form.amount, 248), (form.number, 225), (form.dated, 285)]
    if not form.item.kind.is_check:
        return [
            [first, [(form.issuer, 248), (form.payer, 225), (form.for_, 285)]],
            [first[:2], [(form.dated, 1), (form.issuer, 1)], [(form.payer, 2), (form.for_, 3)]],
        ]
    line = [(form.routing, 147), (form.account, 145)]
    return [
        [first, [*line, (form.payer, 150), (form.for_, 300)]],
        [first, line, [(form.payer, 240), (form.for_, 350)]],
        [
            first[:2],
            [(form.dated, 1), (form.routing, 1)],
            [(form.account, 2), (form.payer, 3)],
            [(form.for_, 1)],
        ],
    ]


def plan(form: ItemForm) -> Plan:
    """What fits into the width that the form has now."""
    room = form.width() - 2 * EDGE
    offered = ways(form)
    way = next((n for n, rows in enumerate(offered) if _wide(form, rows) <= room), len(offered) - 1)
    head = (form.title, form.odd_button, form.kinds)
    words = sum(one.minimumSizeHint().width() for one in head)
    return Plan(
        way=way,
        ticks=next((n for n in (3, 2) if _ticks_wide(form, n) <= room), 1),
        kinds_below=words + 4 * GAP > room,
    )


def least_width(form: ItemForm) -> int:
    """What the form needs with the most rows, in px."""
    rows, kinds = _wide(form, ways(form)[-1]), form.kinds.minimumSizeHint().width()
    return max(rows, _ticks_wide(form, 1), kinds) + 2 * EDGE


def _wide(form: ItemForm, rows: Rows) -> int:
    return max(sum(_least(form, field) for field, _ in row) + GAP * (len(row) - 1) for row in rows)


def _least(form: ItemForm, field: Field) -> int:
    choices = {form.issuer: CHOICE_LEAST, form.payer: CHOICE_LEAST, form.for_: FOR_LEAST}
    return max(px(choices.get(field, FIELD_LEAST)), field.minimumSizeHint().width())


def _ticks_wide(form: ItemForm, columns: int) -> int:
    tiles = [form.ticks[name].minimumSizeHint().width() for name in form.wanted_ticks()]
    widest = [max(tiles[column::columns], default=0) for column in range(columns)]
    return sum(widest) + GAP * (columns - 1)
