"""A judged visit recorded: its tenders, postings, receipt, print job and audit line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cashier.crash_points import reach
from cashier.domain.acceptance import Severity, Verdict
from cashier.domain.calendar import after_cut_off
from cashier.domain.drawer import DrawerSession
from cashier.domain.identifiers import receipt_number
from cashier.domain.instrument import Instrument, duplicate_key_text, weak_key_text
from cashier.domain.payment import (
    Allocation,
    Override,
    TakenAllocation,
    TakenTender,
    TenderDraft,
    Visit,
    VisitDraft,
)
from cashier.domain.posting import (
    SUSPENSE,
    Entry,
    RecordDraft,
    RecordKind,
    receivable,
    undeposited,
)
from cashier.domain.staff import Staff
from cashier.services.desk import Desk, note
from cashier.services.receipt_made import receipt_of
from cashier.services.visit_rules import Facts, codes
from cashier.store import journal, print_jobs, station, visits
from cashier.store.engine import Connection

DUPLICATES = frozenset({"CHK-DUPLICATE", "MO-DUPLICATE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One visit on its way into the store, inside its transaction."""

    desk: Desk
    who: Staff
    connection: Connection
    session: DrawerSession
    draft: VisitDraft
    facts: Facts
    verdicts: tuple[tuple[Verdict, ...], ...]
    overrides: Mapping[str, Override]
    now: datetime

    def record(self, content: str) -> Visit:
        """Receipt number, tenders with their postings, receipt, print job and audit line.

        `content` is the draft's `content_hash`, by which a retry is known.
        """
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
            receipt=receipt_of(self.desk, connection, visit, self.facts, self.now),
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
        accepted = codes(verdicts, Severity.WARN)
        overrides = [
            self.overrides[code]
            for code in codes(verdicts, Severity.SUPERVISOR)
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


def _credited(part: TakenAllocation) -> str:
    """The account's receivable; suspense for money without an account, which the ledger raises as
    an exception until a supervisor resolves it.
    """
    number = part.billing_account_number
    return receivable(number) if number else SUSPENSE


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
