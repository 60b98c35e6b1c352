"""Where the parts of a running program are put together, without Qt: for the desktop and for every
command."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cashier import settings
from cashier.clock import Clock, SystemClock, TrainingClock
from cashier.domain.calendar import local_date
from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home, key_folder, load
from cashier.vault import Keys
from ui.hold import hold

if TYPE_CHECKING:
    from cashier.domain.site import StationIdentity
    from cashier.ledger.contract import Ledger
    from cashier.services.desk import Desk
    from cashier.services.training import Progress
    from receipts.printers import PrinterRecord

SAMPLE_ACCOUNTS = 5_000
"""Of the project's own sample: enough to search in, and made and imported in a few seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One station put together: its desk and the keys it was opened with."""

    desk: Desk
    keys: Keys

    @property
    def home(self) -> Home:
        return self.desk.home

    @property
    def training(self) -> bool:
        return self.desk.identity.training

    @property
    def ledger_url(self) -> str:
        """Where this station's ledger is: the one in the home where there is one, else the
        setting's. Raises Refusal `ledger.not_set`."""
        if self.training or not self.desk.settings.ledger:
            if not self.home.ledger.exists() and not self.training:
                raise Refusal("ledger.not_set", field="ledger", value=str(self.home.folder))
            return self.home.ledger_url
        return self.desk.settings.ledger

    def open_ledger(self) -> Ledger:
        """Raises Refusal `ledger.…` and Fault `ledger.…` as `cashier.ledger.open` does; a ledger
        that is gone is the world's failure here, nobody at the counter named it."""
        from cashier.ledger.open import is_central, open_ledger

        url, password = self.ledger_url, None
        if is_central(url):
            from cashier.services.enrolment import ledger_password

            password = ledger_password(self.home, self.keys)
        try:
            return open_ledger(url, self.keys, self.desk.clock, password=password)
        except Refusal as refusal:
            if refusal.code != "ledger.absent":
                raise
            raise Fault("ledger.gone", path=refusal.value) from refusal

    def printer(self) -> PrinterRecord:
        """The printer of the settings. Raises Refusal `printer.address`."""
        from receipts.printers import parse_printer

        return parse_printer(self.desk.settings.printer)


def keys_of(home: Home) -> Keys:
    """Custody of the home's keys. Raises Refusal `key_dir.inside_home`."""
    return Keys(folder=key_folder(home))


@contextlib.contextmanager
def open_station(
    home: Home,
    *,
    start: datetime | None = None,
    alone: bool = False,
    command_line: Mapping[str, Any] | None = None,
) -> Iterator[Station]:
    """The station of a home, closed at the end; `alone` for what writes, `start` to set the clock.

    Raises Refusal `home.not_set_up`, `store.absent`, `station.restored`, `home.in_use`,
    `settings.…`, `clock.not_training`, `training.real_ledger`, `store.newer`; Fault
    `key.missing`, `store.…`.
    """
    from cashier.services.desk import must_have_store, open_desk

    must_have_store(home)
    with contextlib.ExitStack() as stack:
        if alone:
            stack.enter_context(hold(home))
        now = load(home, command_line)
        keys = keys_of(home)
        clock: Clock = SystemClock() if start is None else TrainingClock(start)
        desk = open_desk(home, keys, clock, now)
        stack.callback(desk.store.close)
        if start is not None and not desk.identity.training:
            raise Refusal("clock.not_training", field="--clock", value=start.isoformat())
        if desk.identity.training and settings.sources(home).get("ledger") in {"machine", "policy"}:
            # for the real stations of this computer; training has its own ledger and no other
            desk = replace(desk, settings=now.model_copy(update={"ledger": ""}))
        elif desk.identity.training and now.ledger not in {"", home.ledger_url}:
            raise Refusal("training.real_ledger", field="ledger", value=now.ledger)
        if alone:
            from cashier import log

            log.set_up(home.folder)
        try:
            yield Station(desk=desk, keys=keys)
        except Refusal as refusal:
            from cashier.services import audit_trail

            audit_trail.note_denied(desk, refusal)
            raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A training home that stands: where, and with how many accounts; `made` only now."""

    home: Path
    ledger: str
    accounts: int
    made: bool


def prepare_training(
    home: Home,
    *,
    feed: Path | None = None,
    start: datetime | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Makes a training home from a billing feed, or from the sample; one that stands is left.

    Stopped half-way it leaves nothing behind, neither folder nor keys. Raises Refusal
    `home.not_empty` (a station that is not for training), `home.in_use`, `feed.…`.
    """
    from cashier.services import training

    made = not training.is_training_home(home)
    if made:
        if feed is not None and not feed.is_dir():
            raise Refusal("feed.folder_missing", field="feed", value=str(feed))
        clock = SystemClock() if start is None else TrainingClock(start)
        keys = _KeysKept(folder=key_folder(home), use_keyring=False)
        fresh = not home.folder.exists()
        home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with hold(home), contextlib.ExitStack() as stack:
            try:
                source = feed or _sample(stack, clock)
                training.make_home(home, keys, clock, source, progress=progress)
            except BaseException:
                keys.forget_all()
                if fresh:
                    home.lock_file.unlink(missing_ok=True)
                    with contextlib.suppress(OSError):
                        home.folder.rmdir()
                raise
    return _prepared(home, made=made)


