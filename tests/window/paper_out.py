"""The paper ends in the middle of a receipt; the queue goes on; paper is loaded; the cover stands
open; the plug is pulled and put back. Every receipt comes out whole, its original once.
"""

from __future__ import annotations

from tests.window.books import CUT
from tests.window.day import Day, Journey
from tests.window.stations import training_station


def play(day: Day) -> None:
    person, printer = day.person, day.printer
    day.open("09:02")
    day.sign_in()
    day.open_drawer()
    person.sees("Printer ready")

    printer.machine.be("paper_out_at_line:6")
    _take(day, "2101", 25_00)
    person.sees("Printer out of paper")
    day.picture("out-of-paper")
    day.next_customer()
    _take(day, "2102", 26_00)
    person.sees("out of paper, 1 held, 1 unsure")
    day.picture("held-and-unsure")
    printer.machine.load_paper()
    person.sees("Printer ready, 0 held, 1 unsure")
    day.next_customer()
    _answer(day)

    printer.unplug()
    _take(day, "2103", 27_00)
    person.sees("Printer not reached, 1 held")
    day.picture("unplugged")
    day.next_customer()
    printer.plug()
    person.sees("Printer ready, 0 held")
    _take(day, "2104", 28_00)
    person.sees("Printed", gone=("1 unsure",))
    day.picture("plugged-in-again")
    day.next_customer()
    person.sees("all confirmed")
    day.leave()


def _answer(day: Day) -> None:
    """The paper ended inside the first receipt: only somebody who looks knows what came out."""
    person = day.person
    person.press("ctrl+k")
    person.is_at("find an action")
    person.type("ledger and printer")
    person.press("Return")
    person.sees("Unsure receipts")
    person.tab_to("Answer")
    day.picture("to-be-answered")
    person.press("space")
    person.is_at("look later", "Did receipt TRN-01-000001")
    day.picture("did-it-come-out")
    whole = any(CUT in slip and b"TRN-01-000001" in slip for slip in day.slips())
    person.tab_to("It came out" if whole else "Print a copy")
    person.press("space")
    person.sees("Printer ready, 0 held", gone=("1 unsure",))
    person.press("Escape")
    person.is_at("billing number")


def _take(day: Day, number: str, cents: int) -> None:
    """A check of Rosa's, recorded whatever the printer does."""
    day.find("alves rosa")
    day.person.press("F5")
    day.check(f"{cents // 100}.00", number)
    day.to_review()
    day.post(cents)


JOURNEY = Journey(
    name="paper-out",
    about="paper ends in the middle of a receipt, is loaded; the printer is unplugged and put back",
    prepare=training_station,
    play=play,
)
