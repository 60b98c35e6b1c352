"""Reports of what goes to the bank: the deposits of a date or one of them, and what is not there
yet.
"""

from __future__ import annotations

from collections.abc import Sequence

from cashier.domain import report_words as words
from cashier.domain.deposit import Deposit, DepositLine, Signed
from cashier.domain.report_tables import (
    Column,
    ColumnType,
    Line,
    Report,
    Section,
    Weight,
    date_column,
    facts,
    instant_column,
    line_column,
    money_column,
    number_column,
    sums,
    text_column,
)
from cashier.services import deposit_records, deposit_trace, undeposited
from cashier.services.reports_asked import Asked

_STAGES = {
    "waiting": "waiting for its ticket",
    "refused": "refused by the ledger",
    "prepared": "prepared",
    "verified": "verified",
    "sent": "sent to the bank",
    "confirmed": "confirmed by the bank",
    "given_up": "given up",
}


def deposit(asked: Asked) -> Report:
    """One deposit with its lines, or all of a business date.

    Raises Refusal `deposit.unknown`.
    """
    if asked.choice.ticket:
        known = deposit_records.named(asked.connection, asked.desk, asked.choice.ticket)
        found = [deposit_records.whole(asked.connection, asked.desk, known)]
    else:
        found = [
            deposit_records.whole(asked.connection, asked.desk, one)
            for one in deposit_records.known(asked.connection, asked.desk)
            if asked.since <= one.deposit.business_date <= asked.until
        ]
    standing = [one for one in found if one.stage.holds_drawers]
    sections = [_deposits(found), _lines(asked, found), _returned(found)]
    if asked.choice.ticket:
        sections = [_of_one(asked, found[0]), _drawers(found[0]), _bundles(found[0]), *sections[1:]]
    title = f"Deposit {found[0].ticket}" if asked.choice.ticket else ""
    told = "" if not standing else "Complete" if _complete(asked, standing) else "Difference"
    return asked.report(*sections, title=title, verdict=told)


def not_deposited(asked: Asked) -> Report:
    """Closed drawers whose paper was not sent to the bank, the oldest first."""
    columns = (
        text_column("station", "Station", 8),
        text_column("cashier", "Cashier", 22),
        date_column("business_date", "Business date", 13),
        text_column("stage", "Stage", 14),
        text_column("ticket", "Ticket", 17),
        date_column("due_on", "Due", 13),
        Column(
            name="days_late", head="Banking days late", type=ColumnType.NUMBER, width=17, adds=False
        ),
        number_column("items", "Items", 7),
        money_column("cents", "Amount", 14),
    )
    found = undeposited.undeposited(asked.desk, asked.who)
    rows: list[Line] = [
        (
            one.drawer.station_name,
            words.person(one.drawer.staff_name, one.drawer.staff),
            one.drawer.business_date,
            words.STAGES[one.drawer.stage],
            one.drawer.ticket,
            one.due_on,
            one.banking_days_late,
            one.drawer.items,
            one.drawer.cents,
        )
        for one in asked.chunks(found)
    ]
    late = sum(one.overdue for one in found)
    table = Section(
        name="undeposited",
        title="Not at the bank",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        weights=tuple(Weight.STRONG if one.overdue else Weight.PLAIN for one in found),
        note="Due on the next banking day after the business date; what is late stands in bold.",
        empty="Everything closed is at the bank.",
    )
    return asked.report(table, verdict=f"{late} overdue" if late else "None overdue")


def _complete(asked: Asked, found: Sequence[Deposit]) -> bool:
    return all(deposit_trace.trace(asked.desk, asked.who, one.deposit_id).agrees for one in found)


def _deposits(found: Sequence[Deposit]) -> Section:
    columns = (
        text_column("ticket", "Ticket", 17),
        text_column("stage", "Stage", 20),
        text_column("bag", "Bag", 12),
        text_column("drawers", "Drawers", 20, wraps=True),
        text_column("prepared", "Prepared by", 18),
        text_column("verified", "Verified by", 18),
        number_column("items", "Items", 7),
        money_column("cents", "Amount", 14),
    )
    rows: list[Line] = [
        (
            one.ticket or "(none yet)",
            _STAGES[one.stage.value],
            one.bag,
            ", ".join(drawer.name for drawer in one.drawers),
            _signer(one.prepared),
            _signer(one.verified),
            one.items if one.stage.holds_drawers else 0,
            one.cents if one.stage.holds_drawers else 0,
        )
        for one in found
    ]
    return Section(
        name="deposits",
        title="Deposits",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        weights=tuple(Weight.PLAIN if one.stage.holds_drawers else Weight.STRUCK for one in found),
        empty="No deposit was prepared.",
    )


