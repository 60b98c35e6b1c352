"""Acceptance: what may be taken, what needs a supervisor, what the cashier acknowledges.

The rules of domain.md 5 and 6 as data and pure checks; they run in the service, a widget only asks
for them early. All are evaluated, in the order of that table; `decide` turns the verdicts into one
refusal or none. The sentences stand in the front end: a verdict carries a code and what fills it,
never a figure of the account.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as starts_as
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from cashier.domain.account import Account, Enrollment
from cashier.domain.calendar import after_cut_off
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import (
    money_order_serial,
    routing_number,
    routing_ok,
    usps_check_digit_ok,
)
from cashier.domain.instrument import Instrument, InstrumentKind, duplicate_key_text, significant
from cashier.domain.money import check_cents
from cashier.domain.payment import TenderDraft, VisitDraft, free_text
from cashier.domain.site import Organization
from cashier.domain.standing import Standing


class Severity(StrEnum):
    """Block: cannot be taken. Supervisor: another person approves. Warn: the cashier
    acknowledges.
    """

    BLOCK = "block"
    SUPERVISOR = "supervisor"
    WARN = "warn"


_B, _S, _W = Severity.BLOCK, Severity.SUPERVISOR, Severity.WARN

SEVERITY: Mapping[str, Severity] = MappingProxyType(
    {
        "CHK-PAYEE": _B,
        "MO-PAYEE": _B,
        "CHK-STALE": _B,
        "CHK-POSTDATED": _B,
        "CHK-UNDATED": _B,
        "CHK-UNSIGNED": _B,
        "CHK-AMOUNT-MISMATCH": _S,
        "CHK-THIRD-PARTY": _B,
        "CHK-FOREIGN": _B,
        "CHK-ROUTING": _B,
        "CHK-MICR": _W,
        "CHK-STARTER": _W,
        "CHK-ALTERED": _S,
        "MO-ALTERED": _S,
        "CHK-RESTRICTIVE": _S,
        "CHK-LIMIT": _B,
        "CHK-NO-ACCOUNT": _W,
        "CHK-DUPLICATE": _S,
        "MO-DUPLICATE": _S,
        "CHK-DUP-LIKELY": _W,
        "CHK-RETURNED-HISTORY": _W,
        "CHK-HIGH-VALUE": _W,
        "MO-UNSIGNED": _W,
        "MO-LIMIT": _B,
        "MO-LIMIT-OTHER": _W,
        "MO-SERIAL": _B,
        "MO-CHECKDIGIT": _W,
        "MO-FEATURES": _S,
        "MO-INTERNATIONAL": _B,
        "MO-OLD": _W,
        "ACC-UNKNOWN": _S,
        "ACC-TERMINATED": _W,
        "ACC-BINDER": _W,
        "ACC-AUTOPAY": _W,
        "PAY-PARTIAL": _W,
        "PAY-OVER": _W,
        "PAY-NOTHING-DUE": _W,
        "PAY-CROSS-COVERAGE": _W,
        "PAY-CROSS-HOUSEHOLD": _S,
        "PAY-SPLIT": _B,
        "PAY-AFTER-CUTOFF": _W,
    }
)
"""Every rule with its default severity, in the order of evaluation. Source: domain.md 5."""

MARKS: Mapping[InstrumentKind, tuple[str, ...]] = MappingProxyType(
    {
        InstrumentKind.USPS_MONEY_ORDER: (
            "watermark",
            "thread",
            "amount_twice",
            "no_discolouring",
        ),
        InstrumentKind.MONEYGRAM_MONEY_ORDER: ("heat_sensitive",),
    }
)
"""The marks to tick per issuer (MO-FEATURES); other issuers have none until the administrator names
them. Source: domain.md 6."""


class CrossCoverage(StrEnum):
    """What one item over medical and dental meets: a warning, nothing, or a block."""

    SEPARATE = "separate"
    ALLOW = "allow"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateHit:
    """An earlier item, not voided, with the same key (`strong`) or the same weak key."""

    strong: bool
    on: date
    site: str
    receipt_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule that the item meets. `field` is the input at fault; `data` fills the sentence."""

    code: str
    severity: Severity
    field: str
    data: Mapping[str, str] = starts_as(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What the rules look at beside the item itself, gathered by the service for one tender.

    `accounts` holds every allocated number, with None where this station's copy has no such
    account; `standings` holds the known ones. `others_cents` is what the visit's other items give
    to each account and `paid_later` the accounts that a later item also pays: the amount is judged
    once, over the visit, at the last of them. `check_visit` fills these two. The rest are settings,
    amounts in cents.
    """

    business_date: date
    at: datetime
    payees: tuple[str, ...] = Organization().payees
    accounts: Mapping[str, Account | None] = starts_as(default_factory=dict)
    standings: Mapping[str, Standing] = starts_as(default_factory=dict)
    duplicates: tuple[DuplicateHit, ...] = ()
    returned_history: bool = False
    others_cents: Mapping[str, int] = starts_as(default_factory=dict)
    paid_later: frozenset[str] = frozenset()
    stale_days: int = 180
    high_value_cents: int = 10_000_00
    high_value_times: int = 3
    mo_limit_cents: int = 1_000_00
    starter_below: int = 101
    returned_history_blocks: bool = False
    cross_coverage: CrossCoverage = CrossCoverage.SEPARATE
    marks: Mapping[InstrumentKind, tuple[str, ...]] = starts_as(default_factory=lambda: MARKS)
    purchaser_line: frozenset[InstrumentKind] = frozenset(
        kind for kind in InstrumentKind if kind.is_money_order
    )


# ---------------------------------------------------------------- the paper


def normalized_name(name: str) -> str:
    """A name as payees are compared: no accents, case, punctuation, doubled spaces or leading
    The.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(
        char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)
    )
    words = kept.split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _wrong_payee(paper: Instrument, ctx: CheckContext) -> bool:
    return normalized_name(paper.payee) not in {normalized_name(name) for name in ctx.payees}


