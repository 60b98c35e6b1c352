"""From closed drawers to the bank: prepared by one, verified by another, sent, confirmed.

Every step speaks to the ledger first and last: it gives the ticket's number, and it decides when
two stations want the same drawer at one moment. Without it a deposit waits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cashier.crash_points import reach
from cashier.domain.calendar import local_date
from cashier.domain.deposit import (
    Deposit,
    DepositStage,
    PreparedBody,
    bag_number,
    bundles,
    confirmed_entries,
    in_stack_order,
    missing_lines,
    must_fit,
    routing_hash,
    two_people,
    verified_entries,
)
from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import free_text
from cashier.domain.posting import Entry, RecordDraft, RecordKind
from cashier.domain.site_day import DrawerStage, SiteDrawer, SiteItem
from cashier.domain.staff import Act, Staff
from cashier.ledger.contract import Ledger
from cashier.services.deposit_records import (
    LISTED,
    at_stage,
    heads,
    may_look,
    named,
    paper,
    whole,
)
from cashier.services.deposit_trace import Trace, trace
from cashier.services.desk import Approval, Desk, note
from cashier.services.undeposited import (
    DepositProposal,
    ReadyDrawer,
    Undeposited,
    banking_days,
    ready,
    undeposited,
)
from cashier.store import journal, lineage, site_day
from cashier.store.engine import Connection
from cashier.sync import step

__all__ = [
    "VERIFY",
    "DepositProposal",
    "ReadyDrawer",
    "Trace",
    "Undeposited",
    "banking_days",
    "confirm",
    "deposit",
    "deposits",
    "give_up",
    "of_item",
    "prepare",
    "ready",
    "send",
    "trace",
    "undeposited",
    "verify",
]

VERIFY = "verify_deposit"
"""The act an approval is given for where the verifier signs on the preparer's screen."""


def prepare(
    desk: Desk,
    who: Staff,
    session_ids: Sequence[str],
    *,
    ledger: Ledger,
    bag: str,
    order: Sequence[str] = (),
) -> Deposit:
    """Lists whole drawers of one business date for the bank and asks the ledger for the ticket.

    `order` are posting ids as the paper lies, all of them, where it was scanned; else the trays
    follow one another. The answer is `waiting` when the line broke after it was recorded: the
    ticket comes with the next sync. Raises Refusal `deposit.offline`, `deposit.no_drawer`,
    `deposit.drawer_unknown`, `deposit.drawer_open`, `deposit.in_another`, `deposit.review_pending`,
    `deposit.several_dates`, `deposit.same_person`, `deposit.empty`, `deposit.too_many`,
    `deposit.too_large`, `deposit.order`,
    `deposit.not_whole` (records of another station have not come whole yet),
    `deposit.taken` (another station was quicker), `bag.missing`, `bag.shape`, `bag.used`,
    `station.diverged`, `role.not_allowed`.
    """
    who.must(Act.DEPOSIT)
    bag = bag_number(bag)
    chosen = tuple(dict.fromkeys(session_ids))
    if not chosen:
        raise Refusal("deposit.no_drawer", field="sessions")
    _online(desk, ledger)
    now = desk.clock.now()
    with desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        drawers = _chosen(connection, desk, who, chosen)
        for one in heads(connection, desk):
            if one.bag == bag and one.stage.holds_drawers:
                raise Refusal("bag.used", field="bag", value=bag, ticket=one.ticket)
        trays = paper(connection, desk, chosen)
        _all_here(drawers, trays)
        held = {item.posting_id: item for one in chosen for item in trays[one]}
        listed = [held[one] for one in in_stack_order(tuple(held), order)]
        must_fit([item.cents for item in listed])
        size = desk.settings.deposit_bundle_items
        body = PreparedBody(
            sessions=chosen,
            bag=bag,
            lines=tuple(
                (item.receipt_number, item.line, item.posting_id, item.cents) for item in listed
            ),
            bundles=bundles([item.cents for item in listed], size),
            routing_hash=routing_hash(item.routing for item in listed),
        )
        record = journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.DEPOSIT_PREPARED,
                business_date=drawers[0].business_date,
                recorded_at=now,
                staff=who.number,
                body=body.plain(),
            ),
        )
        note(
            desk, connection, who.number, "deposit_prepared",
            deposit=record.posting_id, bag=bag, items=body.items, cents=body.cents,
        )  # fmt: skip
        reach("prepare.recorded")
    reach("prepare.committed")
    _afterwards(desk, ledger)
    made = deposit(desk, who, record.posting_id)
    if made.stage is DepositStage.REFUSED:
        raise Refusal("deposit.taken", field="sessions", value=_taken_by(desk, chosen))
    return made


