"""Taking a payment: one visit, one transaction, final when it commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cashier.crash_points import reach
from cashier.domain.acceptance import (
    CheckContext,
    CrossCoverage,
    DuplicateHit,
    Severity,
    Verdict,
    at_amount_in_words,
    check_visit,
    decide,
    instrument_fields_ok,
)
from cashier.domain.account import Account, Enrollment
from cashier.domain.allocation import months_paid
from cashier.domain.calendar import after_cut_off, local_date
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import billing_account, receipt_number
from cashier.domain.instrument import Instrument, duplicate_key_text, weak_key_text
from cashier.domain.payment import (
    ALLOCATIONS_MAX,
    TENDERS_MAX,
    Allocation,
    Override,
    TakenAllocation,
    TakenTender,
    TenderDraft,
    Visit,
    VisitDraft,
    content_hash,
    free_text,
)
from cashier.domain.posting import (
    SUSPENSE,
    Entry,
    RecordDraft,
    RecordKind,
    receivable,
    undeposited,
)
from cashier.domain.receipt import LANGUAGES, Receipt, ReceiptAllocation, ReceiptTender
from cashier.domain.request import RequestAnswer
from cashier.domain.staff import Act, Staff
from cashier.domain.standing import Standing, standing
from cashier.services import drafts
from cashier.services.accounts import ACCOUNTS_FEED, confirmed_members, covering, walk_ins
from cashier.services.desk import Approval, Claims, Desk, note, receipt_site
from cashier.services.receipt_check import signed_code
from cashier.store import (
    directory,
    drawers,
    journal,
    lineage,
    print_jobs,
    replica,
    requests,
    same_paper,
    station,
    visits,
)
from cashier.store.engine import Connection

PAYER_LENGTH_MAX = 80
DUPLICATES = frozenset({"CHK-DUPLICATE", "MO-DUPLICATE"})
NO_ACCOUNT = "----"
"""Stands on the receipt for the last four of an account that nobody knew."""


def check(desk: Desk, who: Staff, draft: VisitDraft) -> tuple[tuple[Verdict, ...], ...]:
    """What the rules say to each tender of a draft that is still being typed; records nothing.

    What is not typed yet is no fault here: a payer and an instrument's fields are asked for by
    `take`. Raises Refusal for what cannot be judged: no open drawer, a role, a malformed draft.
    """
    who.must(Act.TAKE)
    with desk.store.read() as connection:
        session = _open_drawer(connection, who)
        unidentified_ok = desk.settings.allow_unidentified
        draft = _cleaned(draft, complete=False, unidentified_ok=unidentified_ok)
        facts = _facts(connection, draft)
        return _verdicts(desk, connection, session, draft, facts, desk.clock.now())


def take(desk: Desk, who: Staff, draft: VisitDraft) -> Visit:
    """Records the visit: tenders, postings, outbox, audit, receipt number and print job, all or
    nothing.

    Called again with the same visit id and content it answers the same visit with `replay` set and
    records nothing. Raises Refusal `visit.conflict` (same id, other content), `drawer.none_open`,
    `drawer.counting`, a field's, or a rule's code; Fault `store.…`.
    """
    who.must(Act.TAKE)
    draft = _cleaned(draft, unidentified_ok=desk.settings.allow_unidentified)
    content = content_hash(draft)
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        before = visits.content_hash_of(connection, draft.visit_id)
        if before is not None:
            drafts.forget_visit_in(connection, who, draft.visit_id)
            return _replay(connection, draft, same=before == content)
        desk.store.must_have_room()
        lineage.must_be_one(connection, desk.identity)
        session = _open_drawer(connection, who)
        now = desk.clock.now()
        facts = _facts(connection, draft)
        found = _verdicts(desk, connection, session, draft, facts, now)
        overrides = _claimed(connection, claims, who, draft, found, now)
        for tender, verdicts in zip(draft.tenders, found, strict=True):
            decide(verdicts, tender.accept, overrides, accept_all_ok=desk.identity.training)
        if visits.tenders_taken(connection, [tender.tender_id for tender in draft.tenders]):
            raise Refusal("tender.same_id", field="tender")
        # From here on an item whose words and figures differ is worth its words (UCC 3-114): the
        # rule asked for a supervisor, and there was one.
        draft = replace(draft, tenders=tuple(at_amount_in_words(one) for one in draft.tenders))
        visit = _Taking(
            desk=desk,
            who=who,
            connection=connection,
            session=session,
            draft=draft,
            facts=facts,
            verdicts=found,
            overrides=overrides,
            now=now,
        ).record(content)
        # In the same transaction: after a crash the visit is recorded or offered again, never both.
        drafts.forget_visit_in(connection, who, draft.visit_id)
        reach("take.recorded")
    reach("take.committed")
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


def _cleaned(
    draft: VisitDraft, *, complete: bool = True, unidentified_ok: bool = False
) -> VisitDraft:
    """Fields, bounds and free text; what the rules do not judge. A draft that need not be
    `complete` may lack its payer and fields of its instruments. With `unidentified_ok` the whole of
    an item may have no account at all: it goes to suspense.

    Raises Refusal `visit.missing`, `payer.missing`, `language.unknown`, `tenders.none`,
    `tenders.too_many`, `tender.missing`, `tender.same_id`, an instrument's or an account's.
    """
    if not draft.visit_id.strip():
        raise Refusal("visit.missing", field="visit")
    if draft.language not in LANGUAGES:
        raise Refusal("language.unknown", field="language", value=draft.language)
    payer = free_text(draft.payer_name, field="payer", length_max=PAYER_LENGTH_MAX)
    if complete and not payer:
        raise Refusal("payer.missing", field="payer")
    if not draft.tenders:
        raise Refusal("tenders.none", field="tenders")
    if len(draft.tenders) > TENDERS_MAX:
        raise Refusal(
            "tenders.too_many", field="tenders", value=len(draft.tenders), limit=TENDERS_MAX
        )
    if not all(tender.tender_id.strip() for tender in draft.tenders):
        raise Refusal("tender.missing", field="tender")
    if len({tender.tender_id for tender in draft.tenders}) != len(draft.tenders):
        raise Refusal("tender.same_id", field="tender")
    if complete:
        for tender in draft.tenders:
            instrument_fields_ok(tender.instrument)
    return replace(
        draft,
        payer_name=payer,
        tenders=tuple(_cleaned_tender(tender, unidentified_ok) for tender in draft.tenders),
        overrides=tuple(
            replace(one, reason=free_text(one.reason, field="reason", length_max=200))
            for one in draft.overrides
        ),
    )


def _cleaned_tender(tender: TenderDraft, unidentified_ok: bool) -> TenderDraft:
    if not tender.allocations:
        raise Refusal("allocations.none", field="allocations")
    if len(tender.allocations) > ALLOCATIONS_MAX:
        raise Refusal(
            "allocations.too_many",
            field="allocations",
            value=len(tender.allocations),
            limit=ALLOCATIONS_MAX,
        )
    paper, whole = tender.instrument, len(tender.allocations) == 1
    return replace(
        tender,
        instrument=replace(
            paper,
            number="".join(paper.number.split()).upper(),
            routing="".join(paper.routing.split()),
            account="".join(paper.account.split()),
            aux_number="".join(paper.aux_number.split()),
            issuer=free_text(paper.issuer, field="issuer"),
            drawer_name=free_text(paper.drawer_name, field="drawer_name"),
            remitter_name=free_text(paper.remitter_name, field="remitter_name"),
            restrictive=free_text(paper.restrictive, field="restrictive"),
            payee=free_text(paper.payee, field="payee"),
        ),
        allocations=tuple(
            replace(part, billing_account_number=_account_of(part, whole and unidentified_ok))
            for part in tender.allocations
        ),
    )


def _account_of(part: Allocation, unidentified_ok: bool) -> str:
    """The account's nine digits, or '' for money nobody could place: never a part of a split, and
    the rules let a supervisor alone take it (ACC-UNKNOWN). Source: domain.md 8.
    """
    number = part.billing_account_number.strip()
    return "" if unidentified_ok and not number else billing_account(number)


def _as_asked(
    connection: Connection,
    approval: Approval,
    draft: VisitDraft,
    found: Sequence[Sequence[Verdict]],
    rule: str,
) -> None:
    """An approval given elsewhere is for the item that was told of, and is used up for good.

    Raises Refusal `approval.missing`: another visit or amount.
    """
    for tender, verdicts in zip(draft.tenders, found, strict=True):
        if any(one.code == rule for one in needs_supervisor(verdicts)) and (
            draft.visit_id,
            tender.instrument.amount_cents,
        ) != (approval.visit_id, approval.cents):
            raise Refusal("approval.missing", field="approver", act=approval.act)
    requests.settle(connection, approval.request, RequestAnswer.DONE.value)


def _claimed(
    connection: Connection,
    claims: Claims,
    who: Staff,
    draft: VisitDraft,
    found: Sequence[Sequence[Verdict]],
    now: datetime,
) -> Mapping[str, Override]:
    """The overrides that some item needs, by rule, each with the name of who really approved it.

    One that no item needs is left out: it neither appears in the record nor uses its approval up.
    """
    needed = {one.code for verdicts in found for one in needs_supervisor(verdicts)}
    overrides: dict[str, Override] = {}
    for override in draft.overrides:
        if override.rule not in needed or override.rule in overrides:
            continue
        if not override.reason:
            raise Refusal("reason.missing", field="reason", value=override.rule)
        approval = claims.claim(
            override.approval_id, act=f"override:{override.rule}", act_of=who.number, now=now
        )
        if approval.request:
            _as_asked(connection, approval, draft, found, override.rule)
        overrides[override.rule] = replace(override, approver=approval.approver.number)
    return overrides


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the copy says of the accounts a visit names, read once; None for an unknown one."""

    accounts: Mapping[str, Account | None]
    covered: frozenset[str]

    def ended(self, number: str) -> bool:
        account = self.accounts[number]
        return account is not None and account.enrollment_status is Enrollment.TERMINATED


