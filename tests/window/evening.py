"""A supervisor's evening: the board, a drawer somebody forgot closed by force, the Z read, the
paper made into a deposit by one supervisor and verified by another, the bag on its way and at the
bank.
"""

from __future__ import annotations

import json

from cashier.services.training import PASSPHRASE
from tests.window.day import DATE, Day, Journey
from tests.window.stations import training_station

CHECKS = (("4101", 41_00), ("4102", 42_00))


def play(day: Day) -> None:
    _before(day)
    person = day.person
    day.open("17:20")
    day.sign_in("2001")
    person.is_at("drawers", "N. Boyle", "supervisor")
    _close_by_force(day)
    _read_z(day)
    _prepare(day)
    _verify(day)
    _to_the_bank(day)
    person.sees("all confirmed")
    day.leave()


def _before(day: Day) -> None:
    """What the cashiers did: one drawer closed in balance, one left open and empty."""
    sign = {"do": "sign_in", "password": PASSPHRASE}
    acts: list[dict[str, object]] = [
        {**sign, "staff": "1001"},
        {"do": "open_drawer", "business_date": DATE},
        *(_check(number, cents) for number, cents in CHECKS),
        {"do": "count", "counts": {"personal_check": {"items": 2, "amount": "83.00"}}},
        {"do": "close"},
        {**sign, "staff": "1002"},
        {"do": "open_drawer", "business_date": DATE},
        {"do": "sync"},
    ]
    for answer in day.station.plays(f"{DATE}T16:10", *map(json.dumps, acts)):
        assert json.loads(answer)["ok"], answer
    for _, cents in CHECKS:
        day.memory.took(cents)
    day.memory.closes += 1


def _check(number: str, cents: int) -> dict[str, object]:
    amount = f"{cents // 100}.{cents % 100:02}"
    return {
        "do": "take",
        "payer": "Rosa M Alves",
        "tenders": [
            {
                "kind": "personal_check",
                "amount": amount,
                "number": number,
                "routing": "011999993",
                "account": "4400123456",
                "dated": DATE,
                "allocations": [{"account": "712345678", "amount": amount}],
                "accept": ["*"],
            }
        ],
    }


def _close_by_force(day: Day) -> None:
    """J. Okafor went home; what is in the drawer is closed as it is."""
    person = day.person
    person.sees("Okafor", "Rivera")
    day.picture("board")
    person.press("Down", "F8")
    person.is_at("reason", "Close the drawer of J. Okafor?")
    person.press("Down", "Return", "Return")
    person.is_at("password")
    person.type(PASSPHRASE)
    day.picture("close-by-force")
    person.press("Return", "space")
    person.sees(gone=("Close the drawer of", "Open 4:10 PM"))
    day.memory.closes += 1


def _read_z(day: Day) -> None:
    """The Z of the drawer that was closed, and searched in."""
    person = day.person
    person.press("F9")
    person.sees("Z report 2", "Not counted")
    person.tab_to("Drawer")
    person.press("Down", "F12")
    person.sees("Z report 1", gone=("Z report 2",))
    person.press("ctrl+f")
    person.enter("4101")
    person.hears("1 of 1")
    day.picture("z-report")


def _go(day: Day, words: str) -> None:
    """By the list of all actions."""
    person = day.person
    person.press("ctrl+k")
    person.is_at("find an action")
    person.type(words)
    person.press("Return")


def _prepare(day: Day) -> None:
    person = day.person
    _go(day, "deposit")
    person.is_at("number")
    for number, _ in CHECKS:
        person.enter(number)
    person.is_at("bag")
    person.enter("te0048209")
    day.picture("deposit")
    person.press("Return", "F12")
    person.sees("Verify the items")
    day.picture("prepared")


def _verify(day: Day) -> None:
    person = day.person
    person.press("F11")
    person.is_at("staff number")
    day.sign_in("2002")
    person.is_at("drawers", "M. Haddad")
    _go(day, "deposit")
    person.sees("to verify")
    person.press("F9")
    person.sees("Verify the items")
    person.press("F12")
    person.is_at("number", "TRN-20261123-01")
    for number, _ in CHECKS:
        person.enter(number)
    day.picture("verify")
    person.press("F12")
    person.sees("It left for the bank")
    day.memory.deposits += 1


def _to_the_bank(day: Day) -> None:
    person = day.person
    for harmless, then in (("Not yet", "The bank has it"), ("Not yet", "Confirmed")):
        person.press("F12")
        person.is_at(harmless)
        person.press("Tab", "Return")
        person.sees(then, gone=(harmless,))
    day.picture("at-the-bank")


JOURNEY = Journey(
    name="evening",
    about="a supervisor's evening: a drawer closed by force, Z, deposit prepared, verified, banked",
    prepare=training_station,
    play=play,
)