def verify(
    desk: Desk,
    who: Staff,
    ticket: str,
    held_ids: Collection[str],
    *,
    ledger: Ledger,
    approval: Approval | None = None,
) -> Deposit:
    """Another person found every item of the ticket in the stack: the money is on its way.

    `held_ids` are the posting ids ticked. With an approval (for `verify_deposit`) its approver is
    the verifier, else `who` is. Raises Refusal `deposit.missing_item` (names the first that is
    not there), `deposit.unknown_item`, `deposit.same_person`, `deposit.changed` (an item was
    taken back since), `deposit.stage`, `deposit.overtaken`, `deposit.unknown`,
    `deposit.offline`, `approval.missing`, `approver.same_person`, `role.not_allowed`.
    """
    who.must(Act.DEPOSIT)
    _online(desk, ledger)
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        found = at_stage(connection, desk, ticket, DepositStage.PREPARED)
        verifier = who
        if approval is not None:
            verifier = claims.claim(
                approval.approval_id, act=VERIFY, act_of=found.prepared.staff, now=now
            ).approver
            verifier.must(Act.DEPOSIT)
        two_people(verifier.number, found.prepared.staff, *(one.staff for one in found.drawers))
        for line in found.lines:
            if line.state not in LISTED:
                raise Refusal(
                    "deposit.changed", field="ticket", value=line.receipt_number, line=line.line
                )
        missing = missing_lines(found.lines, held_ids)
        if missing:
            raise Refusal(
                "deposit.missing_item",
                field="items",
                value=missing[0].receipt_number,
                seq=missing[0].seq,
                line=missing[0].line,
                posting_id=missing[0].posting_id,
                count=len(missing),
            )
        cents: dict[str, int] = dict.fromkeys(found.session_ids, 0)
        for line in found.lines:
            cents[line.session_id] += line.cents
        _append(
            desk, connection, verifier, found, RecordKind.DEPOSIT_VERIFIED,
            entries=verified_entries(found.ticket, cents),
        )  # fmt: skip
        reach("verify.recorded")
    reach("verify.committed")
    return _settled(desk, who, ledger, found, DepositStage.VERIFIED)


def send(desk: Desk, who: Staff, ticket: str, *, ledger: Ledger) -> Deposit:
    """The bag left for the bank. Raises Refusal `deposit.stage`, `deposit.unknown`,
    `deposit.offline`, `role.not_allowed`.
    """
    return _go_on(desk, who, ticket, ledger, DepositStage.VERIFIED, RecordKind.DEPOSIT_SENT)


def confirm(desk: Desk, who: Staff, ticket: str, *, ledger: Ledger) -> Deposit:
    """The bank's word that it has all of it. Raises Refusal as `send` does."""
    return _go_on(desk, who, ticket, ledger, DepositStage.SENT, RecordKind.DEPOSIT_CONFIRMED)


def give_up(desk: Desk, who: Staff, ticket: str, *, reason: str, ledger: Ledger) -> Deposit:
    """Undoes a deposit nobody verified, with a reason: its drawers are free again; its number is
    gone. Raises Refusal `reason.missing` and what `send` does.
    """
    who.must(Act.DEPOSIT)
    reason = free_text(reason, field="reason", length_max=200)
    if not reason:
        raise Refusal("reason.missing", field="reason")
    _online(desk, ledger)
    with desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        found = at_stage(connection, desk, ticket, DepositStage.PREPARED)
        _append(desk, connection, who, found, RecordKind.RESOLUTION, reason=reason)
        reach("give_up.recorded")
    reach("give_up.committed")
    return _settled(desk, who, ledger, found, DepositStage.GIVEN_UP)


def deposits(desk: Desk, who: Staff) -> tuple[Deposit, ...]:
    """The site's deposits, newest first, without their lines. Raises Refusal `role.not_allowed`."""
    may_look(who)
    with desk.store.read() as connection:
        return tuple(reversed(heads(connection, desk)))


def deposit(desk: Desk, who: Staff, ticket: str) -> Deposit:
    """One deposit by its ticket or its id, with its lines as they stand now: what the bank sent
    back since is told. Raises Refusal `deposit.unknown`, `role.not_allowed`.
    """
    may_look(who)
    with desk.store.read() as connection:
        return whole(connection, desk, named(connection, desk, ticket))


def of_item(desk: Desk, who: Staff, session_id: str) -> Deposit | None:
    """The deposit a drawer went into, without its lines; None where it is in none."""
    may_look(who)
    with desk.store.read() as connection:
        for one in heads(connection, desk):
            if one.stage.holds_drawers and session_id in one.session_ids:
                return one
    return None


# --- the ledger --------------------------------------------------------------------------------


