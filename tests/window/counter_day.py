"""A day at the counter: scans, typed items, two accounts on one receipt, another person at the
window and back by PIN, kill -9 in the middle of a visit, a void, the lock, the count, the Z.
"""

from __future__ import annotations

from cashier.domain.instrument import InstrumentKind
from cashier.services.training import PASSPHRASE
from tests.window.day import COUPON, PIN, Day, Journey
from tests.window.stations import training_station

LINE = "T011999993T 4400123456O 1042"


def play(day: Day) -> None:
    """Everything one cashier's window sees from morning to evening."""
    day.open("08:31")
    day.picture("sign-in")
    day.sign_in()
    day.open_drawer()
    day.picture("find")
    _choose_a_pin(day)
    _scanned(day)
    _another_person(day)
    _two_accounts(day)
    _killed(day)
    _void(day)
    _lock(day)
    _close(day)
    day.leave()


def _choose_a_pin(day: Day) -> None:
    """From the list of all actions."""
    person = day.person
    person.press("ctrl+k")
    person.is_at("find an action")
    person.type("pin for this")
    person.press("Return")
    person.is_at("password", "Choose a PIN")
    person.enter(PASSPHRASE, PIN, PIN)
    person.is_at("billing number")


def _scanned(day: Day) -> None:
    """Coupon, F5, bank line: the shortest way to a receipt."""
    person = day.person
    person.scan(COUPON)
    person.is_at("take payment", "Alves")
    day.picture("account")
    person.press("F5")
    person.is_at("amount")
    person.scan(LINE)
    person.sees("1042")
    person.enter("206.00")
    person.is_at("date")
    person.enter("")
    person.is_at("payable")
    person.press("space")
    person.is_at("signed")
    person.press("space")
    day.to_review()
    day.picture("review")
    day.post(206_00)
    person.sees("Printed", "Confirmed")
    day.picture("posted")
    day.next_customer()


def _another_person(day: Day) -> None:
    """J. Okafor has a look; A. Rivera is back with her number and PIN, and is where she was."""
    person = day.person
    person.press("F11")
    person.is_at("staff number", "A. Rivera")
    day.picture("switch")
    day.sign_in("1002")
    person.is_at("tray", "J. Okafor")
    person.press("F11")
    person.is_at("staff number", "A. Rivera")
    person.enter("1001", PIN)
    person.is_at("billing number", "A. Rivera")


def _two_accounts(day: Day) -> None:
    """Health by check, dental by money order; identity confirmed first."""
    person = day.person
    day.find("alves rosa")
    person.sees("Confirm")
    person.press("ctrl+i")
    person.sees("1")
    person.press("1")
    person.sees("Identity confirmed")
    person.press("F5")
    day.check("103.00", "1043")
    person.press("F6")
    person.press("alt+4")
    person.is_at("amount")
    person.enter("34.57")
    person.is_at("serial")
    person.enter("28123456781")
    person.is_at("date")
    person.enter("")
    for _ in range(6):
        person.press("space")
    day.picture("two-items")
    day.to_review()
    day.post(103_00, 34_57)
    person.sees("Printed", "Confirmed")
    day.next_customer()


def _killed(day: Day) -> None:
    """kill -9 when amount and number are typed; the visit is offered again and recorded once."""
    person = day.person
    day.find("nguyen thuy", "1 match", "Thủy")
    person.press("F5")
    person.is_at("amount")
    person.enter("50.00")
    person.is_at("check number")
    person.enter("2077")
    person.is_at("date")
    day.station.kill()
    day.open("11:20")
    person.hears("cut short last time")
    day.picture("after-kill")
    day.sign_in()
    person.sees("A visit begun", "1 item typed")
    day.picture("begun")
    person.press("Return")
    person.is_at("date", "50.00", "2077")
    person.enter("")
    person.is_at("routing")
    person.enter("011999993")
    person.is_at("bank account")
    person.enter("777000111")
    person.is_at("payable")
    person.press("space", "space")
    day.to_review()
    day.post(50_00)
    person.sees("Printed", "Confirmed")
    day.next_customer()


def _void(day: Day) -> None:
    """The newest item, with a supervisor beside."""
    person = day.person
    person.press("F3")
    person.sees("Today", "50.00")
    person.press("F8")
    person.is_at("reason", "Void")
    person.press("Down", "Return")
    person.is_at("supervisor's number")
    person.enter("2001")
    person.type(PASSPHRASE)
    day.picture("void")
    person.press("F12")
    person.sees("Voided", gone=("Keep item",))
    day.memory.voided.append(50_00)


def _lock(day: Day) -> None:
    person = day.person
    person.press("ctrl+l")
    person.is_at("password", "Locked")
    day.picture("locked")
    person.enter(PIN)
    person.sees("Today", gone=("Locked",))


def _close(day: Day) -> None:
    person = day.person
    day.count(
        {
            InstrumentKind.PERSONAL_CHECK: (2, 309_00),
            InstrumentKind.USPS_MONEY_ORDER: (1, 34_57),
        }
    )
    person.sees("In balance")
    day.picture("in-balance")
    person.press("F12")
    person.sees("Drawer closed, Z")
    day.picture("closed")
    day.memory.closes += 1
    person.press("ctrl+p")
    person.sees("Z report printed")
    person.press("Return")
    person.is_at("tray")


JOURNEY = Journey(
    name="counter-day",
    about="a day at the counter, with a kill -9, a switch by PIN, a void and the Z",
    prepare=training_station,
    play=play,
)