def _facts(connection: Connection, draft: VisitDraft) -> _Facts:
    numbers = sorted(
        {part.billing_account_number for tender in draft.tenders for part in tender.allocations}
    )
    accounts = {number: replica.account(connection, number) for number in numbers}
    confirmed = confirmed_members(connection, draft.confirmations, accounts)
    return _Facts(
        accounts,
        frozenset(
            number
            for number, account in accounts.items()
            if account is not None and covering(account, draft.confirmations, confirmed)
        ),
    )


def _verdicts(
    desk: Desk,
    connection: Connection,
    session: DrawerSession,
    draft: VisitDraft,
    facts: _Facts,
    now: datetime,
) -> tuple[tuple[Verdict, ...], ...]:
    standings: dict[str, Standing] = {
        number: standing(account, walk_ins(connection, number), now)
        for number, account in facts.accounts.items()
        if account is not None
    }
    payees, issuers = directory.organization(connection).payees, directory.issuers(connection)
    contexts = [
        CheckContext(
            business_date=session.business_date,
            at=now,
            payees=payees,
            accounts=facts.accounts,
            standings=standings,
            duplicates=_duplicates(desk, connection, tender),
            returned_history=any(
                standings[part.billing_account_number].has_returned_item
                for part in tender.allocations
                if part.billing_account_number in standings
            ),
            high_value_cents=desk.settings.high_value_cents,
            returned_history_blocks=desk.settings.returned_history == "block",
            mo_limit_cents=desk.settings.money_order_limit_cents,
            cross_coverage=CrossCoverage(desk.settings.several_coverages),
            marks=issuers.marks,
            purchaser_line=issuers.purchaser_line,
            transits=issuers.transits,
        )
        for tender in draft.tenders
    ]
    return check_visit(draft, contexts)


