"""What every journey has at hand, and the steps that more than one of them takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import plain
from cashier.services.training import PASSPHRASE
from tests.servers.postgres import Server
from tests.window.books import Memory
from tests.window.person import Person
from tests.window.stage import Stage
from tests.window.station import Printer, Station

DATE = "2026-11-23"
"""A counter day of the sample, on which bills are due; the training clock begins there."""
COUPON = "HC1|712345678|B0123456726121|2026-11-23|20600|9"
PIN = "483920"
TRAINING_PAPER = "training-receipts.bin"
JOB = b"\x1b@"
"""Each job begins by resetting the printer."""
ROUTING, BANK_ACCOUNT = "011999993", "4400123456"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A station and its ledger's address; the server the ledger is on, where it is a server."""

    station: Station
    ledger: str
    server: Server | None = None


@dataclass(slots=True, kw_only=True)
class Day:
    """One journey: the display, the person, the station with its printer, what they remember."""

    stage: Stage
    person: Person
    place: Place
    printer: Printer
    memory: Memory = field(default_factory=Memory)
    wrong: list[str] = field(default_factory=list)

    @property
    def station(self) -> Station:
        """The home and its program."""
        return self.place.station

    def slips(self) -> Sequence[bytes]:
        """What came out of the printer, and of a training home's own, which is a file."""
        file = self.station.home.folder / TRAINING_PAPER
        kept = file.read_bytes().split(JOB)[1:] if file.exists() else []
        return [*self.printer.slips, *kept]

    # ------------------------------------------------------------------------------- the window

    def open(self, clock: str = "") -> None:
        """The program is started and stands before the person, as the window manager says too."""
        self.station.open(f"{DATE}T{clock}" if clock else "")
        self.person.is_at("staff number")
        self.is_in_front()

    def is_in_front(self) -> None:
        """The window manager shows the program's window as the one with the keys."""
        pid, title = self.stage.active()
        if pid != self.station.pid or "Health Connector Payments" not in title:
            self.wrong.append(f"the active window is {title!r} of process {pid}")

    def leave(self) -> None:
        """Closes the window with the window manager's own key; the program ends by itself."""
        self.person.press("alt+F4")
        status = self.station.ended()
        if status:
            self.wrong.append(f"the program ended with status {status}")

    def sign_in(self, staff: str = "1001", password: str = PASSPHRASE) -> None:
        self.person.enter(staff, password)

    def open_drawer(self) -> None:
        """In the morning: the tray is empty, it is one's own now."""
        self.person.is_at("tray")
        self.person.sees_one_of("Ready to open", "You can open")
        self.person.press("space", "F12")
        self.person.is_at("billing number")

    def picture(self, name: str) -> None:
        self.person.picture(name)

    # ------------------------------------------------------------------------------- paying

    def find(self, text: str, *shows: str) -> None:
        """From anywhere: an account by what somebody says; Enter opens it."""
        person = self.person
        person.press("F2")
        person.is_at("billing number")
        person.type(text)
        person.sees(*(shows or ("Alves",)))
        person.press("Return")
        person.sees("Take payment", gone=("Chosen account",))

    def check(self, amount: str, number: str, *, line: bool = True) -> None:
        """A check typed from its face; on the form of Take payment, at the amount."""
        person = self.person
        person.is_at("amount")
        person.enter(amount)
        person.is_at("check number")
        person.enter(number)
        person.is_at("date")
        person.enter("")
        if line:
            person.is_at("routing")
            person.enter(ROUTING)
            person.is_at("bank account")
            person.enter(BANK_ACCOUNT)
        person.is_at("payable")
        person.press("space")
        person.is_at("signed")
        person.press("space")

    def to_review(self) -> None:
        """Enter leads on; warnings are answered with their key, one by one."""
        person = self.person
        for _ in range(8):
            person.press("Return")
            if person.sees_one_of("Post and print", "Alt+A") == "Post and print":
                return
            person.press("alt+a")
        raise AssertionError("the form does not lead to Review")

    def post(self, *cents: int) -> None:
        """F12 records; what is remembered is what was typed."""
        self.person.is_at("post")
        self.person.press("F12")
        self.person.is_at("next customer")
        self.memory.took(*cents)

    def next_customer(self) -> None:
        self.person.press("Return")
        self.person.is_at("billing number")

    # ------------------------------------------------------------------------------- the evening

    def count(self, counted: Mapping[InstrumentKind, tuple[int, int]]) -> None:
        """Items and total of each kind in the order of the page; none passes over its total."""
        person = self.person
        person.press("F7")
        person.sees("Count what is in the tray")
        person.is_at("items")
        for kind in InstrumentKind:
            items, cents = counted.get(kind, (0, 0))
            person.enter(*((str(items), plain(cents)) if items else ("0",)))


Play = Callable[[Day], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A journey by its name; `prepare` makes the station, `play` is what the person does."""

    name: str
    about: str
    prepare: Callable[[ExitStack, Stage, Path], Place]
    play: Play
