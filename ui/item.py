"""One paper item while it is being typed: the texts as typed, and what they say. Without Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from cashier.domain.allocation import whole
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import routing_number
from cashier.domain.instrument import Instrument, InstrumentKind, MicrSource
from cashier.domain.instrument_fields import instrument_fields_ok
from cashier.domain.issuers import ISSUERS, Issuers
from cashier.domain.money import parse_amount, plain
from cashier.domain.payment import Allocation, TenderDraft
from cashier.domain.verdict import Severity, Verdict

PAYEE = "Health Connector"
"""What the tick "payable to" stands for; the rules know its other spellings."""
HIGH_VALUE = "CHK-HIGH-VALUE"
"""The rule that knows what is due also where the form may not: it tells only "unusually large"."""
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?", re.ASCII)
AHEAD = timedelta(days=90)
"""So far ahead a check may be dated that was written for a day to come. The same day of the year
before would be stale in any case.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A warning the cashier answered: the word on the button, who and when."""

    word: str
    sentence: str
    who: str
    at: datetime


T = TypeVar("T")
AnswerKey = tuple[str, str]
"""A rule's code with the last four of the account it speaks of, or ''."""


def answer_key(verdict: Verdict) -> AnswerKey:
    """One code may speak of two accounts of one item; each is answered by itself."""
    return verdict.code, str(verdict.data.get("account_last4", ""))


@dataclass(slots=True, kw_only=True)
class Oddities:
    """What a cashier saw beyond the usual: nothing, for most items."""

    altered: bool = False
    no_printed_name: bool = False
    third_party: bool = False
    foreign: bool = False
    words_amount: str = ""
    limit: str = ""
    condition: str = ""

    @property
    def any(self) -> bool:
        """Whether there is something."""
        return self != Oddities()


@dataclass(slots=True, kw_only=True)
class BankLine:
    """What the reader said of one item: the line as it came, what it filled, what it missed.

    `raw` identifies a bank account: it stands in no representation, no message and no log.
    `transit` is what stands on a money order, which has no field for it.
    """

    raw: str = field(repr=False)
    filled: Mapping[str, str] = field(repr=False)
    unread: tuple[str, ...] = ()
    aux_number: str = field(default="", repr=False)
    transit: str = ""


