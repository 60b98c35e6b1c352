"""Acceptance: what may be taken, what needs a supervisor, what the cashier acknowledges.

The rules of domain.md 5 as pure checks; they run in the service, a widget only asks for them early.
All are evaluated, in the order of that table; `decide` turns the verdicts into one refusal or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from cashier.domain.account import Account, Enrollment
from cashier.domain.calendar import after_cut_off
from cashier.domain.errors import Refusal
from cashier.domain.instrument import Instrument, InstrumentKind, duplicate_key_text
from cashier.domain.instrument_fields import instrument_fields_ok
from cashier.domain.paper_rules import normalized_name, paper_verdicts
from cashier.domain.payment import TenderDraft, VisitDraft
from cashier.domain.verdict import (
    SEVERITY,
    CheckContext,
    CrossCoverage,
    DuplicateHit,
    Severity,
    Verdict,
)

__all__ = [
    "SEVERITY",
    "CheckContext",
    "CrossCoverage",
    "DuplicateHit",
    "Severity",
    "Verdict",
    "at_amount_in_words",
    "check_tender",
    "check_visit",
    "decide",
    "instrument_fields_ok",
    "normalized_name",
]

_B, _S, _W = Severity.BLOCK, Severity.SUPERVISOR, Severity.WARN


def _history(paper: Instrument, ctx: CheckContext, asked: int) -> Iterator[Verdict]:
    """Earlier items: the same paper again, returned ones, and an amount out of all proportion."""
    prefix = "CHK" if paper.kind.is_check else "MO"
    same = {hit.receipt_number for hit in ctx.duplicates if hit.strong}
    for hit in ctx.duplicates:
        if not hit.strong and hit.receipt_number in same:
            continue  # the same paper again is not also like itself
        code = f"{prefix}-DUPLICATE" if hit.strong else "CHK-DUP-LIKELY"
        data = {"date": hit.on.isoformat(), "site": hit.site, "receipt_number": hit.receipt_number}
        yield Verdict(code=code, severity=SEVERITY[code], field="number", data=data)
    if not paper.kind.is_check:
        return
    returned = ctx.returned_history or any(
        standing.has_returned_item for standing in ctx.standings.values()
    )
    # The rule asks for a money order or a bank check instead, so it does not ask when that is here.
    if returned and paper.kind is not InstrumentKind.BANK_CHECK:
        severity = _B if ctx.returned_history_blocks else _W
        yield Verdict(code="CHK-RETURNED-HISTORY", severity=severity, field="kind")
    out_of_proportion = asked > 0 and paper.amount_cents > ctx.high_value_times * asked
    if paper.amount_cents > ctx.high_value_cents or out_of_proportion:
        yield Verdict(code="CHK-HIGH-VALUE", severity=_W, field="amount")


# ---------------------------------------------------------------- accounts and amounts


def _account_rules(number: str, cents: int, ctx: CheckContext) -> Iterator[str]:
    account = ctx.accounts.get(number)
    if account is None:
        yield "ACC-UNKNOWN"
        return
    standing = ctx.standings.get(number)
    asked = standing.good_standing_cents if standing else None
    judged = asked is not None and number not in ctx.paid_later
    whole = cents + ctx.others_cents.get(number, 0)
    if account.enrollment_status is Enrollment.TERMINATED:
        yield "ACC-TERMINATED"
    binder = account.enrollment_status is Enrollment.PENDING_BINDER
    if binder and judged and asked is not None and whole < asked:
        yield "ACC-BINDER"
    if account.autopay_day is not None:
        yield "ACC-AUTOPAY"
    if not judged or asked is None:
        return
    if asked == 0:
        yield "PAY-NOTHING-DUE"
    elif whole != asked:
        yield "PAY-PARTIAL" if whole < asked else "PAY-OVER"


def _accounts(parts: Mapping[str, int], ctx: CheckContext) -> Iterator[Verdict]:
    for number, cents in parts.items():
        for code in _account_rules(number, cents, ctx):
            data = {"account_last4": number[-4:]}
            yield Verdict(code=code, severity=SEVERITY[code], field="allocations", data=data)


def _household(account: Account) -> str:
    """What makes accounts one household; without an id, one subscriber is one."""
    return account.household_id or f"member {account.member_id or account.billing_account_number}"


def _across(parts: Mapping[str, int], ctx: CheckContext) -> Iterator[Verdict]:
    known = [account for number in parts if (account := ctx.accounts.get(number)) is not None]
    if len({account.coverage_type for account in known}) > 1:
        severity = {CrossCoverage.SEPARATE: _W, CrossCoverage.BLOCK: _B}.get(ctx.cross_coverage)
        if severity is not None:
            yield Verdict(code="PAY-CROSS-COVERAGE", severity=severity, field="allocations")
    if len({_household(account) for account in known}) > 1:
        yield Verdict(code="PAY-CROSS-HOUSEHOLD", severity=_S, field="allocations")


def _split_fails(tender: TenderDraft) -> bool:
    paper, cents = tender.instrument, [part.amount_cents for part in tender.allocations]
    # Where words and figures differ, the parts may already be those of the words (which prevail).
    adds_up = sum(cents) in (paper.amount_cents, paper.amount_words_cents)
    return not cents or min(cents) <= 0 or not adds_up


_ORDER = {code: place for place, code in enumerate(SEVERITY)}


def check_tender(tender: TenderDraft, ctx: CheckContext) -> tuple[Verdict, ...]:
    """Every rule the item meets, in the order of the table; nothing when it can simply be taken."""
    parts: Counter[str] = Counter()
    worth = _worth(tender)
    for part in worth.allocations:
        parts[part.billing_account_number] += part.amount_cents
    asked = sum(
        standing.good_standing_cents
        for number in parts
        if (standing := ctx.standings.get(number)) is not None
    )
    found = [
        *paper_verdicts(tender.instrument, ctx),
        *_history(worth.instrument, ctx, asked),
        *_accounts(parts, ctx),
        *_across(parts, ctx),
    ]
    if _split_fails(tender):
        found.append(Verdict(code="PAY-SPLIT", severity=_B, field="allocations"))
    if after_cut_off(ctx.at):
        found.append(Verdict(code="PAY-AFTER-CUTOFF", severity=_W, field="at"))
    return tuple(sorted(found, key=lambda verdict: _ORDER[verdict.code]))


def check_visit(
    draft: VisitDraft, contexts: Sequence[CheckContext]
) -> tuple[tuple[Verdict, ...], ...]:
    """`check_tender` for each tender of a visit (one context each), with what only the visit shows.

    Two money orders may pay one bill together: an account's amount is judged once, over the visit,
    at the last item that pays it. The same paper twice in one visit is a duplicate.
    """
    given: list[Counter[str]] = []
    for tender in draft.tenders:
        parts: Counter[str] = Counter()
        for part in _worth(tender).allocations:
            parts[part.billing_account_number] += part.amount_cents
        given.append(parts)
    total = sum(given, Counter[str]())
    keys = [duplicate_key_text(tender.instrument) for tender in draft.tenders]
    verdicts = []
    for place, (tender, ctx) in enumerate(zip(draft.tenders, contexts, strict=True)):
        hits = ctx.duplicates
        if keys[place] and keys[place] in keys[:place]:
            here = DuplicateHit(strong=True, on=ctx.business_date, site="", receipt_number="")
            hits = (*hits, here)
        seen = replace(
            ctx,
            others_cents={number: total[number] - given[place][number] for number in given[place]},
            paid_later=frozenset(number for later in given[place + 1 :] for number in later),
            duplicates=hits,
        )
        verdicts.append(check_tender(tender, seen))
    return tuple(verdicts)


def _worth(tender: TenderDraft) -> TenderDraft:
    """The item at what it will be recorded for, so that the bill is compared with that amount. A
    split that the words upset is judged as it is; it is refused when it is taken.
    """
    try:
        return at_amount_in_words(tender)
    except Refusal:
        return tender


# ---------------------------------------------------------------- the decision


def decide(
    verdicts: Sequence[Verdict],
    accepted: Sequence[str],
    overridden: Collection[str],
    *,
    accept_all_ok: bool,
) -> None:
    """Let the item through, or raise a Refusal with the code, field and data of one verdict.

    The first block, else the first supervisor rule not overridden, else the first warning not
    acknowledged. `*` among `accepted` acknowledges every warning, where `accept_all_ok` (a training
    home) says so; nothing lifts a block.
    """
    everything = accept_all_ok and "*" in accepted
    waiting = {
        Severity.BLOCK: [verdict for verdict in verdicts if verdict.severity is _B],
        Severity.SUPERVISOR: [
            verdict
            for verdict in verdicts
            if verdict.severity is _S and verdict.code not in overridden
        ],
        Severity.WARN: [
            verdict
            for verdict in verdicts
            if verdict.severity is _W and verdict.code not in accepted and not everything
        ],
    }
    for severity in Severity:
        for verdict in waiting[severity]:
            raise Refusal(
                verdict.code, field=verdict.field, severity=severity.value, **verdict.data
            )


def at_amount_in_words(tender: TenderDraft) -> TenderDraft:
    """The item as a supervisor takes it where words and figures differ: at the words (UCC 3-114).

    One part takes the new amount; several that do not add up to it must be split again by hand.
    Raises Refusal `PAY-SPLIT` then. Any other item comes back as it is.
    """
    paper = tender.instrument
    words = paper.amount_words_cents
    if words is None or words == paper.amount_cents:
        return tender
    parts = tender.allocations
    if sum(part.amount_cents for part in parts) != words:
        if len(parts) != 1:
            raise Refusal("PAY-SPLIT", field="allocations")
        parts = (replace(parts[0], amount_cents=words),)
    return replace(
        tender,
        instrument=replace(paper, amount_cents=words, amount_words_cents=words),
        allocations=parts,
    )
