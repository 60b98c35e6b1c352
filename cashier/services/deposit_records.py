"""How the site's deposits stand, read from the records each time it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from cashier.domain.deposit import (
    Deposit,
    DepositDrawer,
    DepositLine,
    DepositStage,
    PreparedBody,
    Signed,
    read_prepared,
)
from cashier.domain.errors import Refusal
from cashier.domain.posting import RecordKind
from cashier.domain.site_day import DepositRecord, PaperState, SiteItem
from cashier.domain.staff import Act, Staff
from cashier.log import logger
from cashier.services.desk import Desk
from cashier.store import deposits as deposit_rows
from cashier.store import directory, site_day
from cashier.store.engine import Connection

LISTED = frozenset({PaperState.HELD, PaperState.RETURNED})
"""What lies in the tray or went to the bank; voided and reversed items do not."""


def may_look(who: Staff) -> None:
    """Supervisors and auditors. Raises Refusal `role.not_allowed`."""
    if not who.may(Act.DEPOSIT):
        who.must(Act.REPORTS)


def paper(
    connection: Connection, desk: Desk, session_ids: Iterable[str]
) -> dict[str, tuple[SiteItem, ...]]:
    """Per drawer what lies in its tray, or went to the bank, in the order it was taken."""
    found: dict[str, list[SiteItem]] = {one: [] for one in session_ids}
    for item in site_day.items(connection, desk.identity, tuple(found)):
        if item.state in LISTED:
            found[item.session_id].append(item)
    return {session_id: tuple(items) for session_id, items in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A deposit without its lines, what its first record says, and the records that count."""

    deposit: Deposit
    body: PreparedBody
    records: tuple[str, ...]


def known(connection: Connection, desk: Desk) -> list[Known]:
    """The site's deposits, oldest first."""
    about: dict[str, list[DepositRecord]] = {}
    for record in site_day.deposits(connection, desk.identity, desk.identity.site):
        about.setdefault(record.deposit, []).append(record)
    cashiers = deposit_rows.cashiers(
        connection, {one for records in about.values() for each in records for one in each.sessions}
    )
    names: dict[str, str] = {}

    def signed(record: DepositRecord) -> Signed:
        return Signed(staff=record.staff, name=name_of(record.staff), at=record.recorded_at)

    def name_of(number: str) -> str:
        if number not in names:
            names[number] = directory.staff_name(connection, number)
        return names[number]

    found: list[Known] = []
    for records in about.values():
        first = next((one for one in records if one.kind is RecordKind.DEPOSIT_PREPARED), None)
        if first is None:
            continue
        try:
            body = read_prepared(first.body)
        except (KeyError, TypeError, ValueError):
            # another window's, of a form that we do not know: it hides none of the others
            logger("deposits").warning("a deposit that cannot be read", posting=first.posting_id)
            continue
        steps: dict[RecordKind, DepositRecord] = {
            one.kind: one
            for one in reversed(records)
            if one.taken and one.kind is not RecordKind.DEPOSIT_PREPARED
        }
        stage = _stage(first, steps)
        given_up = steps.get(RecordKind.RESOLUTION)
        made = Deposit(
            deposit_id=first.posting_id,
            ticket=first.ticket,
            site=first.site,
            station=first.station,
            business_date=first.business_date,
            stage=stage,
            bag=body.bag,
            drawers=tuple(
                DepositDrawer(
                    session_id=one,
                    site=first.site,
                    station=station,
                    staff=staff,
                    staff_name=name_of(staff) if staff else "",
                )
                for one in body.sessions
                for station, staff in (cashiers.get(one, ("", "")),)
            ),
            items=body.items,
            cents=body.cents,
            routing_hash=body.routing_hash,
            prepared=signed(first),
            verified=_step(steps, RecordKind.DEPOSIT_VERIFIED, signed),
            sent=_step(steps, RecordKind.DEPOSIT_SENT, signed),
            confirmed=_step(steps, RecordKind.DEPOSIT_CONFIRMED, signed),
            given_up=signed(given_up) if given_up and stage is DepositStage.GIVEN_UP else None,
            given_up_why=str(given_up.body.get("reason", "")) if given_up else "",
        )
        found.append(
            Known(
                deposit=made,
                body=body,
                records=tuple(one.posting_id for one in records if one.taken),
            )
        )
    return found


_Steps = Mapping[RecordKind, DepositRecord]


def _step(
    steps: _Steps, kind: RecordKind, signed: Callable[[DepositRecord], Signed]
) -> Signed | None:
    return signed(steps[kind]) if kind in steps else None


def _stage(first: DepositRecord, steps: _Steps) -> DepositStage:
    """How far it is. One that was verified was not given up, whatever else was tried: the ledger
    lets only the first of the two stand.
    """
    if not first.taken:
        return DepositStage.REFUSED
    if RecordKind.DEPOSIT_VERIFIED in steps:
        if RecordKind.DEPOSIT_SENT not in steps:
            return DepositStage.VERIFIED
        confirmed = RecordKind.DEPOSIT_CONFIRMED in steps
        return DepositStage.CONFIRMED if confirmed else DepositStage.SENT
    if RecordKind.RESOLUTION in steps:
        return DepositStage.GIVEN_UP
    return DepositStage.PREPARED if first.ticket else DepositStage.WAITING


def heads(connection: Connection, desk: Desk) -> list[Deposit]:
    """The site's deposits without their lines, oldest first."""
    return [one.deposit for one in known(connection, desk)]


def named(connection: Connection, desk: Desk, ticket: str) -> Known:
    """By ticket or by id. Raises Refusal `deposit.unknown`."""
    name = ticket.strip()
    for one in known(connection, desk):
        if name and name in (one.deposit.ticket, one.deposit.deposit_id):
            return one
    raise Refusal("deposit.unknown", field="ticket", value=name[:40])


def at_stage(connection: Connection, desk: Desk, ticket: str, stage: DepositStage) -> Deposit:
    """The deposit with its lines, if it is just there. Raises Refusal `deposit.stage`."""
    known = named(connection, desk, ticket)
    found = known.deposit
    if found.stage is not stage:
        raise Refusal(
            "deposit.stage",
            field="ticket",
            value=found.ticket,
            stage=found.stage.value,
            wanted=stage.value,
        )
    return whole(connection, desk, known)


def whole(connection: Connection, desk: Desk, known: Known) -> Deposit:
    """With its lines, as the record lists them and as the paper stands now."""
    found, body = known.deposit, known.body
    paper = {
        one.posting_id: one for one in site_day.items(connection, desk.identity, found.session_ids)
    }
    returned = deposit_rows.returned(connection, found.session_ids)
    lines = []
    for seq, (number, line, posting_id, cents) in enumerate(body.lines, start=1):
        item = paper[posting_id]
        back = returned.get(posting_id) if item.state is PaperState.RETURNED else None
        lines.append(
            DepositLine(
                seq=seq,
                posting_id=posting_id,
                session_id=item.session_id,
                receipt_number=number,
                line=line,
                kind=item.kind,
                number=item.number,
                cents=cents,
                routing=item.routing,
                account=item.account,
                payer_name=item.payer_name,
                dated=item.dated,
                state=item.state.value,
                returned_on=None if back is None else back[0],
                returned_why="" if back is None else back[1],
            )
        )
    return replace(found, lines=tuple(lines), bundles=body.bundles)
