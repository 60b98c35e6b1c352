"""Who runs a reading command. A training home asks nobody; a real one asks for number and
passphrase."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from cashier.domain.staff import Role, Staff

if TYPE_CHECKING:
    from ui.compose import Station

TRAINER = Staff(number="command", name="Command line", role=Role.SUPERVISOR)
"""On a training home, where nothing is real; audited under this name."""


def person(station: Station) -> Staff:
    """The person, signed in: the number from CASHIER_STAFF or asked for, the passphrase typed
    unseen or read from standard input, never an argument. Raises Refusal `sign_in.…`."""
    if station.training:
        return TRAINER
    from cashier.services import staffing

    number = os.environ.get("CASHIER_STAFF") or _asked("Staff number")
    return staffing.sign_in(station.desk, number, passphrase())


def passphrase(*, twice: bool = False) -> str:
    """A passphrase typed unseen, or the next line of standard input where nobody types."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True))


def _asked(what: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(typer.prompt(what, err=True))
