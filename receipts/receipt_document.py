"""What a receipt says, in order. Source: domain.md 9 and 11, printing.md 7.

Anyone may pay for anyone: a member's name and coverage stand here only where identity was
confirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from cashier.domain.account import CoverageType
from cashier.domain.calendar import clock_time, local, local_date, paper_date
from cashier.domain.money import dollars
from cashier.domain.receipt import CopyMark, Receipt, ReceiptAllocation, ReceiptTender, SinceThen
from receipts.bilingual import Bilingual
from receipts.copies import as_copied
from receipts.document import (
    Align,
    Banner,
    Block,
    Cell,
    Code,
    Cut,
    Document,
    DocumentKind,
    Heading,
    Money,
    Pair,
    Pairs,
    Para,
    Row,
    Rule,
    Spacer,
    clean,
)
from receipts.translations import ENGLISH, RIGHT_TO_LEFT, Sentences, sentences

_Words = Bilingual[Sentences]
_MARKS: Mapping[SinceThen, Callable[[Sentences], str]] = {
    SinceThen.VOIDED: lambda say: say.voided_mark,
    SinceThen.REVERSED: lambda say: say.reversed_mark,
    SinceThen.RETURNED: lambda say: say.returned_mark,
}
_SINCE: Mapping[SinceThen, Callable[[Sentences], str]] = {
    SinceThen.VOIDED: lambda say: say.item_voided,
    SinceThen.REVERSED: lambda say: say.item_reversed,
    SinceThen.RETURNED: lambda say: say.item_returned,
    SinceThen.CORRECTED: lambda say: say.item_corrected,
    SinceThen.MOVED: lambda say: say.item_moved,
}


def receipt_document(receipt: Receipt, copy: CopyMark | None = None) -> Document:
    """The paper of a receipt, or of its numbered copy. The same receipt gives the same document for
    ever, in the form it was first printed in.

    `meta` holds the receipt number, the copy number and the language asked for, which is not `lang`
    where that language has no translation yet.
    """
    receipt = as_copied(receipt, copy)
    own = sentences(receipt.language)
    words = Bilingual(own, ENGLISH, own.reviewed)
    blocks = tuple(_FORMS[receipt.template](receipt, copy, words))
    return Document(
        kind=DocumentKind.RECEIPT,
        lang=words.own.lang,
        rtl=words.own.lang in RIGHT_TO_LEFT,
        title=clean(f"{ENGLISH.receipt} {receipt.receipt_number}"),
        meta=(
            ("receipt_number", clean(receipt.receipt_number)),
            ("copy_no", str(copy.copy_no if copy else 0)),
            ("language_asked", clean(receipt.language)),
        ),
        blocks=blocks,
    )


def paper_instant(instant: datetime) -> str:
    """`Nov 23, 2026 9:14 AM EST`: month in letters, so that no language can turn it round."""
    return f"{paper_date(local_date(instant))} {clock_time(instant)} {local(instant).tzname()}"


def paper_month(month: date) -> str:
    """`Dec 2026`, in English for every language, as dates are."""
    return f"{paper_date(month).split()[0]} {month.year}"


def _blocks(receipt: Receipt, copy: CopyMark | None, words: _Words) -> Iterator[Block]:
    marks = list(_marks(receipt, copy, words))
    yield from marks
    yield from _head(receipt, words)
    yield Rule()
    for tender in receipt.tenders:
        yield from _tender(tender, words)
    yield Rule()
    yield from _totals(receipt, words)
    yield from _foot(receipt, words)
    yield from _copy_lines(receipt, copy, words)
    if marks:
        yield Spacer()
        yield from marks
    yield Cut()


def _marks(receipt: Receipt, copy: CopyMark | None, words: _Words) -> Iterator[Banner]:
    """What stands at both ends, so that no half of the paper passes for something else."""
    if receipt.training:
        yield Banner(text=words.line(lambda say: say.training))
    if copy is not None:
        yield Banner(text=words.line(lambda say: say.copy, number=str(copy.copy_no)))
    if receipt.tenders and all(tender.voided for tender in receipt.tenders):
        yield Banner(text=words.line(lambda say: say.void))
    elif receipt.tenders and all(one.voided or one.taken_back for one in receipt.tenders):
        yield Banner(text=words.line(lambda say: say.nothing_stands))


def _head(receipt: Receipt, words: _Words) -> Iterator[Block]:
    site = receipt.site
    yield Heading(text=words.line(lambda say: say.official_receipt), high=True)
    yield Heading(text=clean(site.organization))
    for line in (site.name, site.address, site.phone):
        if clean(line):
            yield Para(text=clean(line), align=Align.CENTER)
    yield Rule()
    yield Pairs(
        pairs=(
            Pair(
                label=words.line(lambda say: say.receipt),
                value=clean(receipt.receipt_number),
                high=True,
            ),
            Pair(label=words.line(lambda say: say.date), value=paper_instant(receipt.taken_at)),
            *_effective(receipt, words),
            Pair(
                label=words.line(lambda say: say.station, station=receipt.station),
                value=words.line(lambda say: say.staff, staff=receipt.staff),
                wrap=not words.reviewed,
            ),
            Pair(
                label=words.line(lambda say: say.received_from),
                value=clean(receipt.payer_name),
                wrap=True,
            ),
        )
    )


def _effective(receipt: Receipt, words: _Words) -> Iterator[Pair]:
    """The date it counts for, where that is another than the day on the clock."""
    if receipt.business_date != local_date(receipt.taken_at):
        yield Pair(
            label=words.line(lambda say: say.business_date), value=paper_date(receipt.business_date)
        )


def _tender(tender: ReceiptTender, words: _Words) -> Iterator[Row]:
    def name(say: Sentences) -> str:
        shown = str(getattr(say, tender.kind.value)).format(number=tender.number_shown)
        shown = shown if tender.number_shown else shown.removesuffix("..")
        if tender.taken_back is not None:
            return _MARKS[tender.taken_back](say).format(line=clean(shown))
        return say.voided_mark.format(line=clean(shown)) if tender.voided else shown

    # the number is already in the text, whose braces must not be read as marks again
    yield _amount_row(words.line(lambda say: _escaped(name(say))), tender.amount_cents)
    for allocation in tender.allocations:
        yield from _allocation(allocation, words)
        if not (tender.voided or tender.taken_back):
            yield from _balance(allocation, words)


def _allocation(allocation: ReceiptAllocation, words: _Words) -> Iterator[Row]:
    label = words.line(lambda say: _account(say, allocation), last4=allocation.account_last4)
    yield _amount_row(label, allocation.amount_cents, indent=2)
    if allocation.coverage_type is None:
        return
    if clean(allocation.member_name):
        member = words.line(lambda say: say.member, name=allocation.member_name)
        yield Row(cells=(Cell(content=member),), indent=4)
    if allocation.coverage_months:
        months = ", ".join(paper_month(month) for month in allocation.coverage_months)
        yield Row(
            cells=(Cell(content=words.line(lambda say: say.months, months=months)),), indent=4
        )


def _balance(allocation: ReceiptAllocation, words: _Words) -> Iterator[Row]:
    """What the account still owed after this part, as this station's copy had it: said to those
    alone whose identity was confirmed. Source: domain.md 3 and 9.
    """
    cents, as_of = allocation.balance_cents, allocation.balance_as_of
    if allocation.coverage_type is None or cents is None or as_of is None:
        return
    shown = words.line(
        lambda say: f"{say.balance if cents >= 0 else say.credit}: {{amount}}",
        date=paper_date(as_of),
        amount=dollars(abs(cents)),
    )
    # not in the column of amounts: it is none of them
    yield Row(cells=(Cell(content=shown),), indent=4)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _account(say: Sentences, allocation: ReceiptAllocation) -> str:
    if not any(char.isdigit() for char in allocation.account_last4):
        return say.account_unknown
    match allocation.coverage_type:
        case CoverageType.MEDICAL:
            return say.medical_account
        case CoverageType.DENTAL:
            return say.dental_account
        case None:
            return say.account


def _amount_row(label: str, cents: int, *, indent: int = 0, high: bool = False) -> Row:
    return Row(
        cells=(Cell(content=label), Cell(content=Money(cents=cents), align=Align.RIGHT)),
        indent=indent,
        bold=high,
        high=high,
    )


def _totals(receipt: Receipt, words: _Words) -> Iterator[Block]:
    yield _amount_row(words.line(lambda say: say.total), receipt.total_cents, high=True)
    taken = sum(tender.amount_cents for tender in receipt.tenders)
    voided = sum(tender.amount_cents for tender in receipt.tenders if tender.voided)
    back = sum(tender.amount_cents for tender in receipt.tenders if tender.taken_back)
    if (voided or back) and taken == receipt.total_cents:
        # the total is what was handed over then; a later void is said beside it, never subtracted
        # silently
        if voided:
            yield _amount_row(words.line(lambda say: say.voided_since), -voided)
        if back:
            yield _amount_row(words.line(lambda say: say.back_since), -back)
        yield _amount_row(words.line(lambda say: say.stands), taken - voided - back, high=True)


def _foot(receipt: Receipt, words: _Words) -> Iterator[Block]:
    site = receipt.site
    confirmed_end = any(
        allocation.terminated and allocation.coverage_type is not None
        for tender in receipt.tenders
        for allocation in tender.allocations
    )
    lines = words.paragraphs(lambda say: say.no_change)
    lines += words.paragraphs(lambda say: say.subject_to_collection, legal=True)
    lines += words.paragraphs(lambda say: say.not_proof, legal=True)
    if receipt.after_cut_off:
        lines += words.paragraphs(
            lambda say: say.after_cut_off, legal=True, time=clock_time(receipt.taken_at)
        )
    if confirmed_end:
        lines += words.paragraphs(lambda say: say.terminated, legal=True, phone=site.help_phone)
    yield from (Para(text=line) for line in lines)
    if receipt.qr_text:
        yield Spacer()
        yield Code(data=receipt.qr_text)
        yield Spacer()
    questions = words.paragraphs(
        lambda say: say.questions, phone=site.help_phone, tty=site.help_tty
    )
    yield from (Para(text=line) for line in questions)
    if clean(site.help_hours):
        yield Para(text=clean(site.help_hours))


def _copy_lines(receipt: Receipt, copy: CopyMark | None, words: _Words) -> Iterator[Block]:
    if copy is None:
        return
    yield Rule()
    lines = words.paragraphs(
        lambda say: say.copy_printed, time=paper_instant(copy.printed_at), staff=copy.staff
    )
    lines += words.paragraphs(lambda say: say.copy_original, time=paper_instant(receipt.taken_at))
    if clean(copy.ledger_state):
        lines += words.paragraphs(lambda say: say.copy_ledger, state=copy.ledger_state)
    for change in copy.changes:
        at = f"{paper_date(local_date(change.at))} {clock_time(change.at)}"
        lines += words.paragraphs(_SINCE[change.since], line=str(change.line), time=at)
    if copy.original_uncertain:
        lines += words.paragraphs(lambda say: say.copy_uncertain)
    yield from (Para(text=line) for line in lines)


_FORMS = {1: _blocks}
"""Every form receipts were ever printed in, by `Receipt.template`; none is changed or taken away
once it was used.
"""
