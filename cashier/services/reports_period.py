"""A summary of many business dates of a site: day by day, by kind, by cashier, by fiscal year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from cashier.domain import report_words as words
from cashier.domain.deposit import fiscal_year
from cashier.domain.report_tables import (
    Column,
    Line,
    Report,
    Section,
    date_column,
    money_column,
    number_column,
    sums,
    text_column,
)
from cashier.domain.site_day import DrawerStage, SiteDrawer, SiteItem
from cashier.services.reports_asked import Asked
from cashier.services.reports_site import kind_section, taken_back

AT_THE_BANK = frozenset({DrawerStage.SENT, DrawerStage.CONFIRMED})


def period(asked: Asked) -> Report:
    """Every business date with a drawer. Kinds and items taken back are of the own site only."""
    drawers = asked.drawers()
    seen = [one for one in drawers if not one.hidden]
    days = sorted({one.business_date for one in drawers})
    items: list[SiteItem] = []
    if asked.own_site:
        for day in asked.chunks(days):
            items += asked.items(one for one in seen if one.business_date == day)
    sections = [
        _by("days", "By business date", seen, date_column("day", "Date", 13), _date_of, asked),
        _by("cashiers", "By cashier", seen, text_column("cashier", "Cashier", 26), _cashier, asked),
        _by(
            "fiscal_years",
            "By fiscal year (from 1 July, by business date)",
            seen,
            text_column("fiscal_year", "Fiscal year", 13),
            _fiscal_year,
            asked,
        ),
    ]
    if asked.own_site:
        sections += [kind_section(items), taken_back(items)]
    note = any(one.hidden for one in drawers)
    return asked.report(*sections, verdict="Without your own open drawer" if note else "")


def _by(
    name: str,
    title: str,
    drawers: Sequence[SiteDrawer],
    first: Column,
    key: Callable[[SiteDrawer], date | str],
    asked: Asked,
) -> Section:
    columns = [
        first,
        number_column("drawers", "Drawers", 8),
        number_column("items", "Items", 8),
        money_column("cents", "Amount", 14),
        number_column("voids", "Voids", 7),
        number_column("differing", "Differing", 10),
        money_column("difference_cents", "Difference", 12, signed=True),
    ]
    if asked.own_site:
        columns.append(money_column("bank_cents", "Sent to the bank", 16))
    groups: dict[date | str, list[SiteDrawer]] = defaultdict(list)
    for one in drawers:
        groups[key(one)].append(one)
    rows = [
        (label, *_figures(groups[label], own_site=asked.own_site))
        for label in sorted(groups, key=str)
    ]
    return Section(
        name=name,
        title=title,
        columns=tuple(columns),
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        empty="No drawer was opened in these days.",
    )


def _figures(drawers: Iterable[SiteDrawer], *, own_site: bool) -> Line:
    group = list(drawers)
    figures = (
        len(group),
        sum(one.items for one in group),
        sum(one.cents for one in group),
        sum(one.voids for one in group),
        sum(bool(one.difference_items or one.difference_cents) for one in group),
        sum(one.difference_cents for one in group),
    )
    if not own_site:
        return figures
    return (*figures, sum(one.cents for one in group if one.stage in AT_THE_BANK))


def _date_of(one: SiteDrawer) -> date:
    return one.business_date


def _cashier(one: SiteDrawer) -> str:
    return words.person(one.staff_name, one.staff)


def _fiscal_year(one: SiteDrawer) -> str:
    return str(fiscal_year(one.business_date))
