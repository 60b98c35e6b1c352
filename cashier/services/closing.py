"""Closing a drawer session for ever: the one place where a Z comes from, whoever closes and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cashier.crash_points import reach
from cashier.domain.codec import to_plain
from cashier.domain.counted_items import NamedItem
from cashier.domain.drawer import DrawerSession, KindDifference, differences, expected
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.receipt import PrintState
from cashier.domain.report import DrawerReport
from cashier.services import reports
from cashier.services.desk import Desk, note
from cashier.store import drawers, journal, print_jobs, station
from cashier.store.engine import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What closing leaves open, shown before F12: postings not confirmed, receipts not printed or
    unsure.
    """

    unconfirmed: int
    attention: int
    unprinted: tuple[str, ...]
    uncertain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Who closes a drawer and why. `staff` acts, `approver` signs. `forced`: somebody else than the
    cashier closes it, counted or not; `request` names the record that asked for it from afar.
    `review_pending`: it differs and nobody was there to sign; `named` are the items behind a
    difference. Source: domain.md 10.
    """

    at: datetime
    staff: str
    approver: str = ""
    reason: str = ""
    forced: bool = False
    review_pending: bool = False
    request: str = ""
    named: tuple[NamedItem, ...] = ()

    @property
    def signer(self) -> str:
        """Whose signature stands on the Z beside the cashier's."""
        return self.approver or (self.staff if self.forced else "")


def against_count(connection: Connection, session_id: str) -> tuple[KindDifference, ...]:
    """The last committed count against what the drawer should hold; empty before the first."""
    taken = drawers.counts(connection, session_id)
    if not taken:
        return ()
    return differences(expected(drawers.tray(connection, session_id)), taken[-1].counts)


def shut(
    desk: Desk, connection: Connection, session: DrawerSession, closing: Closing
) -> DrawerReport:
    """Records the close, gives the Z its number, seals and archives it, in the caller's write
    transaction. What makes a close allowed is the caller's to check.
    """
    z_number = station.next_number(connection, station.Z_REPORTS)
    left = left_by(connection, session.session_id)
    note(
        desk,
        connection,
        closing.staff,
        "drawer_forced" if closing.forced else "drawer_closed",
        session=session.session_id,
        z_number=z_number,
        cashier=session.staff if closing.forced else "",
        approver=closing.approver if closing.forced else "",
    )
    body: dict[str, object] = {
        "z_number": z_number,
        "reason": closing.reason,
        "kinds": _kinds(connection, session.session_id),
        "unconfirmed": left.unconfirmed,
        "unprinted": list(left.unprinted),
        "uncertain": list(left.uncertain),
    }
    if closing.forced:
        body |= {"forced": closing.reason, "cashier": session.staff}
    if closing.review_pending:
        body["review_pending"] = True
    if closing.request:
        body["request"] = closing.request
    if closing.named:
        body["named"] = [to_plain(one) for one in closing.named]
    journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.CLOSED,
            business_date=session.business_date,
            recorded_at=closing.at,
            staff=closing.staff,
            approver=closing.approver,
            session_id=session.session_id,
            body=body,
        ),
    )
    reach("close.recorded")
    drawers.close(connection, session.session_id, closing.at, z_number)
    report = reports.sealed_z(
        desk,
        connection,
        session.session_id,
        reason=closing.reason,
        approver=closing.signer,
        forced=closing.forced,
        review_pending=closing.review_pending,
        named=closing.named,
    )
    drawers.add_z(connection, report)
    reach("close.sealed")
    return report


def _kinds(connection: Connection, session_id: str) -> Mapping[str, list[int]]:
    """Per kind expected items and cents, and counted ones where anybody counted: a drawer closed by
    force without a count has no difference, it has none that is known.
    """
    rows = against_count(connection, session_id)
    if not rows:
        should = expected(drawers.tray(connection, session_id))
        return {kind.value: [should[kind].items, should[kind].cents] for kind in InstrumentKind}
    return {
        row.kind.value: [
            row.expected.items,
            row.expected.cents,
            row.counted.items,
            row.counted.cents,
        ]
        for row in rows
    }


def left_by(connection: Connection, session_id: str) -> Leaving:
    """What closing this session now would leave open."""
    states = journal.counts(connection)
    papers = print_jobs.open_receipts(connection, session_id)
    return Leaving(
        unconfirmed=states[ItemState.RECORDED] + states[ItemState.SENT],
        attention=states[ItemState.ATTENTION],
        unprinted=tuple(number for number, state in papers if state is not PrintState.UNCERTAIN),
        uncertain=tuple(number for number, state in papers if state is PrintState.UNCERTAIN),
    )
