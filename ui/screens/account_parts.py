"""Parts of the account page: figures, household, payments, the subscriber, what to say first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.account import (
    Account,
    AccountLine,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    ReceivedPayment,
)
from cashier.domain.calendar import (
    due_has_passed,
    local_date,
    long_day,
    short_day,
)
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.staff import Act, Staff
from cashier.domain.standing import Stage, Standing
from cashier.services import items
from cashier.services.accounts import AccountView, HouseholdLine, walk_ins
from cashier.services.desk import Desk
from ui.messages import stage_words
from ui.screens.account_words import (
    account_shown,
    coverage_icon,
    coverage_word,
    enrollment_looks,
    language_words,
    month_word,
)
from ui.screens.find_parts import spoken_name
from ui.screens.item_words import kind_words, number_shown, short_time
from ui.style import Tone, Type, px
from ui.tables import Cell, Column
from ui.widgets import Card, Chip, Figure, Icon, Line, Text, Tinted

RECENT_MAX = 12
Billed = HouseholdLine | AccountLine
"""A row of the household: with its figures, or of somebody whose identity is not confirmed."""


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("account_parts", text)


class Figures(Card):
    """Past due, current bill, and what brings the account into good standing by when."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.past = Figure(tr("Past due"), "", " ", strip=True)
        self.current = Figure(tr("Current bill"), "", " ", strip=True)
        self.good = Figure(
            tr("In good standing with"), "", " ", size=Type.MONEY, chosen=True, strip=True
        )
        row = QHBoxLayout()
        row.setSpacing(0)
        figures = (self.past, self.current, self.good)
        for number, (figure, share) in enumerate(zip(figures, (346, 346, 456), strict=True)):
            cell = Tinted("info_tint" if figure is self.good else "raised")
            box = QVBoxLayout(cell)
            box.setContentsMargins(20, 8, 20, 8)
            box.addWidget(figure)
            row.addWidget(cell, share)
            if number < 2:
                row.addWidget(Line(vertical=True))
        self.body.addLayout(row)
        self._fit()

    def show_standing(
        self, account: Account, standing: Standing, as_of: datetime | None, now: datetime
    ) -> None:
        """The figures of an account; every one says what it is for and when it was due."""
        self.past.set(dollars(standing.past_due_cents), past_words(standing, now))
        self.current.set(dollars(standing.current_cents), current_words(standing, now))
        self.good.set(
            dollars(standing.good_standing_cents),
            good_words(account, standing, as_of, now),
        )

    def _fit(self) -> None:
        self.setMinimumHeight(px(114))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "good"):
            self._fit()


