"""`cashier play`: counter acts without a window, one JSON object a line in and one out."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import IdentityConfirmation, Override
from cashier.domain.receipt import PrintState
from cashier.domain.staff import Staff
from cashier.services import audit_trail, staffing
from cashier.services.accounts import FoundBy
from ui.messages import sentence
from ui.play_acts import ACTS
from ui.script_fields import Fields

if TYPE_CHECKING:
    from cashier.ledger.contract import Ledger
    from ui.compose import Station

Json: TypeAlias = dict[str, Any]
Tell: TypeAlias = Callable[[Json], None]

DONE, REFUSED, FAILED = 0, 1, 3
PRINTER_REST_SECONDS = 30.0
"""A printer that did not print is left alone this long: each visit would wait for it again."""


class Play:
    """One script at one station: who is signed in, and what belongs to the visit at hand."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.desk = station.desk
        self.who: Staff | None = None
        self.locked: Staff | None = None
        self.confirmations: list[IdentityConfirmation] = []
        self.overrides: list[Override] = []
        self.found: dict[str, FoundBy] = {}
        self._ledger: Ledger | None = None
        self._printer_rests_until = 0.0
        self._press = _Press(station)

    @property
    def person(self) -> Staff:
        """Who is signed in. Raises Refusal `sign_in.needed`."""
        if self.who is None:
            raise Refusal("sign_in.needed", field="staff")
        return self.who

    def ledger(self) -> Ledger:
        """Opened once, when the first act needs it."""
        if self._ledger is None:
            self._ledger = self.station.open_ledger()
        return self._ledger

    def leave(self) -> None:
        """Ends the time of whoever is here; the drawer stays as it is."""
        gone = self.who or self.locked
        if gone is not None:
            staffing.sign_out(self.desk, gone)
        self.who = self.locked = None
        self.confirmations.clear()
        self.overrides.clear()
        self.found.clear()

    def end(self) -> None:
        """Signs out and lets the ledger go."""
        try:
            self.leave()
        finally:
            if self._ledger is not None:
                self._ledger.close()

    def print_waiting(self, *, again: bool = False) -> None:
        """Prints what waits; a printer that does not print rests, and fails no act."""
        if not again and time.monotonic() < self._printer_rests_until:
            return
        if not self._press.run():
            self._printer_rests_until = time.monotonic() + PRINTER_REST_SECONDS


class _Press:
    """The home's printer, driven to the end of its queue in this process."""

    def __init__(self, station: Station) -> None:
        from cashier.services.printing import StoredJobs
        from receipts.printers import PrinterKind
        from receipts.spooler import Proofs

        self._jobs = StoredJobs(station.desk)
        self._printer = station.printer()
        self._proofs = Proofs()
        self._paperless = self._printer.kind is PrinterKind.NONE
        # the home is held by this process alone: what is printing here was left by a dead one
        self._jobs.recover()

    def run(self) -> bool:
        """False when the printer did not print. Whatever happens, the payment stands."""
        from receipts.spooler import print_once

        with contextlib.suppress(Fault):
            while (
                outcome := print_once(self._jobs, self._printer, proofs=self._proofs)
            ) is not None:
                if outcome.state is not PrintState.PRINTED and not self._paperless:
                    return False
        return True


def play(station: Station, lines: Iterable[bytes], tell: Tell, *, keep_going: bool = False) -> int:
    """Does each line's act and tells its answer; the exit status: 0, 1 refused, 3 the world failed.

    Stops at the first act that is not done, unless `keep_going`. Signs out at the end.
    """
    status = DONE
    run = Play(station)
    try:
        for number, line in enumerate(_stopped_between_acts(lines), start=1):
            if not line.strip():
                continue
            answer, failure = _answer(run, line, number)
            tell(answer)
            status = max(status, failure)
            if failure and not keep_going:
                break
    finally:
        run.end()
    return status


def _stopped_between_acts(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines until Ctrl-C, which lets the act at hand end; pressed again it ends that too.

    Python raises wherever it is when the signal comes, also where nothing can pass an exception on
    (a finalizer, a callback from SQLite): it would be lost there and the script go on waiting.
    """
    if (
        threading.current_thread() is not threading.main_thread()  # signals reach only that one
        or signal.getsignal(signal.SIGINT) is signal.SIG_IGN  # as of a script in the background
    ):
        yield from lines
        return
    asked = waiting = False

    def stop(*_: object) -> None:
        nonlocal asked
        if waiting or asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        unread = iter(lines)
        while True:
            waiting = True
            if asked:
                raise KeyboardInterrupt
            line = next(unread, None)
            waiting = False
            if line is None:
                return
            yield line
    finally:
        signal.signal(signal.SIGINT, before)


def _answer(run: Play, line: bytes, number: int) -> tuple[Json, int]:
    do = ""
    try:
        act = _read(line, number)
        do = _name_of(act, number)
        if do not in ACTS:
            known = ", ".join(ACTS)
            raise Refusal("do.unknown", field="do", value=do[:40], known=known)
        perform, keys = ACTS[do]
        return {"do": do, "ok": True, **perform(run, Fields(act, ("do", *keys)))}, DONE
    except Refusal as refusal:
        audit_trail.note_denied(run.desk, refusal)
        return _not_done(do, refusal, number, field=refusal.field, value=refusal.value), REFUSED
    except Fault as fault:
        return _not_done(do, fault, number), FAILED


def _not_done(do: str, error: Refusal | Fault, number: int, **more: str) -> Json:
    named = {"do": do} if do else {}
    at = error.data.get("at")  # of a rule: its sentence alone would not say which item
    message = f"{at}: {sentence(error)}" if at else sentence(error)
    said = {"ok": False, "code": error.code, "message": message}
    return {**named, **said, **more, "line": number}


def _read(line: bytes, number: int) -> Json:
    try:
        data = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "not readable as JSON"
        if isinstance(error, UnicodeDecodeError):
            reason = "not UTF-8"
        raise Refusal("script.not_json", field="line", value=number, reason=reason) from error
    if not isinstance(data, dict):
        raise Refusal("script.not_an_object", field="line", value=number)
    return data


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    """An object; a key given twice would hide one of its values."""
    data: Json = {}
    for key, value in pairs:
        if key in data:
            raise Refusal(f"{key[:40]}.twice", field=key[:40], value=key[:40])
        data[key] = value
    return data


def _name_of(act: Json, number: int) -> str:
    do = act.get("do")
    if not isinstance(do, str) or not do:
        raise Refusal("do.missing", field="do", line=number)
    return do


@contextlib.contextmanager
def script(name: str) -> Iterator[Iterable[bytes]]:
    """The lines of a script file, or of standard input for `-`.

    Raises Fault `script.unreadable`.
    """
    if name == "-":
        yield sys.stdin.buffer
        return
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise Fault("script.unreadable", path=name, reason=error.strerror or "") from error
        yield file