def _of_one(asked: Asked, one: Deposit) -> Section:
    """The head of a ticket, and its cents followed both ways."""
    trace = deposit_trace.trace(asked.desk, asked.who, one.deposit_id)
    return facts(
        "deposit",
        "",
        (
            (text_column("ticket", "Ticket", none="none yet"), one.ticket),
            (date_column("business_date", "Business date"), one.business_date),
            (text_column("stage", "Stage"), _STAGES[one.stage.value]),
            (text_column("bag", "Bag"), one.bag),
            (text_column("prepared", "Prepared by"), _signer(one.prepared)),
            (instant_column("prepared_at", "Prepared"), one.prepared.at),
            (text_column("verified", "Verified by", none="nobody yet"), _signer(one.verified)),
            (
                instant_column("verified_at", "Verified", none="not yet"),
                None if one.verified is None else one.verified.at,
            ),
            (
                instant_column("sent_at", "Sent", none="not yet"),
                None if one.sent is None else one.sent.at,
            ),
            (
                instant_column("confirmed_at", "Confirmed", none="not yet"),
                None if one.confirmed is None else one.confirmed.at,
            ),
            (number_column("items", "Items"), one.items),
            (money_column("checks_cents", "Checks"), one.checks.cents),
            (money_column("money_orders_cents", "Money orders"), one.money_orders.cents),
            (money_column("cents", "Total"), one.cents),
            (
                Column(name="hash_total", head="Hash total", type=ColumnType.NUMBER, adds=False),
                one.routing_hash,
            ),
            (money_column("postings_cents", "Postings"), trace.posting_cents),
            (money_column("instruments_cents", "Instruments"), trace.instrument_cents),
            (money_column("lines_cents", "Lines"), trace.line_cents),
            (
                text_column("apart", "Differences", wraps=True, none="none"),
                "; ".join(trace.differences),
            ),
        ),
    )


def _drawers(one: Deposit) -> Section:
    return Section(
        name="drawers",
        title="Drawers",
        columns=(text_column("station", "Station", 12), text_column("cashier", "Cashier", 60)),
        rows=tuple(
            (drawer.name, words.person(drawer.staff_name, drawer.staff)) for drawer in one.drawers
        ),
    )


def _bundles(one: Deposit) -> Section:
    columns = (
        line_column("Bundle", 10),
        Column(name="first", head="From", type=ColumnType.NUMBER, width=10, adds=False),
        Column(name="last", head="To", type=ColumnType.NUMBER, width=10, adds=False),
        number_column("items", "Items", 10),
        money_column("cents", "Amount", 16),
    )
    rows: list[Line] = [
        (part.number, part.first, part.last, part.items, part.cents) for part in one.bundles
    ]
    return Section(
        name="bundles",
        title="Bundles",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
    )


def _lines(asked: Asked, found: Sequence[Deposit]) -> Section:
    columns = (
        text_column("ticket", "Ticket", 17),
        Column(name="seq", head="#", type=ColumnType.NUMBER, width=5, adds=False),
        text_column("kind", "Kind", 19),
        text_column("routing", "Routing", 10),
        text_column("number", "Number", 14),
        text_column("receipt", "Receipt", 17),
        line_column(),
        text_column("state", "State", 9),
        money_column("cents", "Amount", 13),
    )
    lines = [(one, line) for one in found if one.stage.holds_drawers for line in one.lines]
    rows: list[Line] = [
        (
            one.ticket,
            line.seq,
            words.KIND[line.kind],
            line.routing,
            line.number,
            line.receipt_number,
            line.line,
            "" if line.state == "held" else line.state,
            line.cents,
        )
        for one, line in asked.chunks(lines)
    ]
    return Section(
        name="lines",
        title="Items in the order of the paper",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        on_slip=False,
        empty="No item is in a deposit.",
    )


def _returned(found: Sequence[Deposit]) -> Section:
    columns = (
        text_column("ticket", "Ticket", 17),
        text_column("receipt", "Receipt", 17),
        line_column(),
        text_column("number", "Number", 14),
        date_column("returned_on", "Returned", 13),
        text_column("reason", "Reason", 26, wraps=True),
        money_column("cents", "Amount", 13),
    )
    back: list[tuple[Deposit, DepositLine]] = [
        (one, line) for one in found for line in one.returned if one.stage.holds_drawers
    ]
    rows: list[Line] = [
        (
            one.ticket,
            line.receipt_number,
            line.line,
            line.number,
            line.returned_on,
            line.returned_why,
            line.cents,
        )
        for one, line in back
    ]
    return Section(
        name="returned",
        title="Sent back by the bank since",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        empty="The bank sent nothing back.",
    )


def _signer(one: Signed | None) -> str:
    return "" if one is None else words.person(one.name, one.staff)
