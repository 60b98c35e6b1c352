"""Reports of one business date: a site's day, and all sites side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from cashier.domain import report_words as words
from cashier.domain.board import half_hours, kind_totals
from cashier.domain.calendar import after_cut_off
from cashier.domain.report_tables import (
    Cell,
    Column,
    Line,
    Report,
    Section,
    Weight,
    facts,
    instant_column,
    line_column,
    money_column,
    number_column,
    sums,
    text_column,
)
from cashier.domain.site_day import DrawerStage, PaperState, SiteDrawer, SiteItem
from cashier.services.reports_asked import STANDING, Asked, site_named
from cashier.store import directory

HIDDEN = "open, yours"
OTHERS = "Kinds, items and deposits are known at the stations of that site only."


def site_day(asked: Asked) -> Report:
    """All drawers of a site's business date and, of the own site, every item."""
    drawers = asked.drawers()
    items = asked.items(drawers)
    sections = [_summary(asked, drawers, items), drawer_section(drawers), _to_look_at(drawers)]
    if not asked.own_site:
        sections[1] = replace(sections[1], note=OTHERS)
    else:
        sections += [
            kind_section(items),
            _half_hours(items),
            taken_back(items),
            _items(asked, items),
        ]
    return asked.report(*sections, verdict=_verdict(drawers))


def all_sites(asked: Asked) -> Report:
    """The sites side by side, and every drawer of the date."""
    drawers = asked.drawers(site="")
    columns = (
        text_column("site", "Site", 8),
        text_column("name", "Name", 34),
        number_column("drawers", "Drawers", 8),
        number_column("open", "Not closed", 11),
        number_column("items", "Items", 8),
        money_column("cents", "Amount", 14),
        money_column("difference_cents", "Difference", 12, signed=True),
        money_column("undeposited_cents", "Not at the bank", 15),
    )
    codes = sorted({*directory.sites(asked.connection), *(one.site for one in drawers)})
    rows: list[Line] = []
    for code in asked.chunks(codes):
        of_site = [one for one in drawers if one.site == code]
        own = code == asked.desk.identity.site
        rows.append(
            (
                code,
                site_named(asked.connection, code).name,
                len(of_site),
                sum(one.stage.blind for one in of_site),
                sum(one.items for one in of_site),
                sum(one.cents for one in of_site),
                sum(one.difference_cents for one in of_site),
                _waiting(of_site) if own else None,
            )
        )
    table = Section(
        name="sites",
        title="Sites",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows),
        note="What is not at the bank yet is known of the own site only.",
    )
    return asked.report(table, drawer_section(drawers), verdict=_verdict(drawers))


def drawer_section(drawers: Sequence[SiteDrawer]) -> Section:
    """One line per drawer: whose, how far, what is in it."""
    columns = (
        text_column("station", "Station", 8),
        text_column("cashier", "Cashier", 19),
        text_column("stage", "Stage", 13),
        instant_column("opened", "Opened", 9),
        instant_column("closed", "Closed", 9),
        number_column("items", "Items", 6),
        money_column("cents", "Amount", 13),
        number_column("difference_items", "Diff.", 6, signed=True),
        money_column("difference_cents", "Difference", 12, signed=True),
        text_column("ticket", "Ticket", 17),
    )
    rows = tuple(_drawer(one) for one in drawers)
    return Section(
        name="drawers",
        title="Drawers",
        columns=columns,
        rows=rows,
        total=sums(columns, rows) if rows else (),
        weights=tuple(
            Weight.STRONG if one.difference_items or one.difference_cents else Weight.PLAIN
            for one in drawers
        ),
        note=_hidden_note(drawers),
        empty="No drawer was opened.",
    )


def _drawer(one: SiteDrawer) -> Line:
    closed = not one.stage.blind
    return (
        one.station_name,
        words.person(one.staff_name, one.staff),
        HIDDEN if one.hidden else words.STAGES[one.stage],
        one.opened_at,
        one.closed_at,
        None if one.hidden else one.items,
        None if one.hidden else one.cents,
        one.difference_items if closed else None,
        one.difference_cents if closed else None,
        one.ticket,
    )


def _hidden_note(drawers: Iterable[SiteDrawer]) -> str:
    if any(one.hidden for one in drawers):
        return "Your own drawer, which you are still to count, is left out of every figure."
    return ""


def _summary(asked: Asked, drawers: Sequence[SiteDrawer], items: Sequence[SiteItem]) -> Section:
    seen = [one for one in drawers if not one.hidden]
    differing = [one for one in seen if one.difference_items or one.difference_cents]
    pairs: list[tuple[Column, Cell]] = [
        (number_column("drawers", "Drawers"), len(drawers)),
        (number_column("open", "Not closed yet"), sum(one.stage.blind for one in drawers)),
        (number_column("items", "Items"), sum(one.items for one in seen)),
        (money_column("cents", "Amount"), sum(one.cents for one in seen)),
        (number_column("voids", "Voids"), sum(one.voids for one in seen)),
        (number_column("differing", "Drawers differing"), len(differing)),
        (
            money_column("difference_cents", "Differences", signed=True),
            sum(one.difference_cents for one in differing),
        ),
    ]
    if asked.own_site:
        not_there = money_column("undeposited_cents", "Closed, not at the bank")
        pairs.append((not_there, _waiting(seen)))
        late = {one.receipt_number for one in items if after_cut_off(one.taken_at)}
        pairs.append((number_column("after_cut_off", "Receipts after cut-off"), len(late)))
    return facts("summary", "", pairs)