def _duplicates(
    desk: Desk, connection: Connection, tender: TenderDraft
) -> tuple[DuplicateHit, ...]:
    return tuple(
        DuplicateHit(strong=hit.strong, on=hit.on, site=hit.site, receipt_number=hit.receipt_number)
        for hit in same_paper.seen_before(
            connection,
            desk.duplicate_key(duplicate_key_text(tender.instrument)),
            desk.duplicate_key(weak_key_text(tender.instrument)),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taking:
    """One visit on its way into the store, inside its transaction."""

    desk: Desk
    who: Staff
    connection: Connection
    session: DrawerSession
    draft: VisitDraft
    facts: _Facts
    verdicts: tuple[tuple[Verdict, ...], ...]
    overrides: Mapping[str, Override]
    now: datetime

    def record(self, content: str) -> Visit:
        identity, connection = self.desk.identity, self.connection
        number = receipt_number(
            identity.site, identity.station, station.next_number(connection, station.RECEIPTS)
        )
        reach("take.numbered")
        rows = [
            self._tender(number, line, tender, verdicts)
            for line, (tender, verdicts) in enumerate(
                zip(self.draft.tenders, self.verdicts, strict=True), start=1
            )
        ]
        visit = Visit(
            visit_id=self.draft.visit_id,
            receipt_number=number,
            session_id=self.session.session_id,
            site=identity.site,
            station=identity.station,
            staff=self.who.number,
            business_date=self.session.business_date,
            taken_at=self.now,
            payer_name=self.draft.payer_name,
            language=self.draft.language,
            total_cents=self.draft.total_cents,
            tenders=tuple(row.taken for row in rows),
        )
        assert sum(row.taken.instrument.amount_cents for row in rows) == visit.total_cents
        visits.add(
            connection,
            visit,
            rows,
            content_hash=content,
            confirmations=self.draft.confirmations,
            receipt=self._receipt(visit),
        )
        print_jobs.add(
            connection,
            job_id=self.desk.clock.new_id(),
            receipt_number=number,
            copy=None,
            now=self.now,
        )
        note(
            self.desk,
            connection,
            self.who.number,
            "payment_taken",
            receipt=number,
            accounts=sorted(
                {
                    part.billing_account_number[-4:]
                    for one in visit.tenders
                    for part in one.allocations
                }
            ),
            total_cents=visit.total_cents,
            items=len(rows),
            overrides=[[one.rule, one.reason, one.approver] for one in self.overrides.values()],
            accepted=sorted({code for row in rows for code in row.accepted}),
        )
        return visit

    def _tender(
        self, receipt: str, line: int, tender: TenderDraft, verdicts: Sequence[Verdict]
    ) -> visits.TenderRow:
        """Seals the item's posting and returns its row.

        What was acknowledged and overridden is what the rules really said of this item, not what
        the draft carried along.
        """
        paper = tender.instrument
        parts = tuple(self._part(part) for part in tender.allocations)
        assert sum(part.amount_cents for part in parts) == paper.amount_cents, "PAY-SPLIT checked"
        accepted = _codes(verdicts, Severity.WARN)
        overrides = [
            self.overrides[code]
            for code in _codes(verdicts, Severity.SUPERVISOR)
            if code in self.overrides
        ]
        dup_key = self.desk.duplicate_key(duplicate_key_text(paper))
        weak_key = self.desk.duplicate_key(weak_key_text(paper))
        record = journal.append(
            self.connection,
            self.desk.identity,
            RecordDraft(
                posting_id=self.desk.clock.new_id(),
                kind=RecordKind.PAYMENT,
                business_date=self.session.business_date,
                recorded_at=self.now,
                staff=self.who.number,
                session_id=self.session.session_id,
                receipt_number=receipt,
                tender_id=tender.tender_id,
                amount_cents=paper.amount_cents,
                entries=(
                    Entry(account=undeposited(self.session.session_id), cents=paper.amount_cents),
                    *(Entry(account=_credited(part), cents=-part.amount_cents) for part in parts),
                ),
                body={
                    "visit_id": self.draft.visit_id,
                    "line": line,
                    "payer": self.draft.payer_name,
                    "instrument": _instrument_body(paper),
                    "dup_key": dup_key,
                    "weak_key": weak_key,
                    "accepted": list(accepted),
                    "overrides": [
                        {"rule": one.rule, "reason": one.reason, "approver": one.approver}
                        for one in overrides
                    ],
                    **_seen_as_same(verdicts, overrides, receipt),
                    "identity_confirmed": all(part.identity_confirmed for part in parts),
                    "after_cut_off": after_cut_off(self.now),
                    "reinstatement_requested": any(
                        self.facts.ended(part.billing_account_number) for part in parts
                    ),
                },
            ),
        )
        return visits.TenderRow(
            taken=TakenTender(
                line=line,
                tender_id=tender.tender_id,
                instrument=paper,
                allocations=parts,
                posting_id=record.posting_id,
                station_seq=record.station_seq,
            ),
            dup_key=dup_key,
            weak_key=weak_key,
            accepted=accepted,
            overridden=tuple(one.rule for one in overrides),
        )

    def _part(self, part: Allocation) -> TakenAllocation:
        account = self.facts.accounts[part.billing_account_number]
        return TakenAllocation(
            billing_account_number=part.billing_account_number,
            amount_cents=part.amount_cents,
            coverage_type=None if account is None else account.coverage_type,
            member_name="" if account is None else account.name,
            identity_confirmed=part.billing_account_number in self.facts.covered,
        )

    def _receipt(self, visit: Visit) -> Receipt:
        placed: Counter[str] = Counter()
        made = Receipt(
            receipt_number=visit.receipt_number,
            site=receipt_site(self.connection, self.desk.identity),
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
                        self._receipt_part(part, placed) for part in tender.allocations
                    ),
                )
                for tender in visit.tenders
            ),
            total_cents=visit.total_cents,
            language=visit.language,
            training=self.desk.identity.training,
            after_cut_off=after_cut_off(visit.taken_at),
        )
        return replace(made, qr_text=signed_code(self.desk, made))

    def _receipt_part(self, part: TakenAllocation, placed: Counter[str]) -> ReceiptAllocation:
        """Member, coverage, its months, its balance and whether it ended are said only when
        identity was confirmed. `placed`: cents of the visit's earlier parts, by account.
        """
        known = part.identity_confirmed
        months: tuple[date, ...] = ()
        balance: int | None = None
        as_of = station.cursor(self.connection, ACCOUNTS_FEED).as_of if known else None
        account = self.facts.accounts[part.billing_account_number]
        if known and account is not None:
            # the visit is not in the store yet: what was owed before it
            taken = walk_ins(self.connection, part.billing_account_number)
            before = placed[part.billing_account_number]
            stands = standing(account, taken, self.now)
            months = months_paid(stands, before, part.amount_cents)
            balance = stands.owed_cents - before - part.amount_cents
        placed[part.billing_account_number] += part.amount_cents
        return ReceiptAllocation(
            account_last4=part.last4 or NO_ACCOUNT,
            amount_cents=part.amount_cents,
            coverage_type=part.coverage_type if known else None,
            member_name=part.member_name if known else "",
            terminated=known and self.facts.ended(part.billing_account_number),
            coverage_months=months,
            balance_cents=None if as_of is None else balance,
            balance_as_of=None if as_of is None or balance is None else local_date(as_of),
        )


