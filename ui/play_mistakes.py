"""Putting mistakes right in a script: reverse, return_item, correct, reallocate, resolve.

Source: formats.md 5. Each takes the running script and the act's fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cashier.domain.correction import CORRECTABLE
from cashier.domain.identifiers import billing_account, parse_receipt_number
from cashier.domain.money import plain
from cashier.domain.payment import Allocation
from cashier.domain.staff import Act
from cashier.services import corrections, mistakes, suspense
from ui.play_approval import SIGNED, Answer, approval
from ui.script_fields import Fields

if TYPE_CHECKING:
    from cashier.domain.posting import Record
    from ui.play import Play

_ITEM = ("receipt", "tender", "reason", *SIGNED)
REVERSE_KEYS = _ITEM
RETURN_KEYS = (*_ITEM, "fee")
CORRECT_KEYS = (*_ITEM, "fields", "accept")
REALLOCATE_KEYS = (*_ITEM, "allocations")
RESOLVE_KEYS = ("exception", "account", "reason", *SIGNED)
_FIELDS = tuple(dict.fromkeys(name for names in CORRECTABLE.values() for name in names))
_DUPLICATES = frozenset({"CHK-DUPLICATE", "MO-DUPLICATE"})


def reverse(play: Play, fields: Fields) -> Answer:
    """Takes an item back after its drawer was closed."""
    number, line = _item(fields)
    record = mistakes.reverse(
        play.desk,
        play.person,
        number,
        line,
        reason=fields.text("reason"),
        approval=approval(play, fields, act="reverse", needed=True),
    )
    return _told(play, record, line)


def return_item(play: Play, fields: Fields) -> Answer:
    """Notes that the bank sent an item back; `fee` where the site charges one."""
    number, line = _item(fields)
    record = mistakes.return_item(
        play.desk,
        play.person,
        number,
        line,
        reason=fields.text("reason"),
        fee_cents=fields.cents("fee", zero_ok=True) if fields.has("fee") else None,
        approval=approval(play, fields, act="return_item", needed=True),
    )
    return _told(play, record, line)


def correct(play: Play, fields: Fields) -> Answer:
    """Corrects details of an item's paper."""
    number, line = _item(fields)
    record = corrections.correct(
        play.desk,
        play.person,
        number,
        line,
        fields.entries("fields", _FIELDS),
        reason=fields.text("reason"),
        approval=approval(play, fields, act="correct", needed=True),
        accept_duplicate=bool(_DUPLICATES & set(fields.texts("accept"))),
    )
    return _told(play, record, line)


def reallocate(play: Play, fields: Fields) -> Answer:
    """Moves an item's money to the accounts it was meant for."""
    number, line = _item(fields)
    allocations = []
    for part in fields.objects("allocations", ("account", "amount")):
        with part.naming("account"):
            account = billing_account(part.text("account"))
        allocations.append(
            Allocation(billing_account_number=account, amount_cents=part.cents("amount"))
        )
    record = corrections.reallocate(
        play.desk,
        play.person,
        number,
        line,
        allocations,
        reason=fields.text("reason"),
        approval=approval(play, fields, act="reallocate", needed=True),
    )
    return _told(play, record, line)


def resolve(play: Play, fields: Fields) -> Answer:
    """Answers a question of the ledger, with another person or, of another's item, alone."""
    record = suspense.resolve(
        play.desk,
        play.person,
        fields.text("exception"),
        account=fields.text("account", ""),
        reason=fields.text("reason"),
        approval=approval(play, fields, act=suspense.ACT),
    )
    play.print_waiting()
    return {
        "exception": fields.text("exception"),
        "receipt_number": record.receipt_number,
        "posting_id": record.posting_id,
        "station_seq": record.station_seq,
    }


def questions(play: Play) -> list[dict[str, Any]]:
    """What the ledger asks of this station, for somebody who may answer."""
    if play.who is None or not play.who.may(Act.APPROVE):
        return []
    return [
        {
            "exception": one.question.exception_id,
            "code": one.question.code,
            "receipt_number": one.question.receipt_number,
            "tender": one.question.line,
            "amount": plain(one.question.cents_left),
            "accounts": list(one.question.accounts),
        }
        for one in suspense.open_questions(play.desk, play.who)
    ]


def _item(fields: Fields) -> tuple[str, int]:
    """A misread number is said before the supervisor's passphrase is looked at."""
    number, line = fields.text("receipt"), fields.whole("tender")
    parse_receipt_number(number)
    return number, line


def _told(play: Play, record: Record, line: int) -> Answer:
    play.print_waiting()
    return {
        "receipt_number": record.receipt_number,
        "tender": line,
        "amount": plain(record.amount_cents),
        "posting_id": record.posting_id,
        "station_seq": record.station_seq,
    }
