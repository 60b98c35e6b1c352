"""A drawer left open, a difference nobody signed, a request from afar, a deposit: each act of a
supervisor dies at its points and is asked again until it is done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from cashier.clock import SystemClock
from cashier.crash_points import AT, SEEN
from cashier.domain.calendar import local_date
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.request import RequestAct
from cashier.services import requests
from cashier.services.desk import Desk, open_desk
from cashier.services.training import PASSPHRASE
from cashier.settings import Settings
from cashier.store import drawers, site_day
from cashier.store.requests import open_requests
from tests.torture.window import Gone, Unexpected

if TYPE_CHECKING:
    from tests.torture.crash_points import Trial

Step = Callable[[], None]
DONE_ALREADY = {
    "open_drawer": "drawer.already_open",
    "count": "drawer.none_open",
    "close": "drawer.none_open",
    "force_close": "drawer.closed",
    "review": "review.none",
    "prepare_deposit": "deposit.in_another",
    **dict.fromkeys(
        ("verify_deposit", "send_deposit", "confirm_deposit", "give_up_deposit"), "deposit.stage"
    ),
}
"""What an act answers that died after its commit and is asked again."""

WHO = {
    4: "2001",
    **dict.fromkeys(range(11, 17), "2001"),
    **dict.fromkeys(range(18, 21), "2002"),
    26: "2001",
}
"""Steps (from 0) that a supervisor does, and which: a process that goes on there signs them in."""


class EndOfDay:
    """The steps of one such day. How far it is stands in a file: a process may end anywhere."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.file = trial.place.folder / "end-of-day.json"
        self.at: dict[str, Any] = {"step": 0, "receipts": 0}
        if self.file.exists():
            self.at = json.loads(self.file.read_text("utf-8"))
        with self._desk() as desk, desk.store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT session_id FROM drawer ORDER BY opened_at"
            ).scalars()
            self.sessions = [str(one) for one in rows]
            self.left_open = [one.session_id for one in drawers.not_closed(connection)]

    def _desk(self) -> _Opened:
        return _Opened(self.trial)

    def steps(self) -> Iterator[Step]:
        """In order; each may be done twice."""
        window = self.trial.window
        for drawer in (0, 1):
            yield lambda: self.sign_in("1001")
            yield lambda: self.ask("open_drawer")
            yield lambda: window.take(window.papers.visit())
            if drawer:
                yield lambda: self.ask("count", counts={})
                yield lambda: self.ask("close", reason="not found", later=True)
            yield lambda: self.sign_in("2001")
            yield partial(self.settle, "review" if drawer else "force_close", drawer)
        for given_up in (True, False):
            yield lambda: self.ask("prepare_deposit", sessions=self.sessions[:2], bag="TE0048213")
            if given_up:
                yield lambda: self.ask("sync")
                yield lambda: self.deposit("give_up_deposit", reason="another bag")
        yield lambda: self.ask("sync")
        yield lambda: self.sign_in("2002")
        for act in ("verify", "send", "confirm"):
            yield partial(self.deposit, f"{act}_deposit")
        yield lambda: self.sign_in("1001")
        yield lambda: self.ask("open_drawer")
        yield lambda: window.take(window.papers.visit())
        yield self.ask_for_a_void
        yield lambda: self.sign_in("2001")
        yield self.refuse_it

    def sign_in(self, number: str) -> None:
        """Somebody else is at the window."""
        answer = self.trial.window.ask({"do": "sign_in", "staff": number, "password": PASSPHRASE})
        if not answer["ok"]:
            raise Unexpected(str(answer))

    def ask(self, do: str, **fields: Any) -> None:
        """One act; asked again it may say that it is done."""
        answer = self.trial.window.ask({"do": do, **fields})
        if not answer["ok"] and answer["code"] != DONE_ALREADY.get(do):
            raise Unexpected(f"{do}: {answer}")
        if do == "open_drawer" and answer["ok"]:
            self.sessions.append(answer["session"])

    def settle(self, do: str, drawer: int) -> None:
        """A supervisor's act on one of the drawers, which is known once it was opened."""
        self.ask(do, session=self.sessions[drawer], reason="left open")

    def deposit(self, do: str, **fields: Any) -> None:
        """An act of the deposit prepared last, whose ticket the list tells who heard nothing."""
        with self._desk() as desk, desk.store.read() as connection:
            tickets = [
                one.ticket
                for one in site_day.deposits(connection, desk.identity, desk.identity.site)
                if one.kind is RecordKind.DEPOSIT_PREPARED
            ]
        self.ask(do, ticket=tickets[-1], **fields)

    def ask_for_a_void(self) -> None:
        """Of the item taken last; asked twice it is one request."""
        with self._desk() as desk, desk.store.read() as connection:
            number = connection.exec_driver_sql(
                "SELECT receipt_number FROM posting WHERE kind = 'payment'"
                " ORDER BY station_seq DESC"
            ).scalar()
        self.ask("ask_void", receipt=number, tender=1, reason="wrong account")

    def refuse_it(self) -> None:
        """A supervisor says no; nothing is left to say once that was recorded."""
        with self._desk() as desk, desk.store.read() as connection:
            waiting = [
                one.request_id for one in open_requests(connection) if one.act is RequestAct.VOID
            ]
        for request in waiting:
            self.ask(
                "refuse", request=request, reason="the right one",
                approver="2001", password=PASSPHRASE,
            )  # fmt: skip

    def follow(self) -> None:
        """From the step that was not answered on; whoever was signed in signs in again first."""
        who = ""
        for number, step in enumerate(self.steps()):
            if number < self.at["step"]:
                continue
            if not who:
                who = WHO.get(number, "1001")
                self.sign_in(who)
            step()
            self.at["step"] = number + 1
            self.file.write_text(json.dumps(self.at), "utf-8")

    def ask_from_afar(self) -> None:
        """As if another station had asked for the drawer that is open: its request is here."""
        with self._desk() as desk, desk.store.write() as connection:
            requests.write(
                desk,
                connection,
                RecordDraft(
                    posting_id=desk.clock.new_id(),
                    kind=RecordKind.REQUEST,
                    business_date=local_date(desk.clock.now()),
                    recorded_at=desk.clock.now(),
                    staff="2001",
                    session_id=self.left_open[-1],
                    body={
                        "act": "force_close",
                        "session_id": self.left_open[-1],
                        "reason": "left open",
                        "site": desk.identity.site,
                        "station": desk.identity.station,
                    },
                ),
            )