def _stale(paper: Instrument, ctx: CheckContext) -> bool:
    if paper.dated is None:
        return False
    days = ctx.stale_days
    if paper.void_after_days is not None:
        days = min(days, paper.void_after_days)
    return paper.dated < ctx.business_date - timedelta(days=days)


def _postdated(paper: Instrument, ctx: CheckContext) -> bool:
    return paper.dated is not None and paper.dated > ctx.business_date


def _words_differ(paper: Instrument, _: CheckContext) -> bool:
    return paper.amount_words_cents not in (None, paper.amount_cents)


def _starter(paper: Instrument, ctx: CheckContext) -> bool:
    digits = significant(paper.number)
    low = bool(paper.number) and (
        not digits or (digits.isdigit() and int(digits) < ctx.starter_below)
    )
    return low or not paper.printed_name


def _over_printed_limit(paper: Instrument, _: CheckContext) -> bool:
    limit = paper.limit_printed_cents
    return limit is not None and paper.amount_cents > limit


def _bad_serial(paper: Instrument, _: CheckContext) -> bool:
    try:
        money_order_serial(paper.kind, paper.number)
    except Refusal:
        return True
    return False


def _usps_digit(paper: Instrument, ctx: CheckContext) -> bool:
    if paper.kind is not InstrumentKind.USPS_MONEY_ORDER or _bad_serial(paper, ctx):
        return False
    return not usps_check_digit_ok(money_order_serial(paper.kind, paper.number))


def _mark_missing(paper: Instrument, ctx: CheckContext) -> bool:
    return paper.marks is not None and bool(set(ctx.marks.get(paper.kind, ())) - set(paper.marks))


def _over_a_year_old(paper: Instrument, ctx: CheckContext) -> bool:
    day = ctx.business_date
    # 29 February has no day a year before: the 28th then
    a_year_ago = day.replace(
        year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day
    )
    return paper.dated is not None and paper.dated < a_year_ago


def _is_usps(paper: Instrument) -> bool:
    return paper.kind is InstrumentKind.USPS_MONEY_ORDER


_PaperTest = Callable[[Instrument, CheckContext], bool]

_CHECK_RULES: tuple[tuple[str, str, _PaperTest], ...] = (
    ("CHK-PAYEE", "payee", _wrong_payee),
    ("CHK-STALE", "dated", _stale),
    ("CHK-POSTDATED", "dated", _postdated),
    ("CHK-UNDATED", "dated", lambda paper, _: paper.dated is None),
    ("CHK-UNSIGNED", "signed", lambda paper, _: not paper.signed),
    ("CHK-AMOUNT-MISMATCH", "amount_words", _words_differ),
    ("CHK-THIRD-PARTY", "third_party", lambda paper, _: paper.third_party),
    ("CHK-FOREIGN", "foreign", lambda paper, _: paper.foreign),
    ("CHK-ROUTING", "routing", lambda p, _: bool(p.routing) and not routing_ok(p.routing)),
    ("CHK-MICR", "micr", lambda paper, _: paper.micr_unread),
    ("CHK-STARTER", "printed_name", _starter),
    ("CHK-ALTERED", "altered", lambda paper, _: paper.altered),
    ("CHK-NO-ACCOUNT", "memo_has_account", lambda paper, _: not paper.memo_has_account),
)
_ANY_PAPER_RULES: tuple[tuple[str, str, _PaperTest], ...] = (
    # A condition or limit written on a money order binds as it does on a check; the table of
    # rules has one code for both.
    ("CHK-RESTRICTIVE", "restrictive", lambda paper, _: bool(paper.restrictive.strip())),
    ("CHK-LIMIT", "limit_printed", _over_printed_limit),
)
_MONEY_ORDER_RULES: tuple[tuple[str, str, _PaperTest], ...] = (
    # Endorsed over to us, it was made out to another: the same as a wrong payee.
    ("MO-PAYEE", "payee", lambda paper, ctx: paper.third_party or _wrong_payee(paper, ctx)),
    ("MO-ALTERED", "altered", lambda paper, ctx: paper.altered or _words_differ(paper, ctx)),
    ("MO-UNSIGNED", "signed", lambda p, ctx: not p.signed and p.kind in ctx.purchaser_line),
    ("MO-LIMIT", "amount", lambda p, ctx: _is_usps(p) and p.amount_cents > ctx.mo_limit_cents),
    (
        "MO-LIMIT-OTHER",
        "amount",
        lambda p, ctx: not _is_usps(p) and p.amount_cents > ctx.mo_limit_cents,
    ),
    ("MO-SERIAL", "number", _bad_serial),
    ("MO-CHECKDIGIT", "number", _usps_digit),
    ("MO-FEATURES", "marks", _mark_missing),
    ("MO-INTERNATIONAL", "international", lambda paper, _: paper.international or paper.foreign),
    ("MO-OLD", "dated", _over_a_year_old),
)


