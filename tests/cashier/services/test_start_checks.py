"""A store that is not whole is found so, becomes read-only, and stays so until it is proved
whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault
from cashier.services import drawers, payments, records, reports, staffing, start_checks
from cashier.services.desk import Desk
from cashier.services.training import PASSPHRASE
from cashier.store import checks, station
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    NOW,
    RIVERA,
    TODAY,
    check,
    draft,
    item,
    must_hold,
    rows,
    scalar,
)


@pytest.fixture
def paid(desk: Desk, drawer: DrawerSession) -> Desk:
    for number in ("501", "502", "503"):
        payments.take(desk, RIVERA, draft(desk, item(desk, check(number=number))))
    return desk


def _edit(desk: Desk, *statements: str) -> None:
    """As somebody with the key would: the triggers do not stop who drops them."""
    with desk.store.write() as connection:
        for trigger in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).scalars():
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for statement in statements:
            connection.execute(text(statement))


def _flip(desk: Desk, *, page: int) -> None:
    desk.store.close()
    with desk.home.store.open("r+b") as file:
        file.seek((page - 1) * 4096 + 1000)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def _page_of(desk: Desk, table: str) -> int:
    return int(scalar(desk, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"))


def test_a_whole_store(paid: Desk, training_clock: TrainingClock) -> None:
    """The first look is a full one, the next is quick, a day later it is full again."""
    first, second = start_checks.run(paid), start_checks.run(paid)
    assert (first.halted, first.complaints, first.room, first.unsure) == (None, (), True, 0)
    assert (first.full, second.full) == (True, False)
    training_clock.set(NOW + timedelta(hours=25))
    assert start_checks.run(paid).full
    training_clock.set(NOW - timedelta(days=300))
    assert start_checks.run(paid).full, "a clock that was set back does not put it off"
    assert "store_checked" in [row[3] for row in rows(paid)["audit"]]
    must_hold(paid)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE posting SET canonical = replace(canonical, '20600', '20500')", "sealed"),
        ("UPDATE posting SET hash = 'x' || hash WHERE station_seq = 3", "sealed"),
        ("UPDATE posting SET prev_hash = hash WHERE station_seq = 3", "follow"),
        ("DELETE FROM outbox WHERE station_seq = 3", "missing in the outbox"),
        ("UPDATE entry SET cents = cents * 2 WHERE station_seq = 3", "entries"),
        ("DELETE FROM entry WHERE station_seq = 4", "entries"),
        ("UPDATE audit SET canonical = replace(canonical, '1001', '1002')", "audit line"),
        ("DELETE FROM audit WHERE n = 4", "audit line 4"),
    ],
)
def test_an_edited_row_is_found(paid: Desk, statement: str, said: str) -> None:
    _edit(paid, statement)
    report = start_checks.run(paid)
    assert isinstance(report.halted, Fault)
    assert report.halted.code == "store.damaged"
    assert any(said in complaint for complaint in report.complaints), report.complaints


def test_an_edit_before_the_checkpoint_is_found_by_the_full_check(paid: Desk) -> None:
    """The quick one looks at what is new only, and at the checkpoint's own link."""
    assert start_checks.run(paid).full
    _edit(paid, "UPDATE entry SET cents = cents * 2 WHERE station_seq = 2")
    assert start_checks.run(paid).complaints == ()
    assert start_checks.run(paid, full=True).complaints != ()


def test_the_checkpoint_itself(paid: Desk) -> None:
    start_checks.run(paid)
    _edit(
        paid,
        "DELETE FROM entry WHERE station_seq = 4",
        "DELETE FROM outbox WHERE station_seq = 4",
        "DELETE FROM posting WHERE station_seq = 4",
    )
    assert "posting 4" in " ".join(start_checks.run(paid).complaints)


def test_a_checkpoint_that_cannot_be_read_is_none(paid: Desk) -> None:
    start_checks.run(paid)
    for odd in ("", "{", '{"seq": 1, "x": 2}', "[1]"):
        with paid.store.write() as connection:
            station.remember(connection, checks.CHECKPOINT, odd)
        assert start_checks.run(paid).complaints == ()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("table", ["posting", "audit", "visit", "tender"])
def test_a_broken_page_is_found(paid: Desk, desk_at: OpenDesk, table: str, full: bool) -> None:
    page = _page_of(paid, table)
    _flip(paid, page=page)
    again = desk_at("home")
    report = start_checks.run(again, full=full)
    assert isinstance(report.halted, Fault)
    with pytest.raises(Fault, match=r"store\.damaged"):
        payments.take(again, RIVERA, draft(again))


def test_damage_is_remembered(paid: Desk, desk_at: OpenDesk) -> None:
    """Read-only from the first moment of the next start, before anything was looked at; a full
    check of a mended file ends it."""
    whole = paid.home.store
    paid.store.close()
    content = whole.read_bytes()
    _flip(paid, page=_page_of(paid, "visit"))
    assert start_checks.run(desk_at("home")).complaints
    again = desk_at("home")
    with pytest.raises(Fault, match=r"store\.damaged"):
        drawers.open_drawer(again, RIVERA, TODAY)
    again.store.close()
    whole.write_bytes(content)
    mended = desk_at("home")
    assert mended.store.halted is not None
    report = start_checks.run(mended)
    assert (report.full, report.halted) == (True, None)
    payments.take(mended, RIVERA, draft(mended))
    assert desk_at("home").store.halted is None


def test_what_a_supervisor_may_still_do(paid: Desk) -> None:
    """Sign in, read reports and the journal; nothing is written, not even the audit."""
    session = scalar(paid, "SELECT session_id FROM drawer")
    before = rows(paid)
    paid.store.found_damaged("for this test")
    who = staffing.sign_in(paid, "2001", PASSPHRASE)
    assert who == BOYLE
    assert len(reports.x_report(paid, who, session).items) == 3
    assert len(list(records.journal_lines(paid, who))) == 4
    staffing.sign_out(paid, who)
    with pytest.raises(Exception, match=r"sign_in\.wrong"):
        staffing.sign_in(paid, "2001", "not the one")
    assert rows(paid) == before


def test_a_check_can_be_stopped(paid: Desk) -> None:
    with pytest.raises(checks.Stopped):
        checks.check(paid.store, full=True, stop=lambda: True)


def test_payments_go_on_beside_it(paid: Desk) -> None:
    """A check reads on a connection of its own, with all readers and the writer at work."""

    @contextmanager
    def readers(count: int) -> Iterator[None]:
        scopes: list[Any] = [paid.store.read() for _ in range(count)]
        for scope in scopes:
            scope.__enter__()
        yield
        for scope in scopes:
            scope.__exit__(None, None, None)

    stops: list[int] = []

    def stop() -> bool:
        if not stops:
            stops.append(1)
            payments.take(paid, RIVERA, draft(paid))
        return False

    with readers(1):
        found = checks.check(paid.store, full=True, stop=stop)
    assert (found.complaints, stops) == ((), [1])
    must_hold(paid)


def test_a_file_that_opens_no_more(paid: Desk) -> None:
    """Its first page is gone while it was open: said, not raised."""
    _flip(paid, page=1)
    assert checks.check(paid.store, full=False).complaints