class PayerSafe(QWidget):
    """What anybody may be shown, and how to see more."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(padding=24)
        self.name = Text("", Type.H2, bold=True, wrap=True)
        self.member = Text("", tone=Tone.MUTED)
        self.account = Chip("")
        self.state = Chip("")
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.account)
        chips.addWidget(self.state)
        chips.addStretch(1)
        card.body.setSpacing(0)
        card.body.addWidget(self.name)
        card.body.addSpacing(4)
        card.body.addWidget(self.member)
        card.body.addSpacing(16)
        card.body.addLayout(chips)
        card.body.addSpacing(24)
        card.body.addWidget(Line())
        card.body.addSpacing(24)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("eye-off", Tone.MUTED))
        head.addWidget(Text(tr("Identity not confirmed"), bold=True), 1)
        card.body.addLayout(head)
        card.body.addSpacing(8)
        sentences = (
            tr("Say only name, coverage, last 4, and whether the account is open or ended."),
            tr("Anyone may pay for anyone: a payment can be taken without confirming."),
            tr("Figures, history, address and household show once identity is confirmed."),
        )
        for words in sentences:
            card.body.addWidget(Text(words, tone=Tone.MUTED, wrap=True))
            card.body.addSpacing(4)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)

    def show_view(self, view: AccountView) -> None:
        """Another account."""
        line = view.line
        self.name.setText(view.display_name)
        self.member.setText(
            tr("Member ...{last4}").format(last4=line.member_last4) if line.member_last4 else ""
        )
        self.account.set(account_shown(line), icon=coverage_icon(line.coverage_type))
        words, icon, tone, _ = enrollment_looks(line.enrollment_status)
        ended = line.enrollment_status is Enrollment.TERMINATED
        self.state.set(words, icon=icon, tone=Tone.MUTED if ended else tone)


# --- words of the figures ------------------------------------------------------------------------


def past_words(standing: Standing, now: datetime) -> str:
    """`November coverage, was due Fri 23 Oct`."""
    late = [m for m in standing.months if m.owed_cents and due_has_passed(m.due_on, now)]
    if not late:
        return tr("nothing past due")
    months = month_word(late[0].coverage_month)
    if len(late) > 1:
        months = tr("{first} to {last}").format(
            first=months, last=month_word(late[-1].coverage_month)
        )
    return tr("{months} coverage, was due {day}").format(
        months=months, day=short_day(late[0].due_on)
    )


def current_words(standing: Standing, now: datetime) -> str:
    """`December coverage, due today by 5:00 PM`."""
    if standing.current_due_on is None:
        return tr("nothing due now")
    open_ = [m for m in standing.months if m.owed_cents and not due_has_passed(m.due_on, now)]
    month = month_word(open_[0].coverage_month)
    if standing.current_due_on == local_date(now):
        return tr("{month} coverage, due today by 5:00 PM").format(month=month)
    return tr("{month} coverage, due {day}").format(
        month=month, day=short_day(standing.current_due_on)
    )


def good_words(account: Account, standing: Standing, as_of: datetime | None, now: datetime) -> str:
    """`by Mon 23 Nov, as of 10:42`; says when another bill comes on top, and credit."""
    stand = "" if as_of is None else tr(", as of {time}").format(time=short_time(as_of))
    if account.enrollment_status is Enrollment.TERMINATED:
        return tr("coverage has ended") + stand
    if standing.credit_cents:
        return tr("credit {amount}").format(amount=dollars(standing.credit_cents)) + stand
    words = tr("by {day}").format(day=short_day(standing.good_standing_by))
    if standing.good_standing_last_counter_day != standing.good_standing_by:
        words += tr(", at a counter by {day}").format(
            day=short_day(standing.good_standing_last_counter_day)
        )
    if standing.next_bill:
        words = tr("and the bill of the 1st, ") + words
    return words + stand


def warning_words(
    account: Account, standing: Standing, household: Sequence[HouseholdLine], now: datetime
) -> tuple[str, str, Tone]:
    """Lead, sentence and tone of the one banner: the gravest first, the others after it."""
    found: list[tuple[str, str]] = []
    if account.enrollment_status is Enrollment.TERMINATED:
        found.append(
            (tr("Ended."), tr("Coverage here has ended; payment alone does not restore it."))
        )
    if account.enrollment_status is Enrollment.PENDING_BINDER:
        found.append(
            (
                tr("First bill not paid."),
                tr("Coverage starts only when the first bill is paid in full."),
            )
        )
    if standing.has_returned_item:
        found.append((tr("Returned item."), tr("Ask for a money order or a bank check.")))
    if standing.current_due_on == local_date(now):
        both = len({line.account.coverage_type for line in household}) > 1
        separate = tr("Health and dental are paid with separate checks or money orders.")
        found.append((tr("Due today."), separate if both else tr("In time until 5:00 PM.")))
    if account.autopay_day is not None:
        found.append(
            (
                tr("Automatic payment."),
                tr("Ask whether this month is already being paid another way."),
            )
        )
    if not found:
        return "", "", Tone.INFO
    lead, sentence = found[0]
    rest = " ".join(f"{lead} {sentence}" for lead, sentence in found[1:2])
    return lead, f"{sentence} {rest}".strip(), Tone.WARNING


def draft_words(standing: Standing) -> str:
    """`a draft of $103.00 is set for Fri 20 Nov`. The amount is told only while it is a bill's: a
    draft after the due date is of the bill to come.
    """
    on, due = standing.next_draft_on, standing.current_due_on
    if on is None:
        return tr("none")
    if due is not None and on <= due:
        return tr("a draft of {amount} is set for {day}").format(
            amount=dollars(standing.current_cents), day=short_day(on)
        )
    return tr("the next draft is set for {day}").format(day=short_day(on))


def revised_pairs(account: Account, standing: Standing) -> list[tuple[str, str]]:
    """Months whose bill in force replaced an earlier one, with what it replaced, newest last."""
    bills = {bill.bill_number: bill for bill in account.bills}
    pairs = []
    for month in standing.months:
        bill = bills[month.bill_number]
        old = bills.get(bill.supersedes)
        if old is not None:
            words = tr("{new} instead of {old}").format(
                new=dollars(bill.premium_cents), old=dollars(old.premium_cents)
            )
            label = tr("{month} revised").format(month=month_word(month.coverage_month))
            pairs.append((label, words))
    return pairs


# --- tables --------------------------------------------------------------------------------------


def day_or_today(day: date, now: datetime) -> str:
    """`today`, else `Wed 23 Dec`."""
    return tr("today") if day == local_date(now) else short_day(day)


def line_of(row: Billed) -> AccountLine:
    """What both kinds of row have."""
    if isinstance(row, AccountLine):
        return row
    account = row.account
    return AccountLine(
        billing_account_number=account.billing_account_number,
        name=account.name,
        coverage_type=account.coverage_type,
        enrollment_status=account.enrollment_status,
        member_last4=account.member_id[-4:],
    )


def state_of(line: Billed, now: datetime) -> Cell:
    """Where the account stands, in words; a stage of grace is marked as an estimate. Of somebody
    not confirmed: who it is, and open or ended.
    """
    if isinstance(line, AccountLine):
        words, icon, tone, _ = enrollment_looks(line.enrollment_status)
        return Cell(text=f"{spoken_name(line.name)}, {words.lower()}", icon="eye-off", tone=tone)
    account, standing = line.account, line.standing
    words, icon, tone, _ = enrollment_looks(account.enrollment_status)
    if account.enrollment_status is Enrollment.ACTIVE:
        if standing.past_due_cents:
            stage = stage_words(standing.stage, estimate=standing.stage_is_estimate)
            words, icon, tone = stage or tr("Past due"), "clock-alert", Tone.WARNING
        elif standing.current_due_on is not None:
            words = tr("Open, due {day}").format(day=day_or_today(standing.current_due_on, now))
        else:
            words = tr("Open, nothing due")
    return Cell(text=words, icon=icon, icon_tone=tone)


def household_columns(
    this: Callable[[Billed], bool], now: Callable[[], datetime]
) -> tuple[Column[Billed], ...]:
    """Coverage, account, state, what is asked."""
    return (
        Column(
            title=tr("Coverage"),
            cell=lambda line: Cell(
                text=coverage_word(line_of(line).coverage_type),
                icon=coverage_icon(line_of(line).coverage_type),
                bold=this(line),
            ),
            width=145,
        ),
        Column(
            title=tr("Account"),
            cell=lambda line: f"...{line_of(line).billing_account_number[-4:]}",
            width=120,
        ),
        Column(title=tr("State"), cell=lambda line: state_of(line, now()), width=290, stretch=1),
        Column(
            title=tr("In good standing with"),
            cell=asked_of,
            width=200,
            right=True,
        ),
    )


def asked_of(line: Billed) -> Cell:
    """What brings the account into good standing; nothing of somebody not confirmed."""
    if isinstance(line, AccountLine):
        return Cell(text=tr("not confirmed"), tone=Tone.MUTED)
    return Cell(text=dollars(line.standing.good_standing_cents), bold=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """A payment billing knows of, or one taken at this station. `receipt_number` is set where its
    receipt can be opened here.
    """

    on: date
    item: str
    where: str
    amount_cents: int
    returned: bool = False
    receipt_number: str = ""


def payment_columns() -> tuple[Column[PaymentLine], ...]:
    """Date, item, where, amount; a returned payment is struck out."""
    return (
        Column(title=tr("Date"), cell=lambda line: long_day(line.on), width=190),
        Column(title=tr("Item"), cell=lambda line: line.item, width=230),
        Column(
            title=tr("Where"),
            cell=lambda line: Cell(
                text=tr("returned by the bank") if line.returned else line.where,
                tone=Tone.WARNING if line.returned else Tone.MUTED,
            ),
            width=210,
            stretch=1,
        ),
        Column(
            title=tr("Amount"),
            cell=lambda line: Cell(
                text=dollars(line.amount_cents),
                strike=line.returned,
                tone=Tone.MUTED if line.returned else Tone.TEXT,
            ),
            width=120,
            right=True,
        ),
    )


def recent_payments(desk: Desk, who: Staff, account: Account) -> tuple[PaymentLine, ...]:
    """What billing knows and what this station took and billing has not echoed, newest first."""
    known = {p.payment_reference for p in account.payments if p.channel is PaymentChannel.WALKIN}
    rows = [_received(payment) for payment in account.payments]
    with desk.store.read() as connection:
        ours = walk_ins(connection, account.billing_account_number)
    if who.may(Act.REPRINT):
        for one in ours:
            if one.receipt_number not in known:
                rows += _taken(desk, who, one.receipt_number, account.billing_account_number)
    rows.sort(key=lambda line: line.on, reverse=True)
    return tuple(rows[:RECENT_MAX])


def _received(payment: ReceivedPayment) -> PaymentLine:
    channel = {
        PaymentChannel.EFT: tr("Bank transfer"),
        PaymentChannel.AUTOPAY: tr("Automatic payment"),
        PaymentChannel.CARD: tr("Card"),
        PaymentChannel.MAIL: tr("By mail"),
        PaymentChannel.BILLPAY: tr("Bank's bill pay"),
        PaymentChannel.WALKIN: tr("At a counter"),
    }[payment.channel]
    where = ""
    if payment.channel is PaymentChannel.WALKIN:
        try:
            site, station, _ = parse_receipt_number(payment.payment_reference)
        except Refusal:
            where = ""
        else:
            where = _place(site, station)
    return PaymentLine(
        on=payment.received_on,
        item=channel,
        where=where,
        amount_cents=payment.amount_cents,
        returned=payment.status is PaymentStatus.RETURNED,
    )


def _place(site: str, station: str) -> str:
    return tr("{site}, station {station}").format(site=site, station=int(station))


def _taken(desk: Desk, who: Staff, receipt: str, number: str) -> list[PaymentLine]:
    visit = items.visit(desk, who, receipt)
    return [
        PaymentLine(
            on=visit.business_date,
            item=_item(tender.instrument.kind, tender.instrument.number),
            where=_place(visit.site, visit.station),
            amount_cents=part.amount_cents,
            receipt_number=receipt,
        )
        for tender in visit.tenders
        if tender.voided_at is None
        for part in tender.allocations
        if part.billing_account_number == number
    ]


def _item(kind: InstrumentKind, number: str) -> str:
    return f"{kind_words(kind)} {number_shown(kind, number)}".strip()


# --- the subscriber ------------------------------------------------------------------------------


def subscriber_pairs(
    account: Account, standing: Standing, now: datetime
) -> tuple[tuple[str, str], ...]:
    """What the page says beside the figures."""
    street = ", ".join(part for part in (account.address_line1, account.address_line2) if part)
    town = f"{account.city}, {account.state} {account.postal_code}".strip(", ")
    phone = tr("ends in {last4}").format(last4=account.phone[-4:]) if account.phone else tr("none")
    pairs = [
        (tr("Address"), f"{street}\n{town}"),
        (tr("Phone on file"), phone),
        (tr("Receipt language"), language_words(account.preferred_language)),
        (tr("Automatic payment"), draft_words(standing)),
    ]
    if revised := revised_pairs(account, standing):
        # in the place of the receipt's language, which the payment form asks anyway
        pairs[2:3] = revised[-1:]
    if standing.oldest_open is not None:
        month = standing.oldest_open
        pairs.append((tr("Oldest month open"), f"{month_word(month)} {month.year}"))
    missed = _if_missed(standing, now)
    if missed:
        pairs.append(missed)
    if account.terminated_on is not None:
        pairs.append((tr("Coverage ended"), long_day(account.terminated_on)))
    return tuple(pairs)


def _if_missed(standing: Standing, now: datetime) -> tuple[str, str] | None:
    """What the next missed date would mean; always an estimate."""
    following = {
        Stage.PAST_DUE: tr("First warning (estimate), still covered"),
        Stage.WARNING_1: tr("Second warning (estimate), still covered"),
        Stage.WARNING_2: tr("Coverage ends (estimate)"),
    }
    if standing.stage not in following or standing.last_date is None:
        return None
    if standing.last_date == standing.good_standing_by:
        words = tr("Coverage ends (estimate)")
    else:
        words = following[standing.stage]
    today = standing.good_standing_by == local_date(now)
    label = (
        tr("If missed today")
        if today
        else tr("If {day} is missed").format(day=short_day(standing.good_standing_by))
    )
    return label, words