def _waiting(drawers: Iterable[SiteDrawer]) -> int:
    """Closed, but not sent to the bank."""
    not_sent = {DrawerStage.CLOSED, DrawerStage.IN_DEPOSIT, DrawerStage.VERIFIED}
    return sum(one.cents for one in drawers if one.stage in not_sent)


def _to_look_at(drawers: Sequence[SiteDrawer]) -> Section:
    rows: list[Line] = []
    for one in drawers:
        told = [
            "closed by force" if one.forced else "",
            "review pending: no deposit until signed" if one.review_pending else "",
            _so_many(one.unconfirmed, "record", "not confirmed"),
            _so_many(one.unprinted, "receipt", "not printed"),
        ]
        if any(told):
            said = "; ".join(part for part in told if part)
            rows.append((one.station_name, words.person(one.staff_name, one.staff), said))
    return Section(
        name="to_look_at",
        title="To look at",
        columns=(
            text_column("station", "Station", 10),
            text_column("cashier", "Cashier", 24),
            text_column("what", "What", 80, wraps=True),
        ),
        rows=tuple(rows),
        empty="Every drawer is confirmed, printed and signed.",
    )


def _so_many(number: int, what: str, state: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'} {state}" if number else ""


def kind_section(items: Iterable[SiteItem]) -> Section:
    """All seven kinds."""
    columns = (
        text_column("kind", "Kind", 40),
        number_column("items", "Items", 12),
        money_column("cents", "Amount", 18),
    )
    found = kind_totals((one.kind, one.cents) for one in items if one.state in STANDING)
    rows: list[Line] = [(words.KINDS[one.kind], one.items, one.cents) for one in found]
    return Section(
        name="kinds",
        title="By kind",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows),
    )


def _half_hours(items: Iterable[SiteItem]) -> Section:
    columns = (
        instant_column("start", "From", 20),
        instant_column("end", "To", 20),
        number_column("items", "Items", 12),
        money_column("cents", "Amount", 18),
    )
    found = half_hours((one.taken_at, one.cents) for one in items if one.state in STANDING)
    rows: list[Line] = [
        (one.start, one.start + timedelta(minutes=30), one.items, one.cents) for one in found
    ]
    return Section(
        name="half_hours",
        title="By half hour",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        empty="Nothing was taken.",
    )


def taken_back(items: Iterable[SiteItem]) -> Section:
    """Items that no longer count, and those the bank returned."""
    columns = (
        text_column("station", "Station", 8),
        text_column("receipt", "Receipt", 17),
        line_column(),
        text_column("kind", "Kind", 18),
        text_column("number", "Number", 14),
        text_column("state", "State", 10),
        money_column("cents", "Amount", 13),
    )
    rows: list[Line] = [
        (
            one.station,
            one.receipt_number,
            one.line,
            words.KIND[one.kind],
            one.number,
            one.state.value,
            one.cents,
        )
        for one in items
        if one.state is not PaperState.HELD
    ]
    return Section(
        name="taken_back",
        title="Voided, reversed, returned",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        empty="No item was voided, reversed or returned.",
    )


def _items(asked: Asked, items: Sequence[SiteItem]) -> Section:
    standing = [one for one in items if one.state in STANDING]
    rows: list[Line] = [
        (
            one.taken_at,
            one.station,
            one.receipt_number,
            one.line,
            words.KIND[one.kind],
            one.number,
            "" if one.state is PaperState.HELD else one.state.value,
            one.cents,
        )
        for one in asked.chunks(items)
    ]
    total: Line = (
        "Taken",
        None,
        None,
        len(standing),
        "less voided, reversed",
        None,
        None,
        sum(one.cents for one in standing),
    )
    return Section(
        name="items",
        title="Items",
        columns=(
            instant_column("at", "Time", 10),
            text_column("station", "Station", 7),
            text_column("receipt", "Receipt", 17),
            line_column(),
            text_column("kind", "Kind", 20),
            text_column("number", "Number", 14),
            text_column("state", "State", 9),
            money_column("cents", "Amount", 13),
        ),
        rows=tuple(rows),
        total=total,
        weights=tuple(Weight.PLAIN if one.state in STANDING else Weight.STRUCK for one in items),
        on_slip=False,
        empty="No item was taken.",
    )


def _verdict(drawers: Sequence[SiteDrawer]) -> str:
    if any(one.stage.blind for one in drawers):
        return "Not closed yet"
    if any(one.difference_items or one.difference_cents for one in drawers):
        return "Difference"
    return "In balance" if drawers else ""
