"""Drawers to the bank in a script: prepare_deposit, verify_deposit, send_deposit, confirm_deposit,
give_up_deposit.

Source: formats.md 5. Each takes the running script and the act's fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.domain.errors import Refusal
from cashier.domain.money import plain
from cashier.services import deposits
from ui.play_approval import SIGNED, Answer, approval
from ui.script_fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from cashier.domain.deposit import Deposit
    from ui.play import Play

PREPARE_KEYS = ("sessions", "bag")
VERIFY_KEYS = ("ticket", "missing", *SIGNED)
STEP_KEYS = ("ticket",)
GIVE_UP_KEYS = ("ticket", "reason")


def prepare(play: Play, fields: Fields) -> Answer:
    """Lists whole drawers for the bank, in the order in which their items were taken."""
    return _told(
        deposits.prepare(
            play.desk,
            play.person,
            fields.texts("sessions"),
            ledger=play.ledger(),
            bag=fields.text("bag"),
        )
    )


def verify(play: Play, fields: Fields) -> Answer:
    """Another person looked for every item of the ticket: the one signed in, or an approver.
    `missing` names those that were not there, as `RECEIPT/tender`; without it all were.
    """
    from cashier.sync import step

    desk, ticket = play.desk, fields.text("ticket")
    # what another window prepared a moment ago is on the ticket as well
    step(desk.store, play.ledger(), desk.clock, desk.identity)
    found = deposits.deposit(desk, play.person, ticket)
    missing = set(fields.texts("missing"))
    held = [
        line.posting_id
        for line in found.lines
        if f"{line.receipt_number}/{line.line}" not in missing
    ]
    if len(held) + len(missing) != len(found.lines):
        raise Refusal("deposit.unknown_item", field="missing", value=", ".join(sorted(missing)))
    return _told(
        deposits.verify(
            desk,
            play.person,
            ticket,
            held,
            ledger=play.ledger(),
            approval=approval(play, fields, act=deposits.VERIFY, act_of=found.prepared.staff),
        )
    )


def send(play: Play, fields: Fields) -> Answer:
    """The bag left for the bank."""
    return _step(play, fields, deposits.send)


def confirm(play: Play, fields: Fields) -> Answer:
    """The bank has it."""
    return _step(play, fields, deposits.confirm)


def give_up(play: Play, fields: Fields) -> Answer:
    """Undoes a deposit nobody verified: its drawers are free again."""
    return _told(
        deposits.give_up(
            play.desk,
            play.person,
            fields.text("ticket"),
            reason=fields.text("reason"),
            ledger=play.ledger(),
        )
    )


def _step(play: Play, fields: Fields, act: Callable[..., Deposit]) -> Answer:
    return _told(act(play.desk, play.person, fields.text("ticket"), ledger=play.ledger()))


def _told(made: Deposit) -> Answer:
    return {
        "ticket": made.ticket,
        "stage": made.stage.value,
        "business_date": made.business_date.isoformat(),
        "bag": made.bag,
        "sessions": list(made.session_ids),
        "items": made.items,
        "total": plain(made.cents),
        "checks": {"items": made.checks.items, "amount": plain(made.checks.cents)},
        "money_orders": {
            "items": made.money_orders.items,
            "amount": plain(made.money_orders.cents),
        },
        "hash_total": made.routing_hash,
        "returned": [
            {
                "receipt_number": line.receipt_number,
                "tender": line.line,
                "amount": plain(line.cents),
            }
            for line in made.returned
        ],
    }
