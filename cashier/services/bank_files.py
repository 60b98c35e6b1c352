"""Files for the bank, made of verified deposits and read again before they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cashier.domain.bank_files import BankForm, BankItem, Lockbox, bank_bai, bank_csv
from cashier.domain.bank_readers import differences_of_bai, differences_of_csv
from cashier.domain.deposit import Deposit, DepositStage
from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Act, Staff
from cashier.services import deposits
from cashier.services.desk import Desk, looking, note
from cashier.store import directory

_SENDABLE = frozenset({DepositStage.VERIFIED, DepositStage.SENT, DepositStage.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """A file that was read again and says what its deposits say. `not_in` are deposits of the day
    that are not verified and so are not in it.
    """

    form: BankForm
    content: bytes
    tickets: tuple[str, ...]
    not_in: tuple[str, ...]
    items: int
    cents: int
    routing_hash: int


def of_ticket(desk: Desk, who: Staff, ticket: str, form: BankForm) -> BankFile:
    """One deposit's items. Raises Refusal `deposit.unknown`, `bank_file.not_verified` and what
    `of_day` raises.
    """
    who.must(Act.JOURNAL_EXPORT)
    found = deposits.deposit(desk, who, ticket)
    if found.stage not in _SENDABLE:
        raise Refusal("bank_file.not_verified", field="ticket", value=found.ticket or ticket)
    return _made(desk, who, (found,), (), form)


def of_day(desk: Desk, who: Staff, day: date, form: BankForm) -> BankFile:
    """The items of all verified deposits of a business date, in the order of their tickets.

    Raises Refusal `bank_file.nothing`, `bank_file.not_set` (BAI: who sends to whom),
    `bank_file.does_not_fit`, `bank_file.too_much`, `role.not_allowed`; Fault `bank_file.differs`
    where what was written does not read as the deposits.
    """
    who.must(Act.JOURNAL_EXPORT)
    standing = [
        one
        for one in deposits.deposits(desk, who)
        if one.business_date == day and one.stage.holds_drawers
    ]
    wanted = sorted(one.ticket for one in standing if one.stage in _SENDABLE)
    if not wanted:
        raise Refusal("bank_file.nothing", field="date", value=day.isoformat())
    others = sorted(one.ticket for one in standing if one.stage not in _SENDABLE)
    whole = tuple(deposits.deposit(desk, who, ticket) for ticket in wanted)
    return _made(desk, who, whole, tuple(others), form)


def _made(
    desk: Desk, who: Staff, whole: tuple[Deposit, ...], not_in: tuple[str, ...], form: BankForm
) -> BankFile:
    items = [item for one in whole for item in bank_items(one)]
    if form is BankForm.CSV:
        text = bank_csv(items)
        wrong = differences_of_csv(text, items)
    else:
        text = bank_bai(items, _lockbox(desk), desk.clock.now())
        wrong = differences_of_bai(text, items)
    if wrong:
        raise Fault("bank_file.differs", retry_is_safe=False, first=wrong[0], count=len(wrong))
    made = BankFile(
        form=form,
        content=text.encode(),
        tickets=tuple(one.ticket for one in whole),
        not_in=not_in,
        items=len(items),
        cents=sum(one.cents for one in whole),
        routing_hash=sum(one.routing_hash for one in whole),
    )
    with looking(desk) as connection:
        note(
            desk, connection, who.number, "bank_file_made",
            tickets=", ".join(made.tickets), form=form.value, items=made.items, cents=made.cents,
        )  # fmt: skip
    return made


def bank_items(made: Deposit) -> list[BankItem]:
    """The lines of a deposit as the bank is told of them."""
    return [
        BankItem(
            ticket=made.ticket,
            site=made.site,
            business_date=made.business_date,
            seq=line.seq,
            kind=line.kind,
            routing=line.routing,
            account=line.account,
            number=line.number,
            cents=line.cents,
            dated=line.dated,
            remitter=line.payer_name,
            receipt_number=line.receipt_number,
        )
        for line in made.lines
    ]


def _lockbox(desk: Desk) -> Lockbox:
    """Who sends to whom, of the settings; a training home has names that no bank has."""
    told = {
        name: getattr(desk.settings, name)
        for name in ("bai_destination", "bai_origin", "bai_lockbox")
    }
    if desk.identity.training:
        training = {"bai_destination": "TRAINING", "bai_origin": "TRAINING", "bai_lockbox": "0"}
        told = {name: value or training[name] for name, value in told.items()}
    for name, value in told.items():
        if not value:
            raise Refusal("bank_file.not_set", field=name, value=name)
    with desk.store.read() as connection:
        organization = directory.organization(connection)
    return Lockbox(
        destination=told["bai_destination"],
        origin=told["bai_origin"],
        reference=desk.settings.bai_reference,
        lockbox=told["bai_lockbox"],
        payee=organization.name,
        overflow=desk.settings.bai_overflow,
    )