class _Opened:
    """The home, between two processes."""

    def __init__(self, trial: Trial) -> None:
        self.place = trial.place

    def __enter__(self) -> Desk:
        self.desk = open_desk(self.place.home, self.place.keys, SystemClock(), Settings())
        return self.desk

    def __exit__(self, *_: object) -> None:
        self.desk.store.close()


def the_end_of_day(one: Trial, at: str) -> bool:
    """A drawer closed by force, one closed unsigned and signed, both prepared for the bank, and a
    third asked for from afar and closed at a sync.
    """
    day = EndOfDay(one)
    process = one.window.begin({AT: at, SEEN: str(one.seen)})
    try:
        day.follow()
    except Gone:
        return one.died(process.wait(), at)
    status = one.window.leave()
    if one.died(0 if status == 1 else status, at):
        return True
    asked = one.place.folder / "asked"
    if not asked.exists():
        EndOfDay(one).ask_from_afar()
        asked.touch()
    process = one.window.begin({AT: at, SEEN: str(one.seen)})
    try:
        day.sign_in("1001")
        day.ask("sync")
    except Gone:
        return one.died(process.wait(), at)
    status = one.window.leave()
    if one.died(status, at):
        return True
    left = EndOfDay(one).left_open
    if left:
        raise Unexpected(f"asked to close {left}, and it is open")
    return False
