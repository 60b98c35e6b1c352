"""Reports of who allowed what: overrides and approvals of a site, and the station's audit chain."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from cashier.domain.calendar import local_date
from cashier.domain.posting import RecordKind, parse_instant
from cashier.domain.report_tables import (
    Column,
    ColumnType,
    Line,
    Report,
    Section,
    facts,
    instant_column,
    line_column,
    money_column,
    number_column,
    sums,
    text_column,
)
from cashier.services.reports_asked import CHUNK, Asked
from cashier.store import audit, site_journal

_SIGNED = {
    RecordKind.VOID: "Void",
    RecordKind.REVERSAL: "Reversal",
    RecordKind.RETURNED_ITEM: "Returned by the bank",
    RecordKind.CORRECTION: "Correction",
    RecordKind.REALLOCATION: "Money moved",
    RecordKind.RESOLUTION: "Question answered",
    RecordKind.DRAWER_OPENED: "Drawer opened on another date",
    RecordKind.COUNTED: "Counted by a supervisor",
    RecordKind.CLOSED: "Closed, signed",
    RecordKind.REVIEW: "Review signed",
    RecordKind.APPROVAL: "Request answered",
}


def overrides(asked: Asked) -> Report:
    """Rules overridden, acts signed by a second person, warnings acknowledged, by business date."""
    hidden = {one.session_id for one in asked.drawers() if one.hidden}
    ruled: list[Line] = []
    signed: list[Line] = []
    said: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    found = site_journal.records(
        asked.connection,
        asked.desk.identity,
        (RecordKind.PAYMENT, *_SIGNED),
        since=asked.since,
        until=asked.until,
    )
    for record in asked.chunks(list(found)):
        if record["session_id"] in hidden:
            continue
        if record["kind"] != RecordKind.PAYMENT:
            if record["approver"] or record["body"].get("forced"):
                signed.append(_act(asked, record))
            continue
        said.update(record["body"]["accepted"])
        for one in record["body"]["overrides"]:
            by_rule[one["rule"]] += 1
            ruled.append(_override(asked, record, one))
    note = "Items of your own drawer, still to count, are left out." if hidden else ""
    return asked.report(
        _by_rule(by_rule, said),
        _overridden(sorted(ruled, key=_when), note),
        _approved(sorted(signed, key=_when)),
    )


def _when(row: Line) -> str:
    return str(row[0])


def _override(asked: Asked, record: Mapping[str, Any], one: Mapping[str, str]) -> Line:
    return (
        parse_instant(record["recorded_at"]),
        record["receipt_number"],
        record["body"]["line"],
        one["rule"],
        one["reason"],
        asked.name_of(record["staff"]),
        asked.name_of(one["approver"]),
        record["amount_cents"],
    )


def _act(asked: Asked, record: Mapping[str, Any]) -> Line:
    body = record["body"]
    forced = "Closed by force" if body.get("forced") else ""
    return (
        parse_instant(record["recorded_at"]),
        f"{record['site']}-{record['station']}",
        forced or _SIGNED[RecordKind(record["kind"])],
        record["receipt_number"] or str(body.get("receipt", "")),
        str(body.get("reason", "")),
        asked.name_of(record["staff"]),
        asked.name_of(record["approver"]),
        record["amount_cents"] or None,
    )


def _by_rule(overridden: Counter[str], said: Counter[str]) -> Section:
    columns = (
        text_column("code", "Rule", 30),
        number_column("overridden", "Overridden", 20),
        number_column("acknowledged", "Acknowledged", 20),
    )
    rows: list[Line] = [
        (code, overridden[code], said[code]) for code in sorted({*overridden, *said})
    ]
    return Section(
        name="rules",
        title="By rule",
        columns=columns,
        rows=tuple(rows),
        total=sums(columns, rows) if rows else (),
        empty="No rule was overridden and no warning acknowledged.",
    )


def _overridden(rows: list[Line], note: str) -> Section:
    columns = (
        instant_column("at", "At", 15),
        text_column("receipt", "Receipt", 17),
        line_column(),
        text_column("code", "Rule", 18),
        text_column("reason", "Reason", 22, wraps=True),
        text_column("cashier", "Cashier", 16),
        text_column("approver", "Approved by", 16),
        money_column("cents", "Amount", 12),
    )
    return Section(
        name="overrides",
        title="Rules overridden",
        columns=columns,
        rows=tuple(rows),
        note=note,
        on_slip=False,
        empty="No rule was overridden.",
    )


def _approved(rows: list[Line]) -> Section:
    columns = (
        instant_column("at", "At", 15),
        text_column("station", "Station", 8),
        text_column("act", "Act", 18, wraps=True),
        text_column("receipt", "Receipt", 17),
        text_column("reason", "Reason", 22, wraps=True),
        text_column("staff", "By", 16),
        text_column("approver", "Approved by", 16),
        money_column("cents", "Amount", 12),
    )
    return Section(
        name="approvals",
        title="Acts signed by a second person",
        columns=columns,
        rows=tuple(rows),
        on_slip=False,
        empty="No act needed a second person.",
    )


# --- the audit chain


def audit_extract(asked: Asked) -> Report:
    """This station's audit lines of some days (by the counter's clock) and whether the whole chain
    still holds. Amounts of the reader's own drawer, still to count, are left out.
    """
    counting = min((one.opened_at for one in asked.drawers() if one.hidden), default=None)
    broken: int | None = None
    last, head = audit.head(asked.connection)
    rows: list[Line] = []
    events: Counter[str] = Counter()
    for read, (line, follows) in enumerate(audit.checked(asked.connection)):
        if read % CHUNK == 0:
            asked.progress(read, last)
        if not follows and broken is None:
            broken = line.n
        body = json.loads(line.canonical)
        at = parse_instant(body["at"])
        if not asked.since <= local_date(at) <= asked.until:
            continue
        events[body["event"]] += 1
        own = counting is not None and at >= counting and body["staff"] == asked.who.number
        told = ", ".join(
            f"{key} {'(your own drawer)' if own and 'cents' in key else _shown(value)}"
            for key, value in body["data"].items()
        )
        rows.append((line.n, at, asked.name_of(body["staff"]), body["event"], told, line.hash))
    asked.progress(last, last)
    whole = "whole" if broken is None else f"broken: line {broken} does not follow"
    chain = facts(
        "chain",
        "Chain",
        (
            (text_column("whole", "Chain"), whole),
            (number_column("lines", "Lines from 1 to"), last),
            (Column(name="head", head="Last hash", width=64, mono=True), head),
        ),
    )
    counted: list[Line] = [(event, times) for event, times in sorted(events.items())]
    columns = (text_column("event", "Event", 40), number_column("times", "Times", 12))
    return asked.report(
        Section(
            name="events",
            title="By event",
            columns=columns,
            rows=tuple(counted),
            total=sums(columns, counted) if counted else (),
            empty="Nothing was recorded in these days.",
        ),
        _lines(rows),
        chain,
        verdict="Chain whole" if broken is None else "Chain broken",
    )


def _lines(rows: list[Line]) -> Section:
    return Section(
        name="lines",
        title="Audit lines",
        columns=(
            Column(name="n", head="Line", type=ColumnType.NUMBER, width=7, adds=False),
            instant_column("at", "At", 15),
            text_column("staff", "Staff", 16),
            text_column("event", "Event", 18),
            text_column("data", "What", 46, wraps=True),
            Column(name="hash", head="Hash", width=20, mono=True),
        ),
        rows=tuple(rows),
        on_slip=False,
        empty="Nothing was recorded in these days.",
    )


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