def _online(desk: Desk, ledger: Ledger) -> None:
    """Sends what waits and reads the news, so that what is decided next is decided on all there
    is. Raises Refusal `deposit.offline`.
    """
    try:
        step(desk.store, ledger, desk.clock, desk.identity)
    except Fault as fault:
        if not fault.code.startswith("ledger."):
            raise
        raise Refusal("deposit.offline", field="ledger", value=fault.code) from fault


def _afterwards(desk: Desk, ledger: Ledger) -> None:
    """Takes the record to the ledger. Where the line broke just now it goes with the next sync."""
    try:
        step(desk.store, ledger, desk.clock, desk.identity)
    except Fault as fault:
        if not fault.code.startswith("ledger."):
            raise


def _settled(
    desk: Desk, who: Staff, ledger: Ledger, before: Deposit, wanted: DepositStage
) -> Deposit:
    _afterwards(desk, ledger)
    after = deposit(desk, who, before.deposit_id)
    if after.stage is not wanted:
        raise Refusal(
            "deposit.overtaken", field="ticket", value=before.ticket, stage=after.stage.value
        )
    return after


def _go_on(
    desk: Desk,
    who: Staff,
    ticket: str,
    ledger: Ledger,
    before: DepositStage,
    kind: RecordKind,
) -> Deposit:
    who.must(Act.DEPOSIT)
    _online(desk, ledger)
    with desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        found = at_stage(connection, desk, ticket, before)
        confirmed = kind is RecordKind.DEPOSIT_CONFIRMED
        _append(
            desk, connection, who, found, kind,
            entries=confirmed_entries(found.ticket, found.cents) if confirmed else (),
        )  # fmt: skip
        reach("deposit.recorded")
    reach("deposit.committed")
    return _settled(
        desk, who, ledger, found, DepositStage.CONFIRMED if confirmed else DepositStage.SENT
    )


def _append(
    desk: Desk,
    connection: Connection,
    who: Staff,
    found: Deposit,
    kind: RecordKind,
    *,
    entries: tuple[Entry, ...] = (),
    reason: str = "",
) -> None:
    """A step of a deposit: it names the deposit it goes on with, and is audited. It takes no money
    in and gives none back, so that the amounts of an export sum to what the counter took.
    """
    now = desk.clock.now()
    journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=kind,
            business_date=local_date(now),
            recorded_at=now,
            staff=who.number,
            original_id=found.deposit_id,
            entries=entries,
            body={
                "deposit": found.deposit_id,
                "ticket": found.ticket,
                **({"reason": reason} if reason else {}),
            },
        ),
    )
    event = "deposit_given_up" if kind is RecordKind.RESOLUTION else kind.value
    note(desk, connection, who.number, event, ticket=found.ticket, reason=reason)


def _chosen(
    connection: Connection, desk: Desk, who: Staff, session_ids: Sequence[str]
) -> list[SiteDrawer]:
    there = {
        one.session_id: one
        for one in site_day.drawers(connection, desk.identity, site=desk.identity.site)
    }
    chosen: list[SiteDrawer] = []
    for session_id in session_ids:
        one = there.get(session_id)
        if one is None:
            raise Refusal("deposit.drawer_unknown", field="sessions", value=session_id)
        name = one.station_name
        if one.stage.blind:
            raise Refusal("deposit.drawer_open", field="sessions", value=name)
        if one.stage is not DrawerStage.CLOSED:
            raise Refusal("deposit.in_another", field="sessions", value=name, ticket=one.ticket)
        if one.review_pending:
            raise Refusal("deposit.review_pending", field="sessions", value=name)
        two_people(who.number, one.staff, field="sessions")
        if chosen and chosen[0].business_date != one.business_date:
            raise Refusal(
                "deposit.several_dates",
                field="sessions",
                value=one.business_date.isoformat(),
                first=chosen[0].business_date.isoformat(),
            )
        chosen.append(one)
    return chosen


def _all_here(drawers: Iterable[SiteDrawer], trays: Mapping[str, Sequence[SiteItem]]) -> None:
    """What is listed is the drawer's figure: an item whose whole record has not come yet would be
    left out of the deposit, and nobody would miss it. Raises Refusal `deposit.not_whole`.
    """
    for one in drawers:
        cents = [item.cents for item in trays[one.session_id]]
        if (len(cents), sum(cents)) != (one.items, one.cents):
            raise Refusal("deposit.not_whole", field="sessions", value=one.station_name)


def _taken_by(desk: Desk, session_ids: Sequence[str]) -> str:
    with desk.store.read() as connection:
        for one in heads(connection, desk):
            if one.stage.holds_drawers and set(one.session_ids) & set(session_ids):
                return one.ticket
    return ""
