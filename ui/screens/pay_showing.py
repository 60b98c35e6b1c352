"""What the payment page shows of a visit, as values: choices, rows, sums, hints, sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.payment import Override
from cashier.domain.verdict import Severity, Verdict
from ui.item import ItemInHand, Reading, answer_key, written
from ui.messages import kind_name
from ui.screens.account_words import account_shown, coverage_word
from ui.screens.item_words import short_time
from ui.screens.pay_item import ItemForm
from ui.screens.pay_side import AccountSum
from ui.screens.pay_verdicts import Said
from ui.screens.pay_words import (
    NONE,
    Hint,
    age_hint,
    bill_hint,
    done_word,
    error_sentence,
    preview_words,
    verdict_words,
)
from ui.style import Tone
from ui.tables import Cell, Column
from ui.visit import VisitInHand

FAR_TIMES = 3
Readings = Mapping[str, Reading]
"""Every item of the visit, read; by its id."""


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("pay_showing", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item as the table lists it."""

    number: int
    kind: str
    no: str
    on_paper: str
    amount: str
    account: str


def item_columns(is_open: Callable[[ItemRow], bool]) -> tuple[Column[ItemRow], ...]:
    """The items; the open one in bold."""

    def strong(row: ItemRow, text: str) -> Cell:
        return Cell(text=text, bold=is_open(row))

    return (
        Column(title="#", cell=lambda row: str(row.number), width=40),
        Column(title=tr("Kind"), cell=lambda row: strong(row, row.kind), width=215),
        Column(title=tr("No."), cell=lambda row: row.no, width=156),
        Column(title=tr("On paper"), cell=lambda row: row.on_paper, width=135),
        Column(title=tr("Amount"), cell=lambda row: strong(row, row.amount), width=115, right=True),
        Column(title=tr("For"), cell=lambda row: row.account, width=120, stretch=1),
    )


def item_rows(visit: VisitInHand, readings: Readings) -> tuple[ItemRow, ...]:
    """A row per item, as far as it was typed."""
    rows = []
    for number, form in enumerate(visit.forms, start=1):
        reading = readings[form.tender_id]
        words = tr("{count} accounts").format(count=len(form.parts))
        if not form.parts:
            view = visit.account(form.for_account)
            words = "" if form.for_account else tr("no account")
            if form.for_account and form.for_account == visit.unknown:
                words = f"...{visit.unknown[-4:]}"
            words = words if view is None else account_shown(view.line)
        rows.append(
            ItemRow(
                number=number,
                kind=kind_name(form.kind),
                no=form.number,
                on_paper=written(reading.dated) if reading.dated else "",
                amount=dollars(reading.cents) if reading.cents else "",
                account=words,
            )
        )
    return tuple(rows)


def choices_of(visit: VisitInHand | None) -> list[tuple[str, str]]:
    """What an item may be for, as (words, billing account number): the visit's accounts, then those
    of a confirmed subscriber that could be added.
    """
    if visit is None:
        return []
    found = {v.line.billing_account_number: account_shown(v.line) for v in visit.accounts}
    if visit.unknown:
        found[visit.unknown] = tr("...{last4}, not in our copy").format(last4=visit.unknown[-4:])
    if visit.unidentified:
        found[""] = tr("no account")
    for view in visit.accounts:
        if view.account is None:
            continue
        for line in view.household:
            same = line.account.member_id == view.account.member_id
            if same and line.account.terminated_on is None:
                words = f"{coverage_word(line.account.coverage_type)} ...{line.account.last4}"
                found.setdefault(line.account.billing_account_number, words)
    return [(words, number) for number, words in found.items()]


def people_of(visit: VisitInHand) -> list[tuple[str, object]]:
    """Whom an item may be from; None asks for a name."""
    names = dict.fromkeys(form.from_name for form in visit.forms if form.from_name)
    return [
        (tr("the member") if visit.accounts else tr("name them"), ""),
        *((name, name) for name in names),
        (tr("somebody else"), None),
    ]


def next_account(visit: VisitInHand) -> str:
    """What a new item is probably for: the first account no other item is for."""
    taken = {form.for_account for form in visit.forms}
    taken |= {number for form in visit.forms for number in form.parts}
    free = (number for _, number in choices_of(visit) if number not in taken)
    first = visit.accounts[0].line.billing_account_number if visit.accounts else ""
    return next(free, first)


def far_from_due(visit: VisitInHand, item: ItemInHand, cents: int) -> bool:
    """Whether an amount in cents is more than three times what its account is asked for, as far as
    the form may know that: identity is confirmed. Source: domain.md 5, CHK-HIGH-VALUE.
    """
    view = visit.account(item.for_account)
    if item.parts or view is None or view.confirmation is None or view.standing is None:
        return False
    asked = view.standing.good_standing_cents
    return asked > 0 and cents > FAR_TIMES * asked


def payer_of(visit: VisitInHand) -> str:
    """Who stands at the counter: whom the first item is from."""
    return (visit.forms[0].from_name if visit.forms else "") or visit.member_name


def context_of(visit: VisitInHand) -> str:
    """`Rosa M Alves, paid by the member`."""
    payer = payer_of(visit)
    if not visit.accounts:
        who = tr("no account known")
        if visit.unknown:
            who = tr("...{last4}, not in our copy").format(last4=visit.unknown[-4:])
        return tr("{member}, paid by {name}").format(member=who, name=payer) if payer else who
    if payer == visit.member_name:
        return tr("{member}, paid by the member").format(member=payer)
    return tr("{member}, paid by {name}").format(member=visit.member_name, name=payer)


