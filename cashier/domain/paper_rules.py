"""Rules of the paper: what can be seen on a check or money order, as a table of pure tests.

Source: domain.md 5 and 6.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import money_order_serial, routing_ok, usps_check_digit_ok
from cashier.domain.instrument import Instrument, InstrumentKind, significant
from cashier.domain.verdict import SEVERITY, CheckContext, Verdict


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


def _wrong_transit(paper: Instrument, ctx: CheckContext) -> bool:
    known = ctx.transits.get(paper.kind)
    return bool(paper.routing) and known is not None and paper.routing not in known


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
    ("MO-TRANSIT", "number", _wrong_transit),
    ("MO-FEATURES", "marks", _mark_missing),
    ("MO-INTERNATIONAL", "international", lambda paper, _: paper.international or paper.foreign),
    ("MO-OLD", "dated", _over_a_year_old),
)


def paper_verdicts(paper: Instrument, ctx: CheckContext) -> Iterator[Verdict]:
    """What is wrong with the paper itself, whoever pays and whatever for."""
    own = _CHECK_RULES if paper.kind.is_check else _MONEY_ORDER_RULES
    for code, at_fault, holds in (*own, *_ANY_PAPER_RULES):
        if holds(paper, ctx):
            yield Verdict(code=code, severity=SEVERITY[code], field=at_fault)