def _credited(part: TakenAllocation) -> str:
    """The account's receivable; suspense for money without an account, which the ledger raises as
    an exception until a supervisor resolves it.
    """
    number = part.billing_account_number
    return receivable(number) if number else SUSPENSE


def _codes(verdicts: Sequence[Verdict], severity: Severity) -> tuple[str, ...]:
    """Each code once, in the rules' order."""
    return tuple(dict.fromkeys(one.code for one in verdicts if one.severity is severity))


def _seen_as_same(
    verdicts: Sequence[Verdict], overrides: Sequence[Override], receipt: str
) -> dict[str, list[str]]:
    """Receipts with the same paper that the approver of a duplicate knew of: the ledger does not
    ask about those again. The item's own receipt, where the paper is on it twice.
    """
    rules = {one.rule for one in overrides} & DUPLICATES
    seen = {v.data.get("receipt_number") or receipt for v in verdicts if v.code in rules}
    return {"duplicate_of": sorted(seen)} if seen else {}


def _instrument_body(paper: Instrument) -> dict[str, str | None]:
    return {
        "kind": paper.kind.value,
        "number": paper.number,
        "routing": paper.routing,
        "account": paper.account,
        "aux_number": paper.aux_number,
        "dated": None if paper.dated is None else paper.dated.isoformat(),
        "drawer_name": paper.drawer_name,
        "remitter_name": paper.remitter_name,
        "micr_source": paper.micr_source.value,
    }


def _number_shown(tender: TakenTender) -> str:
    number = tender.instrument.number
    return number[-4:] if tender.instrument.kind.is_money_order else number


def needs_supervisor(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts of one tender that only a supervisor's override lifts."""
    return tuple(one for one in verdicts if one.severity is Severity.SUPERVISOR)
