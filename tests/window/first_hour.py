"""A new cashier's first hour: the program on a computer where nothing is set up yet, training begun
there, and all eight lessons done as their words say, found in them and not known beforehand.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cashier.domain.instrument import InstrumentKind
from cashier.services.training import PASSPHRASE, beside
from tests.window.day import Day, Journey, Place
from tests.window.stage import Stage
from tests.window.station import Station

MAKING_SECONDS = 180
"""Training is made with the whole sample while the person looks on."""


def play(day: Day) -> None:
    _set_up(day)
    _sign_in_and_look_around(day)
    _find(day)
    _check(day)
    _two(day)
    _mistake(day)
    _end(day)
    day.leave()


def prepare(_stack: ExitStack, stage: Stage, folder: Path) -> Place:
    """Nothing at all: a home that does not exist. What is judged is the training home beside it."""
    station = Station(stage, folder)
    training = beside(station.home)
    return Place(station=station, ledger=training.ledger_url)


def _set_up(day: Day) -> None:
    person = day.person
    day.station.open()
    person.sees("Set this station up", "Start training")
    day.picture("set-up")
    person.press("F6")
    person.is_at("staff number", "TRAINING", seconds=MAKING_SECONDS)
    day.is_in_front()
    day.station.moves_to(beside(day.station.home))
    _told(day, "1001")
    day.picture("first-lesson")


def _told(day: Day, *words: str) -> None:
    """The lesson says this now."""
    day.person.sees(*words)


def _sign_in_and_look_around(day: Day) -> None:
    person = day.person
    day.sign_in()
    _told(day, "Press Ctrl+K: every action")
    person.press("ctrl+k")
    person.is_at("find an action")
    _told(day, "Press F1: help")
    person.press("Escape")
    person.is_at("tray")
    person.press("F1")
    _told(day, "Look into the tray")
    day.picture("help")
    person.press("Escape")
    person.is_at("tray")
    person.press("space", "F12")
    person.is_at("billing number")


def _find(day: Day) -> None:
    person = day.person
    _told(day, "Type alves rosa")
    person.type("alves rosa")
    person.sees("Alves, Rosa M")
    person.press("Return")
    _told(day, "Press Ctrl+I")
    person.press("ctrl+i")
    person.sees("Photo ID that names")
    person.press("1")
    _told(day, "Press F5 to take a payment")


def _check(day: Day) -> None:
    person = day.person
    person.press("F5")
    person.is_at("amount", "206.00")
    day.check("206.00", "1042")
    day.picture("a-check")
    day.to_review()
    _told(day, "F12 records it")
    day.post(206_00)
    _told(day, "Press Ctrl+R for a copy")
    person.sees("Printed")
    person.press("ctrl+r")
    day.memory.copies[1] += 1
    _told(day, "Press Enter for the next customer")
    day.picture("copy")
    person.press("Return")
    person.is_at("billing number")


def _two(day: Day) -> None:
    person = day.person
    _told(day, "Find 712345678")
    person.type("712345678")
    person.is_at("take payment")
    person.press("ctrl+i")
    person.sees("Photo ID that names")
    person.press("1")
    person.sees("Identity confirmed", gone=("Photo ID that names",))
    person.press("F5")
    _told(day, "A check of 103.00")
    day.check("103.00", "1043")
    _told(day, "F6 adds an item")
    person.press("F6", "alt+4")
    person.is_at("amount")
    person.enter("34.57")
    person.is_at("serial")
    person.enter("28123456781")
    person.is_at("date")
    person.enter("")
    _told(day, "Tick each mark")
    person.press(*["space"] * 6)
    day.picture("two-items")
    day.to_review()
    _told(day, "F12 records both")
    day.post(103_00, 34_57)
    person.press("Return")
    person.is_at("billing number")


def _mistake(day: Day) -> None:
    person = day.person
    _told(day, "Press F3")
    person.press("F3")
    _told(day, "Choose an item, press F8")
    person.press("F8")
    person.is_at("reason", "Void")
    person.press("w", "Return")
    person.is_at("supervisor's number")
    person.enter("2001")
    person.type(PASSPHRASE)
    day.picture("void")
    person.press("F12")
    day.memory.voided.append(34_57)


def _end(day: Day) -> None:
    person = day.person
    _told(day, "Press Ctrl+L")
    person.press("ctrl+l")
    person.is_at("password", "Type your password")
    person.enter(PASSPHRASE)
    _told(day, "Press F7, count the paper")
    day.count({InstrumentKind.PERSONAL_CHECK: (2, 309_00)})
    person.sees("In balance")
    person.press("F12")
    person.sees("Drawer closed, Z")
    day.memory.closes += 1
    person.sees("Done", gone=("That was your first day",))
    day.picture("first-day-done")


JOURNEY = Journey(
    name="first-hour",
    about="a computer with nothing on it, training begun there, all eight lessons done",
    prepare=prepare,
    play=play,
)
