"""Taking a payment: one visit, one transaction, final when it commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cashier.domain.acceptance import (
    CheckContext,
    CrossCoverage,
    DuplicateHit,
    Severity,
    Verdict,
    check_tender,
    check_visit,
    decide,
)
from cashier.domain.account import Account, Enrollment
from cashier.domain.calendar import after_cut_off
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import billing_account, receipt_number
from cashier.domain.instrument import duplicate_key_text, weak_key_text
from cashier.domain.payment import (
    ALLOCATIONS_MAX,
    TENDERS_MAX,
    TakenAllocation,
    TakenTender,
    TenderDraft,
    Visit,
    VisitDraft,
    content_hash,
    free_text,
)
from cashier.domain.posting import Entry, RecordDraft, RecordKind, receivable, undeposited
from cashier.domain.receipt import Receipt, ReceiptAllocation, ReceiptTender
from cashier.domain.staff import Act, Staff
from cashier.domain.standing import Standing, standing
from cashier.services.accounts import covering, walk_ins
from cashier.services.desk import Desk, note, receipt_site
from cashier.store import directory, drawers, journal, print_jobs, replica, station, visits
from cashier.store.engine import Connection

PAYER_LENGTH_MAX = 80


def check(desk: Desk, who: Staff, draft: VisitDraft) -> tuple[tuple[Verdict, ...], ...]:
    """What the rules say to each tender of a draft that is still being typed; records nothing.

    Raises Refusal only for what cannot be judged: no open drawer, or a role.
    """
    who.must(Act.TAKE)
    with desk.store.read() as connection:
        session = _open_drawer(connection, who)
        return _verdicts(desk, connection, session, _cleaned(draft), desk.clock.now())


def take(desk: Desk, who: Staff, draft: VisitDraft) -> Visit:
    """Records the visit: tenders, postings, outbox, audit, receipt number and print job, all or
    nothing.

    Called again with the same visit id and content it answers the same visit with `replay` set and
    records nothing. Raises Refusal `visit.conflict` (same id, other content), `drawer.none_open`,
    `drawer.counting`, a field's, or a rule's code.
    """
    who.must(Act.TAKE)
    draft = _cleaned(draft)
    content = content_hash(draft)
    with desk.store.write() as connection:
        before = visits.content_hash_of(connection, draft.visit_id)
        if before is not None:
            return _replay(connection, draft, same=before == content)
        session = _open_drawer(connection, who)
        now = desk.clock.now()
        overridden = _checked_overrides(desk, who, draft, now)
        for tender, verdicts in zip(
            draft.tenders, _verdicts(desk, connection, session, draft, now), strict=True
        ):
            decide(verdicts, tender.accept, overridden, accept_all_ok=desk.identity.training)
        visit, receipt = _record(desk, who, connection, session, draft, content, now)
    for override in draft.overrides:
        desk.approvals.use(override.approval_id)
    assert visit.receipt_number == receipt.receipt_number
    return visit


def _replay(connection: Connection, draft: VisitDraft, *, same: bool) -> Visit:
    visit = visits.by_id(connection, draft.visit_id)
    assert visit is not None, "a content hash has its visit"
    if not same:
        raise Refusal(
            "visit.conflict", field="visit", value=draft.visit_id, receipt=visit.receipt_number
        )
    return replace(visit, replay=True)


def _open_drawer(connection: Connection, who: Staff) -> DrawerSession:
    session = drawers.open_of(connection, who.number)
    if session is None:
        raise Refusal("drawer.none_open", field="drawer", value=who.number)
    if session.state is not DrawerState.OPEN:
        raise Refusal("drawer.counting", field="drawer", value=session.business_date.isoformat())
    return session


def _cleaned(draft: VisitDraft) -> VisitDraft:
    """Bounds and free text; what the rules do not judge.

    Raises Refusal `payer.missing`, `tenders.none`, `tenders.too_many`, ...
    """
    payer = free_text(draft.payer_name, field="payer", length_max=PAYER_LENGTH_MAX)
    if not payer:
        raise Refusal("payer.missing", field="payer")
    if not draft.tenders:
        raise Refusal("tenders.none", field="tenders")
    if len(draft.tenders) > TENDERS_MAX:
        raise Refusal(
            "tenders.too_many", field="tenders", value=len(draft.tenders), limit=TENDERS_MAX
        )
    if len({tender.tender_id for tender in draft.tenders}) != len(draft.tenders):
        raise Refusal("tender.same_id", field="tender")
    return replace(
        draft, payer_name=payer, tenders=tuple(_cleaned_tender(tender) for tender in draft.tenders)
    )


def _cleaned_tender(tender: TenderDraft) -> TenderDraft:
    if not tender.allocations:
        raise Refusal("allocations.none", field="allocations")
    if len(tender.allocations) > ALLOCATIONS_MAX:
        raise Refusal(
            "allocations.too_many",
            field="allocations",
            value=len(tender.allocations),
            limit=ALLOCATIONS_MAX,
        )
    paper = tender.instrument
    return replace(
        tender,
        instrument=replace(
            paper,
            number="".join(paper.number.split()).upper(),
            routing="".join(paper.routing.split()),
            account="".join(paper.account.split()),
            drawer_name=free_text(paper.drawer_name, field="drawer_name"),
            remitter_name=free_text(paper.remitter_name, field="remitter_name"),
            restrictive=free_text(paper.restrictive, field="restrictive"),
            payee=free_text(paper.payee, field="payee"),
        ),
        allocations=tuple(
            replace(part, billing_account_number=billing_account(part.billing_account_number))
            for part in tender.allocations
        ),
    )


def _checked_overrides(desk: Desk, who: Staff, draft: VisitDraft, now: datetime) -> frozenset[str]:
    for override in draft.overrides:
        if not override.reason.strip():
            raise Refusal("reason.missing", field="reason", value=override.rule)
        desk.approvals.check(
            override.approval_id, act=f"override:{override.rule}", act_of=who.number, now=now
        )
    return frozenset(override.rule for override in draft.overrides)


def _verdicts(
    desk: Desk, connection: Connection, session: DrawerSession, draft: VisitDraft, now: datetime
) -> tuple[tuple[Verdict, ...], ...]:
    numbers = {
        part.billing_account_number for tender in draft.tenders for part in tender.allocations
    }
    accounts: dict[str, Account | None] = {
        number: replica.account(connection, number) for number in sorted(numbers)
    }
    standings: dict[str, Standing] = {
        number: standing(account, walk_ins(connection, number), now)
        for number, account in accounts.items()
        if account is not None
    }
    payees = directory.organization(connection).payees
    contexts = [
        CheckContext(
            business_date=session.business_date,
            at=now,
            payees=payees,
            accounts=accounts,
            standings=standings,
            duplicates=_duplicates(desk, connection, tender),
            returned_history=any(
                standings[part.billing_account_number].has_returned_item
                for part in tender.allocations
                if part.billing_account_number in standings
            ),
            high_value_cents=desk.settings.high_value_cents,
            mo_limit_cents=desk.settings.money_order_limit_cents,
            cross_coverage=CrossCoverage(desk.settings.several_coverages),
        )
        for tender in draft.tenders
    ]
    own = [check_tender(tender, ctx) for tender, ctx in zip(draft.tenders, contexts, strict=True)]
    over_visit = check_visit(draft, contexts)
    return tuple((*one, *more) for one, more in zip(own, over_visit, strict=True))


def _duplicates(
    desk: Desk, connection: Connection, tender: TenderDraft
) -> tuple[DuplicateHit, ...]:
    return tuple(
        DuplicateHit(strong=hit.strong, on=hit.on, site=hit.site, receipt_number=hit.receipt_number)
        for hit in visits.seen_before(
            connection,
            desk.duplicate_key(duplicate_key_text(tender.instrument)),
            desk.duplicate_key(weak_key_text(tender.instrument)),
        )
    )


def _record(
    desk: Desk,
    who: Staff,
    connection: Connection,
    session: DrawerSession,
    draft: VisitDraft,
    content: str,
    now: datetime,
) -> tuple[Visit, Receipt]:
    identity = desk.identity
    number = receipt_number(
        identity.site, identity.station, station.next_number(connection, station.RECEIPTS)
    )
    rows: list[visits.TenderRow] = []
    for line, tender in enumerate(draft.tenders, start=1):
        row = _record_tender(desk, who, connection, session, draft, tender, line, number, now)
        rows.append(row)
    visit = Visit(
        visit_id=draft.visit_id,
        receipt_number=number,
        session_id=session.session_id,
        site=identity.site,
        station=identity.station,
        staff=who.number,
        business_date=session.business_date,
        taken_at=now,
        payer_name=draft.payer_name,
        language=draft.language,
        total_cents=draft.total_cents,
        tenders=tuple(row.taken for row in rows),
    )
    receipt = _receipt(desk, connection, visit)
    visits.add(
        connection,
        visit,
        rows,
        content_hash=content,
        confirmations=draft.confirmations,
        receipt=receipt,
    )
    print_jobs.add(
        connection, job_id=desk.clock.new_id(), receipt_number=number, copy=None, now=now
    )
    note(
        desk,
        connection,
        who.number,
        "payment_taken",
        receipt=number,
        total_cents=visit.total_cents,
        items=len(rows),
        overrides=[[one.rule, one.reason, one.approver] for one in draft.overrides],
        accepted=sorted({code for row in rows for code in row.accepted}),
    )
    assert sum(row.taken.instrument.amount_cents for row in rows) == visit.total_cents
    return visit, receipt


def _record_tender(
    desk: Desk,
    who: Staff,
    connection: Connection,
    session: DrawerSession,
    draft: VisitDraft,
    tender: TenderDraft,
    line: int,
    number: str,
    now: datetime,
) -> visits.TenderRow:
    paper = tender.instrument
    parts = tuple(
        _taken_part(connection, draft, part.billing_account_number, part.amount_cents)
        for part in tender.allocations
    )
    assert sum(part.amount_cents for part in parts) == paper.amount_cents, "PAY-SPLIT was checked"
    dup_key = desk.duplicate_key(duplicate_key_text(paper))
    weak_key = desk.duplicate_key(weak_key_text(paper))
    posting_id = desk.clock.new_id()
    ended = [
        part.last4 for part in parts if _is_terminated(connection, part.billing_account_number)
    ]
    record = journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=posting_id,
            kind=RecordKind.PAYMENT,
            business_date=session.business_date,
            recorded_at=now,
            staff=who.number,
            session_id=session.session_id,
            receipt_number=number,
            tender_id=tender.tender_id,
            amount_cents=paper.amount_cents,
            entries=(
                Entry(account=undeposited(session.session_id), cents=paper.amount_cents),
                *(
                    Entry(account=receivable(part.billing_account_number), cents=-part.amount_cents)
                    for part in parts
                ),
            ),
            body={
                "visit_id": draft.visit_id,
                "line": line,
                "payer": draft.payer_name,
                "instrument": {
                    "kind": paper.kind.value,
                    "number": paper.number,
                    "routing": paper.routing,
                    "account": paper.account,
                    "aux_number": paper.aux_number,
                    "dated": None if paper.dated is None else paper.dated.isoformat(),
                    "drawer_name": paper.drawer_name,
                    "remitter_name": paper.remitter_name,
                    "micr_source": paper.micr_source.value,
                },
                "dup_key": dup_key,
                "weak_key": weak_key,
                "accepted": list(tender.accept),
                "overrides": [
                    {"rule": one.rule, "reason": one.reason, "approver": one.approver}
                    for one in draft.overrides
                ],
                "identity_confirmed": all(part.identity_confirmed for part in parts),
                "after_cut_off": after_cut_off(now),
                "reinstatement_requested": bool(ended),
            },
        ),
    )
    return visits.TenderRow(
        taken=TakenTender(
            line=line,
            tender_id=tender.tender_id,
            instrument=paper,
            allocations=parts,
            posting_id=posting_id,
            station_seq=record.station_seq,
        ),
        dup_key=dup_key,
        weak_key=weak_key,
        accepted=tender.accept,
        overridden=tuple(one.rule for one in draft.overrides),
    )


def _taken_part(
    connection: Connection, draft: VisitDraft, number: str, cents: int
) -> TakenAllocation:
    account = replica.account(connection, number)
    confirmed = (
        account is not None and covering(connection, account, draft.confirmations) is not None
    )
    return TakenAllocation(
        billing_account_number=number,
        amount_cents=cents,
        coverage_type=None if account is None else account.coverage_type,
        member_name="" if account is None else account.name,
        identity_confirmed=confirmed,
    )


def _is_terminated(connection: Connection, number: str) -> bool:
    account = replica.account(connection, number)
    return account is not None and account.enrollment_status is Enrollment.TERMINATED


def _receipt(desk: Desk, connection: Connection, visit: Visit) -> Receipt:
    return Receipt(
        receipt_number=visit.receipt_number,
        site=receipt_site(connection, desk.identity),
        station=visit.station,
        staff=visit.staff,
        taken_at=visit.taken_at,
        business_date=visit.business_date,
        payer_name=visit.payer_name,
        tenders=tuple(
            ReceiptTender(
                kind=tender.instrument.kind,
                number_shown=_number_shown(tender),
                amount_cents=tender.instrument.amount_cents,
                allocations=tuple(
                    ReceiptAllocation(
                        account_last4=part.last4,
                        amount_cents=part.amount_cents,
                        coverage_type=part.coverage_type if part.identity_confirmed else None,
                        member_name=part.member_name if part.identity_confirmed else "",
                        terminated=part.identity_confirmed
                        and _is_terminated(connection, part.billing_account_number),
                    )
                    for part in tender.allocations
                ),
            )
            for tender in visit.tenders
        ),
        total_cents=visit.total_cents,
        language=visit.language,
        training=desk.identity.training,
        after_cut_off=after_cut_off(visit.taken_at),
    )


def _number_shown(tender: TakenTender) -> str:
    number = tender.instrument.number
    return number[-4:] if tender.instrument.kind.is_money_order else number


def needs_supervisor(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts of one tender that only a supervisor's override lifts."""
    return tuple(one for one in verdicts if one.severity is Severity.SUPERVISOR)
