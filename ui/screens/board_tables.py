"""The board's tables: the drawers, and the two charts with the tables behind them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from cashier.domain.board import Board, HalfHour, KindTotal
from cashier.domain.money import dollars
from cashier.domain.site_day import SiteDrawer
from ui.charts import ColumnChart, RowChart
from ui.screens.board_parts import ChartCard, chart_table, renew
from ui.screens.board_words import (
    drawer_cell,
    items_cell,
    paper_cell,
    received_cell,
    surname,
    unconfirmed_cell,
)
from ui.screens.item_words import kinds_words, short_time
from ui.style import Tone
from ui.tables import Cell, Column
from ui.widgets.folding_table import FoldingTable


def _tr(text: str) -> str:
    return QCoreApplication.translate("board_tables", text)


class DrawersTable(FoldingTable[SiteDrawer]):
    """Every drawer of the board. `printer` says in words, icon and tone how this station's printer
    is now; it is asked for each time the rows are renewed.
    """

    def __init__(self, printer: Callable[[], tuple[str, str, Tone]]) -> None:
        self._printer = printer
        self._board: Board | None = None
        super().__init__(self._columns(), name=_tr("Drawers"))

    def show_board(self, board: Board) -> None:
        """Its drawers, in place: the chosen one stays chosen and nothing scrolls."""
        self._board = board
        renew(self, board.drawers, lambda one: one.session_id)

    def _columns(self) -> tuple[Column[SiteDrawer], ...]:
        return (
            Column(
                title=_tr("Station"),
                cell=lambda d: Cell(text=d.station_name, bold=True),
                width=84,
            ),
            Column(
                title=_tr("Person"),
                cell=lambda d: Cell(text=surname(d.staff_name), spoken=d.staff_name),
                width=84,
                stretch=1,
            ),
            Column(
                title=_tr("Drawer"),
                cell=lambda d: drawer_cell(d, self._shown().day),
                width=188,
                stretch=2,
            ),
            Column(title=_tr("Items"), cell=items_cell, width=66, right=True),
            Column(title=_tr("Received"), cell=received_cell, width=100, right=True),
            Column(
                title=_tr("Not confirmed"),
                cell=lambda d: unconfirmed_cell(d, self._shown().read_at),
                width=130,
            ),
            Column(
                title=_tr("Printer"),
                cell=lambda d: paper_cell(d, self._printer()),
                width=134,
                stretch=1,
            ),
        )

    def _shown(self) -> Board:
        assert self._board is not None, "cells are made of what was read"
        return self._board


def half_hour_card() -> ChartCard[HalfHour]:
    """The course of the day."""
    columns = (
        Column[HalfHour](title=_tr("From"), cell=lambda h: short_time(h.start), width=90),
        Column[HalfHour](title=_tr("Items"), cell=lambda h: f"{h.items:,}", width=70, right=True),
        Column[HalfHour](
            title=_tr("Received"),
            cell=lambda h: dollars(h.cents),
            width=110,
            stretch=1,
            right=True,
        ),
    )
    title = _tr("Items per half hour")
    chart = ColumnChart(name=title, empty=_tr("No items yet."))
    return ChartCard(title, chart, chart_table(columns, title))


def kinds_card() -> ChartCard[KindTotal]:
    """Items and dollars by kind."""
    columns = (
        Column[KindTotal](title=_tr("Kind"), cell=lambda k: kinds_words(k.kind), width=210),
        Column[KindTotal](title=_tr("Items"), cell=lambda k: f"{k.items:,}", width=64, right=True),
        Column[KindTotal](
            title=_tr("Received"),
            cell=lambda k: dollars(k.cents),
            width=110,
            stretch=1,
            right=True,
        ),
    )
    title = _tr("By kind")
    chart = RowChart(name=title, empty=_tr("No items yet."))
    return ChartCard(title, chart, chart_table(columns, title))
