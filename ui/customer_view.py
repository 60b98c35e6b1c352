"""What the customer may see of the visit in hand, as values: the center, each item's kind and
amount, their total. Never a name, an account, a number or a balance. Source: ux.md 3.14.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars, parse_amount
from receipts.translations import RIGHT_TO_LEFT, sentences
from receipts.translations.facing import facing, kind_words

if TYPE_CHECKING:
    from ui.counter import Counter
    from ui.visit import VisitInHand

BLANK_SCREENS = frozenset({"lock", "sign_in", "count", "difference", "closed"})
"""Nobody's visit is in hand there, or the tray is being counted."""
ROWS_MAX = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words in the member's language, the same in English where no speaker has read them, and an
    amount as it is printed ('' where there is none).
    """

    words: str
    english: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """One moment of the screen. `blank`: nothing at all; without lines the center alone."""

    blank: bool = False
    center: str = ""
    language: str = "en"
    lines: tuple[Line, ...] = ()
    total: Line | None = None
    thanks: Line | None = None
    training: str = ""

    @property
    def right_to_left(self) -> bool:
        """Whether its words run that way."""
        return self.language in RIGHT_TO_LEFT


Item = tuple[InstrumentKind, int]
"""A kind of paper and cents."""


def view_of(counter: Counter, screen: str, center: str) -> CustomerView:
    """The moment as the counter stands: blank while nobody is here, the window is locked or the
    drawer is counted.
    """
    drawer = counter.drawer
    counting = drawer is not None and drawer.state is DrawerState.COUNTING
    if counter.who is None or screen in BLANK_SCREENS or counting:
        return CustomerView(blank=True)
    visit, last = counter.visit, counter.last_visit
    training = counter.desk.identity.training
    typed = () if visit is None else tuple(_typed(visit, left_only=screen == "pay"))
    if typed and visit is not None:
        return _with_items(typed, center, visit.language, training=training)
    if screen == "posted" and last is not None:
        items = tuple(
            (tender.instrument.kind, tender.instrument.amount_cents)
            for tender in last.tenders
            if tender.undone is None
        )
        return _with_items(items, center, last.language, training=training, thanks=True)
    return CustomerView(center=center, training=sentences("en").training if training else "")


def _typed(visit: VisitInHand, *, left_only: bool) -> Iterable[Item]:
    """Items whose amount can be read; in the form those whose amount was left: a number that is
    being typed would come and go.
    """
    for form in visit.forms:
        if left_only and "amount" not in form.left:
            continue
        try:
            yield form.kind, parse_amount(form.amount)
        except Refusal:
            continue


def _with_items(
    items: tuple[Item, ...], center: str, language: str, *, training: bool, thanks: bool = False
) -> CustomerView:
    say, plain = facing(language), facing("en")
    doubted = not sentences(language).reviewed

    def line(words: str, english: str, cents: int | None = None) -> Line:
        beside = english if doubted and english != words else ""
        return Line(words=words, english=beside, amount="" if cents is None else dollars(cents))

    earlier = len(items) - (ROWS_MAX - 1) if len(items) > ROWS_MAX else 0
    lines = [
        line(kind_words(language, kind), kind_words("en", kind), cents)
        for kind, cents in items[earlier:]
    ]
    if earlier:
        # what no longer fits stands in one line, so that the amounts still add up to the total
        before = dollars(sum(cents for _, cents in items[:earlier]))
        lines.insert(0, Line(words=f"+ {earlier}", amount=before))
    return CustomerView(
        center=center,
        language=language,
        lines=tuple(lines),
        total=line(say.total, plain.total, sum(cents for _, cents in items)) if items else None,
        thanks=line(say.thanks, plain.thanks) if thanks else None,
        training=sentences(language).training if training else "",
    )