def given_by_account(readings: Readings) -> dict[str, int]:
    """Cents per billing account over all items."""
    given: dict[str, int] = {}
    for reading in readings.values():
        for part in reading.tender.allocations:
            number = part.billing_account_number
            given[number] = given.get(number, 0) + part.amount_cents
    return given


def account_sums(visit: VisitInHand, readings: Readings) -> tuple[AccountSum, ...]:
    """What the visit gives to each account, compared with the bill where that may be told."""
    given = given_by_account(readings)
    sums = []
    for view in visit.accounts:
        cents = given.get(view.line.billing_account_number, 0)
        note, tone = bill_hint(view, cents)
        icon = "circle-check" if tone is Tone.SUCCESS else "triangle-alert"
        shown = account_shown(view.line)
        sums.append(
            AccountSum(
                account=shown,
                cents=cents,
                note=note,
                icon=icon,
                tone=tone,
                months=preview_words(view, cents),
            )
        )
    if visit.unknown:
        words = tr("...{last4}, not in our copy").format(last4=visit.unknown[-4:])
        sums.append(AccountSum(account=words, cents=given.get(visit.unknown, 0)))
    if visit.unidentified:
        sums.append(AccountSum(account=tr("No account, to suspense"), cents=given.get("", 0)))
    return tuple(sums)


def hints_of(
    visit: VisitInHand, item: ItemInHand, readings: Readings, form: ItemForm
) -> dict[str, Hint]:
    """The word beside each label."""
    reading = readings[item.tender_id]
    hints = {"dated": age_hint(reading.dated, form.business_date)}
    if not item.date:
        hints["dated"] = (tr("Enter: today"), Tone.MUTED)
    if not item.parts:
        given = given_by_account(readings).get(item.for_account, 0)
        hints["amount"] = (
            bill_hint(visit.account(item.for_account), given) if reading.cents else NONE
        )
    if "amount_again" in reading.missing and item.far and "amount" in item.left:
        hints["amount"] = (tr("again at Review"), Tone.WARNING)
    codes = {verdict.code for verdict in item.verdicts}
    usps = item.kind is InstrumentKind.USPS_MONEY_ORDER
    if usps and "number" in item.left and item.number:
        fits = not codes & {"MO-SERIAL", "MO-CHECKDIGIT"} and len(item.number) == 11
        hints["number"] = (
            (tr("USPS, check digit fits"), Tone.SUCCESS)
            if fits
            else (tr("read again"), Tone.WARNING)
        )
    if item.kind.is_check and not item.routing and form.bank_line[0]:
        hints["routing"] = (tr("Enter: same"), Tone.MUTED)
    return hints


def errors_of(item: ItemInHand, reading: Reading) -> dict[str, Refusal]:
    """What is wrong with fields the person has left: unreadable, or blocked by a rule."""
    blocks = {
        verdict.field: Refusal(verdict.code, field=verdict.field)
        for verdict in item.verdicts
        if verdict.severity is Severity.BLOCK
    }
    return {
        name: error for name, error in {**reading.errors, **blocks}.items() if name in item.left
    }


def said_of(
    visit: VisitInHand,
    item: ItemInHand,
    errors: Mapping[str, Refusal],
    refusal: str,
    asks: Hint = NONE,
) -> list[Said]:
    """The sentences under the form; `asks` is what the form asks for itself."""
    judged = {verdict.code for verdict in item.verdicts}
    said = [
        Said(key=(error.code, name), tone=Tone.ERROR, text=error_sentence(error))
        for name, error in errors.items()
        if error.code not in judged
    ]
    if asks[0]:
        said.insert(0, Said(key=("asks", ""), tone=asks[1], text=asks[0]))
    if refusal:
        said.append(Said(key=("refusal", ""), tone=Tone.ERROR, text=refusal))
    said += [_said(visit, item, verdict) for verdict in item.verdicts]
    return said


def _said(visit: VisitInHand, item: ItemInHand, verdict: Verdict) -> Said:
    key, text = answer_key(verdict), verdict_words(verdict, visit.accounts)
    match verdict.severity:
        case Severity.BLOCK:
            return Said(key=key, tone=Tone.ERROR, text=text)
        case Severity.SUPERVISOR:
            override = override_of(visit.overrides, verdict.code)
            return Said(
                key=key,
                tone=Tone.ERROR,
                text=text,
                word=tr("Supervisor"),
                done="" if override is None else tr("Approved"),
                who_when="" if override is None else override.approver,
            )
    answer = item.answers.get(key)
    return Said(
        key=key,
        tone=Tone.WARNING,
        text=text,
        word=done_word(verdict.code),
        done="" if answer is None else answer.word,
        who_when="" if answer is None else f"{answer.who} {short_time(answer.at)}",
    )


def override_of(overrides: Sequence[Override], rule: str) -> Override | None:
    """The approval of a rule in this visit."""
    return next((one for one in overrides if one.rule == rule), None)


def waits(visit: VisitInHand, form: ItemInHand) -> bool:
    """Whether an item has a sentence that nobody answered."""
    return any(
        (verdict.severity is Severity.WARN and answer_key(verdict) not in form.answers)
        or (
            verdict.severity is Severity.SUPERVISOR
            and override_of(visit.overrides, verdict.code) is None
        )
        for verdict in form.verdicts
    )


def blocks_of(form: ItemInHand) -> tuple[str, ...]:
    """Fields of an item that a rule blocks."""
    return tuple(v.field for v in form.verdicts if v.severity is Severity.BLOCK)