@dataclass(slots=True, kw_only=True)
class ItemInHand:
    """What was typed and ticked for one item. `left` names fields the person has been in and left:
    only those are judged, so that nobody is told off half-way through a number.

    `amount` is empty until typed from the paper; `amount_again` is the second typing of one that is
    large, or `far` from what is due; `from_name` is empty for the member; `parts` holds typed
    amounts by account where the item is split; `ticks` holds the marks seen; `issuers` is the table
    that says which marks there are.
    """

    tender_id: str
    kind: InstrumentKind = InstrumentKind.PERSONAL_CHECK
    amount: str = ""
    amount_again: str = ""
    number: str = ""
    routing: str = ""
    account: str = ""
    date: str = ""
    issuer: str = ""
    from_name: str = ""
    for_account: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    ticks: set[str] = field(default_factory=lambda: {"memo"})
    odd: Oddities = field(default_factory=Oddities)
    left: set[str] = field(default_factory=set)
    reviewed: bool = False
    answers: dict[AnswerKey, Answer] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    far: bool = False
    bank_line: BankLine | None = None
    issuers: Issuers = ISSUERS

    @property
    def micr_source(self) -> MicrSource:
        """How the bank line came in: `repaired` where what stands there is not what was read."""
        line = self.bank_line
        if line is None:
            return MicrSource.KEYED
        stands = {"routing": self.routing, "account": self.account, "number": self.number}
        same = all(stands[name] == text for name, text in line.filled.items())
        return MicrSource.SCANNED if same and not line.unread else MicrSource.REPAIRED

    @property
    def typed(self) -> bool:
        """Whether leaving would lose something."""
        return bool(
            self.amount
            or self.number
            or self.routing
            or self.account
            or self.date
            or self.ticks - {"memo"}
        )

    @property
    def marks(self) -> tuple[str, ...]:
        """Marks of the paper to tick for this kind, beside payee and signature."""
        return self.issuers.of(self.kind).marks

    def accepted(self) -> tuple[str, ...]:
        """Codes of warnings of which every one was answered."""
        warned = [v for v in self.verdicts if v.severity is Severity.WARN]
        waiting = {v.code for v in warned if answer_key(v) not in self.answers}
        return tuple(dict.fromkeys(v.code for v in warned if v.code not in waiting))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the typed texts of an item say. `errors` names the fields at fault, `missing` those
    still empty; `cents` is 0 while no amount can be read.
    """

    cents: int
    dated: date | None
    tender: TenderDraft
    missing: tuple[str, ...]
    errors: Mapping[str, Refusal]

    @property
    def complete(self) -> bool:
        """Every field is filled and has the right shape; the rules may still say something."""
        return not self.missing and not self.errors


def read_date(text: str, business_date: date, *, ahead: bool = False) -> date | None:
    """The day written as people here write it: `11/20/2026`, `11/20`, `112026`, `11202026`, ISO.

    Without a year it is the last such day not after the business date; with `ahead` the next one
    where that is near. None for an empty text. Raises Refusal `dated.not_a_date`.
    """
    shown = text.strip()
    if not shown:
        return None
    iso, slashed = _ISO.fullmatch(shown), _DATE.fullmatch(shown)
    compact = _COMPACT.fullmatch(shown)
    year: str | None
    if iso:
        year, month, day = iso.groups()
    elif slashed or compact:
        found = slashed or compact
        assert found is not None
        month, day, year = found.groups()
    else:
        raise Refusal("dated.not_a_date", field="dated", value=shown[:20])
    try:
        if year is not None:
            number = int(year)
            return date(number + 2000 if number < 100 else number, int(month), int(day))
        this = date(business_date.year, int(month), int(day))
        coming = this if this > business_date else this.replace(year=this.year + 1)
        if ahead and coming - business_date <= AHEAD:
            return coming
        return this if this <= business_date else this.replace(year=this.year - 1)
    except ValueError as error:
        raise Refusal("dated.not_a_date", field="dated", value=shown[:20]) from error


def item_date(item: ItemInHand, business_date: date) -> date | None:
    """The day written on an item. A check may be dated ahead, a money order is printed as it is
    sold.
    """
    return read_date(item.date, business_date, ahead=item.kind.is_check)


def written(day: date) -> str:
    """`11/20/2026`: as checks write it and the form shows it."""
    return f"{day.month:02d}/{day.day:02d}/{day.year}"


def days_ago(dated: date, business_date: date) -> int:
    """How old the paper is; negative when it lies ahead."""
    return (business_date - dated) // timedelta(days=1)


def needed(kind: InstrumentKind) -> tuple[str, ...]:
    """Fields to fill for a kind, in the order of Enter, which is the order of the eye."""
    if kind.is_check:
        return ("amount", "number", "dated", "routing", "account")
    return ("amount", "number", "dated")


def ticks_of(item: ItemInHand) -> tuple[str, ...]:
    """What to tick for an item, in the order of Enter. The memo of a check is ticked from the
    start: taking the tick away is how a missing number is noted.
    """
    own = ("memo",) if item.kind.is_check else item.marks
    return ("payable", "signed", *own)


def read(
    item: ItemInHand,
    business_date: date,
    *,
    twice_from: int,
    payer: str = "",
    member: str = "",
) -> Reading:
    """Everything typed, read. `twice_from` (cents) is where an amount is typed a second time;
    `payer` is who stands at the counter: a name on the paper is kept only where it is another.
    `member` is whom an item is from while no other name was given.
    """
    errors: dict[str, Refusal] = {}
    cents = _read(errors, "amount", lambda: parse_amount(item.amount), item.amount) or 0
    dated = _read(errors, "dated", lambda: item_date(item, business_date), item.date)
    texts = {
        "amount": item.amount,
        "number": item.number,
        "routing": item.routing,
        "account": item.account,
        "dated": item.date,
    }
    missing = [name for name in needed(item.kind) if not texts[name].strip()]
    large = cents >= twice_from or item.far
    if large and cents and not _typed_twice(item, cents):
        missing.append("amount_again")
    if item.kind is InstrumentKind.OTHER_MONEY_ORDER and not item.issuer:
        missing.append("issuer")
    if item.kind.is_check and not item.odd.foreign:
        _read(errors, "routing", lambda: routing_number(item.routing), item.routing)
    name = item.from_name or member
    paper = _paper(item, cents, dated, name if name != payer else "", errors)
    if "amount" not in missing and not errors and not missing:
        try:
            instrument_fields_ok(paper)
        except Refusal as refusal:
            errors.setdefault(refusal.field, refusal)
    allocations = _allocations(item, cents, errors)
    tender = TenderDraft(
        tender_id=item.tender_id,
        instrument=paper,
        allocations=allocations,
        accept=item.accepted(),
    )
    return Reading(cents=cents, dated=dated, tender=tender, missing=tuple(missing), errors=errors)


def _typed_twice(item: ItemInHand, cents: int) -> bool:
    try:
        return parse_amount(item.amount_again) == cents
    except Refusal:
        return False


def _read(errors: dict[str, Refusal], name: str, reading: Callable[[], T], text: str) -> T | None:
    if not text.strip():
        return None
    try:
        return reading()
    except Refusal as refusal:
        errors[name] = refusal
        return None


def _paper(
    item: ItemInHand, cents: int, dated: date | None, other: str, errors: dict[str, Refusal]
) -> Instrument:
    odd = item.odd
    words = _read(
        errors,
        "amount_words",
        lambda: parse_amount(odd.words_amount, field="amount_words"),
        odd.words_amount,
    )
    limit = _read(
        errors, "limit_printed", lambda: parse_amount(odd.limit, field="limit_printed"), odd.limit
    )
    check = item.kind.is_check
    seen = tuple(mark for mark in item.marks if mark in item.ticks)
    line = item.bank_line
    return Instrument(
        kind=item.kind,
        amount_cents=cents,
        number="".join(item.number.split()),
        dated=dated,
        routing="".join(item.routing.split()) if check else (line.transit if line else ""),
        account=item.account if check else "",
        aux_number=line.aux_number if line is not None and check else "",
        payee=PAYEE if "payable" in item.ticks else "",
        signed="signed" in item.ticks,
        memo_has_account=not check or "memo" in item.ticks,
        printed_name=not odd.no_printed_name,
        altered=odd.altered,
        third_party=odd.third_party,
        foreign=odd.foreign,
        restrictive=odd.condition.strip(),
        amount_words_cents=words,
        limit_printed_cents=limit,
        drawer_name=other if check and item.kind is not InstrumentKind.BANK_CHECK else "",
        remitter_name=other if not check or item.kind is InstrumentKind.BANK_CHECK else "",
        marks=None if len(seen) == len(item.marks) else seen,
        issuer=item.issuer if item.kind is InstrumentKind.OTHER_MONEY_ORDER else "",
        micr_source=item.micr_source,
        micr_unread=line is not None and bool(line.unread),
        micr_raw="" if line is None else line.raw,
    )


def _allocations(
    item: ItemInHand, cents: int, errors: dict[str, Refusal]
) -> tuple[Allocation, ...]:
    if not item.parts:
        return whole(item.for_account, cents)
    parts = []
    for number, text in item.parts.items():
        if not text.strip():
            continue
        part = _read(errors, "parts", lambda text=text: parse_amount(text), text)  # type: ignore[misc]
        if part is not None:
            parts.append(Allocation(billing_account_number=number, amount_cents=part))
    return tuple(parts)


def split_left(item: ItemInHand, cents: int) -> int:
    """What a split has still to give, in cents; negative when it gives too much. Parts that cannot
    be read yet count nothing.
    """
    given = 0
    for text in item.parts.values():
        try:
            given += parse_amount(text)
        except Refusal:
            continue
    return cents - given


def provisional(tender: TenderDraft) -> TenderDraft:
    """The item made fit to be judged before it is complete: an amount of one cent where there is
    none yet, so that the number can be looked up while the form is open.
    """
    if tender.instrument.amount_cents > 0 and tender.allocations:
        return tender
    paper = replace(tender.instrument, amount_cents=max(1, tender.instrument.amount_cents))
    number = tender.allocations[0].billing_account_number if tender.allocations else ""
    return replace(tender, instrument=paper, allocations=whole(number, paper.amount_cents))


_JUDGED_BY = {
    "payee": "reviewed",
    "signed": "reviewed",
    "marks": "reviewed",
    "printed_name": "number",
    "allocations": "amount",
    "memo_has_account": "reviewed",
    "kind": "amount",
    "at": "amount",
}
"""Which field must be filled and left before a verdict about another is worth hearing."""


def timely(
    item: ItemInHand, reading: Reading, verdicts: tuple[Verdict, ...]
) -> tuple[Verdict, ...]:
    """The verdicts about what was really typed, each once: a tick not yet ticked is no "no" before
    Review was asked for, and half a number is no wrong number.
    """
    found: dict[AnswerKey, Verdict] = {}
    for verdict in verdicts:
        name = _JUDGED_BY.get(verdict.field, verdict.field)
        if verdict.field == "memo_has_account" and "memo" not in item.ticks:
            name = ""  # the tick was taken away, which says it
        said = name in ("reviewed", "")
        ready = item.reviewed if name == "reviewed" else name == "" or name in item.left
        if name not in needed(item.kind) and not said:
            ready = True
        if verdict.code == HIGH_VALUE and "amount_again" in reading.missing:
            ready = False  # the second typing says it
        if ready and name not in reading.missing and name not in reading.errors:
            found.setdefault(answer_key(verdict), verdict)
    return tuple(found.values())


def amount_text(cents: int) -> str:
    """`206.00`: an amount as the form shows it."""
    return plain(cents)