def _paper(paper: Instrument, ctx: CheckContext) -> Iterator[Verdict]:
    own = _CHECK_RULES if paper.kind.is_check else _MONEY_ORDER_RULES
    for code, at_fault, holds in (*own, *_ANY_PAPER_RULES):
        if holds(paper, ctx):
            yield Verdict(code=code, severity=SEVERITY[code], field=at_fault)


def _history(paper: Instrument, ctx: CheckContext, asked: int) -> Iterator[Verdict]:
    """Earlier items: the same paper again, returned ones, and an amount out of all proportion."""
    prefix = "CHK" if paper.kind.is_check else "MO"
    for hit in ctx.duplicates:
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
    for part in tender.allocations:
        parts[part.billing_account_number] += part.amount_cents
    asked = sum(
        standing.good_standing_cents
        for number in parts
        if (standing := ctx.standings.get(number)) is not None
    )
    found = [
        *_paper(tender.instrument, ctx),
        *_history(tender.instrument, ctx, asked),
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
        for part in tender.allocations:
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


# ---------------------------------------------------------------- required fields and limits

CHECK_NUMBER_DIGITS = 15
BANK_ACCOUNT_DIGITS = 19
"""Positions 14-32 of the bank line. Source: domain.md 7."""


def instrument_fields_ok(instrument: Instrument) -> None:
    """Whether the fields can be judged at all: present, of the right shape, within limits.

    Raises Refusal `<field>.missing`, `.not_digits`, `.too_long`, `.not_9_digits`, `.not_positive`,
    `.too_large` or `.ssn_shaped`. What a rule judges (a missing date, a wrong serial) is no matter
    of this function. A foreign check may lack a routing number, a counter check without a printed
    name may lack a check number.
    """
    check_cents(instrument.amount_cents)
    if instrument.amount_words_cents is not None:
        check_cents(instrument.amount_words_cents, field="amount_words")
    if instrument.limit_printed_cents is not None:
        check_cents(instrument.limit_printed_cents, field="limit_printed")
    if instrument.void_after_days is not None and instrument.void_after_days < 1:
        raise Refusal(
            "void_after_days.not_positive",
            field="void_after_days",
            value=instrument.void_after_days,
        )
    for name in ("payee", "restrictive", "drawer_name", "remitter_name", "issuer"):
        free_text(getattr(instrument, name), field=name)
    if instrument.kind.is_check:
        _check_fields_ok(instrument)
    elif not instrument.number.strip():
        raise Refusal("number.missing", field="number")


def _check_fields_ok(check: Instrument) -> None:
    if not check.foreign:
        if not check.routing.strip():
            raise Refusal("routing.missing", field="routing")
        try:
            routing_number(check.routing)
        except Refusal as refusal:
            if refusal.code != "CHK-ROUTING":  # a rule, and judged with the others
                raise
        _digits_ok(check.account, "account", BANK_ACCOUNT_DIGITS, required=True)
    _digits_ok(check.number, "number", CHECK_NUMBER_DIGITS, required=check.printed_name)
    _digits_ok(check.aux_number, "aux_number", CHECK_NUMBER_DIGITS, required=False)


def _digits_ok(text: str, name: str, length_max: int, *, required: bool) -> None:
    """Refusals here show no value: a bank account belongs in no message."""
    digits = text.replace(" ", "").replace("-", "")
    if not digits:
        if required:
            raise Refusal(f"{name}.missing", field=name)
        return
    if not (digits.isascii() and digits.isdigit()):
        raise Refusal(f"{name}.not_digits", field=name)
    if len(digits) > length_max:
        raise Refusal(f"{name}.too_long", field=name, limit=length_max)
