"""What the rules of acceptance say to a visit, by what this station knows of its accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cashier.domain.acceptance import (
    CheckContext,
    CrossCoverage,
    DuplicateHit,
    Severity,
    Verdict,
    check_visit,
)
from cashier.domain.account import Account, Enrollment
from cashier.domain.drawer import DrawerSession
from cashier.domain.instrument import duplicate_key_text, weak_key_text
from cashier.domain.payment import TenderDraft, VisitDraft
from cashier.domain.standing import Standing, standing
from cashier.services.accounts import confirmed_members, covering, walk_ins
from cashier.services.desk import Desk
from cashier.store import directory, replica, same_paper
from cashier.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Facts:
    """What the copy says of the accounts a visit names, read once; None for an unknown one."""

    accounts: Mapping[str, Account | None]
    covered: frozenset[str]

    def ended(self, number: str) -> bool:
        """Whether the account's coverage is terminated."""
        account = self.accounts[number]
        return account is not None and account.enrollment_status is Enrollment.TERMINATED


def facts_of(connection: Connection, draft: VisitDraft) -> Facts:
    """The accounts that any part of the draft names."""
    numbers = sorted(
        {part.billing_account_number for tender in draft.tenders for part in tender.allocations}
    )
    accounts = {number: replica.account(connection, number) for number in numbers}
    confirmed = confirmed_members(connection, draft.confirmations, accounts)
    return Facts(
        accounts,
        frozenset(
            number
            for number, account in accounts.items()
            if account is not None and covering(account, draft.confirmations, confirmed)
        ),
    )


def judged(
    desk: Desk,
    connection: Connection,
    session: DrawerSession,
    draft: VisitDraft,
    facts: Facts,
    now: datetime,
) -> tuple[tuple[Verdict, ...], ...]:
    """What the rules say to each tender at the instant `now`, in the rules' order."""
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


def needs_supervisor(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts of one tender that only a supervisor's override lifts."""
    return tuple(one for one in verdicts if one.severity is Severity.SUPERVISOR)


def codes(verdicts: Sequence[Verdict], severity: Severity) -> tuple[str, ...]:
    """Each code once, in the rules' order."""
    return tuple(dict.fromkeys(one.code for one in verdicts if one.severity is severity))