def reset_training(home: Home, *, progress: Progress | None = None) -> Prepared:
    """Takes a training home away and makes it anew from the sample.

    Raises Refusal `training.not_training` (it is a real station's), `home.in_use`, and as
    `prepare_training` does.
    """
    from cashier.services import training

    if home.folder.exists():
        with hold(home):
            kept = _settings_of(home)
            training.clear_home(home, keys_of(home))
        prepared = prepare_training(home, progress=progress)
        settings.save(home, kept)
        return prepared
    return prepare_training(home, progress=progress)


def _settings_of(home: Home) -> dict[str, Any]:
    """What the home's own file says: how a station looks and prints outlives its practice."""
    return {name: value for name, value in settings.kept(home).items() if name != "ledger"}


def give_paper(home: Home) -> None:
    """A training home's desktop prints into a file of its own: nobody learns the counter with every
    receipt held for want of a printer.
    """
    paper = (home.folder / "training-receipts.bin").as_posix()
    settings.save(home, {"printer": f"file:///{quote(paper.lstrip('/'))}"})


def enrol_home(
    home: Home, file: Path, *, ask_ledger: bool = True, held: bool = False
) -> tuple[StationIdentity, bool]:
    """Makes the home a station by an enrolment file, or gives its station new credentials; whose it
    is now, and whether the file could be destroyed. Stopped half-way it leaves nothing behind.
    `held`: the caller holds the home already.

    Raises Refusal `enrolment.…`, `home.…`, `station.…`, `ledger.…`; Fault `ledger.…`, `key.…`.
    """
    from cashier.ledger.enrol import read_enrolment
    from cashier.services.enrolment import destroy, enroll

    enrolment = read_enrolment(file)
    fresh = not home.folder.exists()
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.nullcontext() if held else hold(home):
        try:
            identity = enroll(home, keys_of(home), SystemClock(), enrolment, ask_ledger=ask_ledger)
        except BaseException:
            if fresh:
                home.lock_file.unlink(missing_ok=True)
                with contextlib.suppress(OSError):
                    home.folder.rmdir()
            raise
    return identity, destroy(file)


def _prepared(home: Home, *, made: bool) -> Prepared:
    from cashier.services.status import status

    with open_station(home) as station:
        if not station.training:
            raise Refusal("home.not_empty", field="home", value=str(home.folder))
        return Prepared(
            home=home.folder,
            ledger=station.ledger_url,
            accounts=status(station.desk).accounts,
            made=made,
        )


def _sample(stack: contextlib.ExitStack, clock: Clock) -> Path:
    from resources.sample import write_feed

    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cashier-sample-")))
    write_feed(folder, accounts=SAMPLE_ACCOUNTS, today=local_date(clock.now()))
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeysKept(Keys):
    """Keys that remember which were made, to take them back with what they would have opened.

    In files: a training home should not fill a person's keyring.
    """

    made: list[str] = field(default_factory=list)

    def keep(self, name: str, key: bytes) -> None:
        Keys.keep(self, name, key)
        self.made.append(name)

    def forget_all(self) -> None:
        for name in self.made:
            self.forget(name)
        self.made.clear()
