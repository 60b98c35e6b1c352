"""The board of a busy day in the gallery: its real parts, filled with fictional values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.board import Board, HalfHour, KindTotal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.site_day import DrawerStage, SiteDrawer
from ui import style
from ui.page import Page
from ui.screens.board_matters import Do, Matter
from ui.screens.board_parts import InlineFigure
from ui.screens.board_tables import DrawersTable, half_hour_card, kinds_card
from ui.screens.board_waiting import WaitingCard
from ui.screens.board_words import (
    half_hour_bars,
    half_hour_sentence,
    kind_bars,
    kind_sentence,
)
from ui.style import Tone
from ui.widgets import Action, Button, Card, Combo, Kind
from ui.widgets.strip import Strip

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 16, 16, tzinfo=UTC)


def nothing() -> None:
    """A picture does nothing."""


def _drawer(station: str, name: str, items: int, cents: int, **more: object) -> SiteDrawer:
    site, number = station.split("-")
    values: dict[str, object] = {
        "session_id": station,
        "site": site,
        "station": number,
        "staff": name,
        "staff_name": name,
        "business_date": DAY,
        "stage": DrawerStage.OPEN,
        "opened_at": NOW - timedelta(hours=2, minutes=44),
        "items": items,
        "cents": cents,
        "as_of": NOW - timedelta(minutes=1),
        **more,
    }
    return SiteDrawer(**values)  # type: ignore[arg-type]


BOARD = Board(
    site="",
    day=DAY,
    read_at=NOW,
    drawers=(
        _drawer(
            "BOS-01",
            "A. Rivera",
            14,
            412_310,
            here=True,
            as_of=None,
            unconfirmed=2,
            oldest_unconfirmed_at=NOW - timedelta(minutes=12),
        ),
        _drawer(
            "BOS-02",
            "M. Okafor",
            22,
            651_044,
            business_date=DAY - timedelta(days=3),
            unprinted=2,
        ),
        _drawer("SPR-01", "J. Kowalski", 25, 739_781),
        _drawer("WOR-01", "T. Pham", 19, 562_219),
        _drawer("WOR-02", "L. Duarte", 16, 475_656, stage=DrawerStage.COUNTING),
    ),
    half_hours=tuple(
        HalfHour(start=NOW - timedelta(minutes=166 - 30 * n), items=items, cents=items * 29_594)
        for n, items in enumerate((9, 14, 18, 21, 19, 15))
    ),
    kinds=tuple(
        KindTotal(kind=kind, items=items, cents=items * 29_594)
        for kind, items in zip(InstrumentKind, (51, 7, 6, 19, 4, 6, 3), strict=True)
    ),
)
MATTERS = (
    Matter(
        key="1",
        title="Difference to sign",
        note="SPR-02, Nguyen",
        amount="-$34.57",
        detail="Money orders, USPS -1, -$34.57. L. Nguyen says: Handed back by mistake.",
        do=Do.SIGN,
        icon="pencil",
    ),
    Matter(
        key="2",
        title="Drawer left open",
        note="BOS-02, Okafor, Fri 20 Nov",
        detail="M. Okafor opened it on Fri 20 Nov and nobody closed it.",
        do=Do.CLOSE,
    ),
    Matter(
        key="3",
        title="1 question of the ledger",
        note="in suspense",
        amount="$88.00",
        detail="Money without a known account stands in suspense until somebody answers.",
        do=Do.QUESTIONS,
        icon="circle-question-mark",
        tone=Tone.ERROR,
    ),
)
FIGURES = (
    ("Items", "96", ""),
    ("Received", "$28,410.10", ""),
    ("Voids", "3", ""),
    ("Differences", "1", "-$34.57"),
    ("Not confirmed", "2", "oldest 12 min"),
    ("Not printed", "2", "1 unsure"),
)


class BoardPicture(Page):
    """Three centers, a drawer left open, a difference to sign."""

    nav_key = "board"

    def __init__(self) -> None:
        super().__init__("Today, all centers", "Mon 23 Nov, as of 11:15")
        self._center = Combo(
            [("All centers", "")], height=32, type_=style.Type.CAPTION, name="Center"
        )
        self._table = Button("Show as table", key="Ctrl+T", compact=True)
        strip = Strip([InlineFigure(label) for label, _, _ in FIGURES])
        for figure, (_, value, note) in zip(strip.figures, FIGURES, strict=True):
            figure.set(value, note, Tone.WARNING if note == "1 unsure" else Tone.MUTED)
        course, kinds = half_hour_card(), kinds_card()
        running = BOARD.half_hours[-1].start
        bars = half_hour_bars(BOARD.half_hours, running)
        course.set(
            bars, half_hour_sentence(BOARD.half_hours), BOARD.half_hours, "11:00 still running"
        )
        bars = kind_bars(BOARD.kinds)
        kinds.set(bars, kind_sentence(bars), BOARD.kinds, "items and dollars")
        self._waiting = WaitingCard()
        self._waiting.setFixedWidth(336)
        self._waiting.show_matters(MATTERS)
        drawers = DrawersTable(lambda: ("Ready", "printer", Tone.SUCCESS))
        drawers.show_board(BOARD)
        listed = Card(flush=True)
        listed.add(drawers, 1)
        charts = QHBoxLayout()
        charts.setSpacing(12)
        for card in (course, kinds):
            card.setFixedHeight(style.px(196))
            charts.addWidget(card, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(charts)
        left.addWidget(listed, 1)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(left, 1)
        body.addWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(strip)
        column.addLayout(body, 1)

    def chips(self) -> Sequence[QWidget]:
        """As on the page."""
        return (self._center, self._table)

    def acts(self) -> Sequence[Action]:
        """As on the page."""
        return (
            Action(text="Reports", slot=nothing, key="F9"),
            Action(text="Trends", slot=nothing, key="F6"),
            Action(text="Force close", slot=nothing, key="F8", kind=Kind.DANGEROUS),
            Action(text="Sign difference", slot=nothing, key="F12", kind=Kind.PRIMARY),
        )

    def first_focus(self) -> QWidget:
        """What waits."""
        return self._waiting.table
