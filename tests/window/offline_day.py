"""A day without the ledger, at a real station of a ledger on PostgreSQL: the server is killed in
the middle of the morning and comes back in the evening. Payments, a void with a supervisor, another
person, a kill -9 and the close of the drawer happen meanwhile.
"""

from __future__ import annotations

from cashier.domain.instrument import InstrumentKind
from cashier.services.training import PASSPHRASE
from tests.window.day import Day, Journey
from tests.window.stations import central_station


def play(day: Day) -> None:
    person, server = day.person, day.place.server
    assert server is not None
    day.open()
    person.sees("Ledger online")
    day.sign_in()
    day.open_drawer()
    _take(day, "3101", 21_00)
    person.sees("Confirmed", "all confirmed")
    day.next_customer()

    server.kill()
    person.sees("Ledger cannot be reached")
    day.picture("ledger-gone")
    _take(day, "3102", 22_00)
    person.sees("Printed", "Recorded here")
    day.picture("recorded-here")
    day.next_customer()
    _take(day, "3103", 23_00)
    person.sees("Printed")
    day.next_customer()
    _void(day, 23_00)
    _another_person(day)

    day.station.kill()
    day.open()
    person.hears("cut short last time")
    person.sees("Ledger cannot be reached")
    day.picture("killed-and-back")
    day.sign_in()
    person.is_at("billing number", "Drawer open since")
    _take(day, "3104", 24_00)
    person.sees("Printed")
    day.next_customer()
    day.count({InstrumentKind.PERSONAL_CHECK: (3, 67_00)})
    person.sees("In balance", "not confirmed")
    day.picture("closing-offline")
    person.press("F12")
    person.sees("Drawer closed, Z")
    day.memory.closes += 1
    day.picture("closed-offline")

    server.start()
    person.sees("Ledger online, all confirmed", seconds=120)
    day.picture("ledger-back")
    day.leave()


def _take(day: Day, number: str, cents: int) -> None:
    day.find("alves rosa")
    day.person.press("F5")
    day.check(f"{cents // 100}.00", number)
    day.to_review()
    day.post(cents)


def _void(day: Day, cents: int) -> None:
    """A supervisor signs with a password this station knows from before."""
    person = day.person
    person.press("F3")
    person.sees("Today", f"{cents // 100}.00")
    person.press("F8")
    person.is_at("reason", "Void")
    person.press("Down", "Return")
    person.is_at("supervisor's number")
    person.enter("2001")
    person.type(PASSPHRASE)
    person.press("F12")
    person.sees("Voided", gone=("Keep item",))
    day.memory.voided.append(cents)


def _another_person(day: Day) -> None:
    person = day.person
    person.press("F11")
    person.is_at("staff number")
    day.sign_in("1002")
    person.is_at("tray", "J. Okafor")
    person.press("F11")
    person.is_at("staff number")
    day.sign_in()
    person.is_at("billing number", "A. Rivera")


JOURNEY = Journey(
    name="offline-day",
    about="a real station whose PostgreSQL is killed in the morning and is back in the evening",
    prepare=central_station,
    play=play,
)
