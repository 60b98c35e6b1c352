"""Drawer sessions, their counts and their Z reports, as the store keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cashier.domain.drawer import CountTaken, DrawerSession, DrawerState, KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.services import drawers as counter
from cashier.services.desk import Desk
from cashier.store import drawers
from cashier.store.engine import IntegrityError
from tests.cashier.counter import NOW, RIVERA, TODAY, approved

LATER = NOW + timedelta(hours=8)


def session(name: str, staff: str = "1001", day: date = TODAY) -> DrawerSession:
    return DrawerSession(
        session_id=name, staff=staff, business_date=day, state=DrawerState.OPEN, opened_at=NOW
    )


def opened(desk: Desk, *sessions: DrawerSession) -> None:
    with desk.store.write() as connection:
        for one in sessions:
            drawers.open_new(connection, one)


def closed(desk: Desk, name: str, z_number: int) -> None:
    with desk.store.write() as connection:
        drawers.close(connection, name, LATER, z_number)


def report_of(desk: Desk, name: str, z_number: int | None, day: date = TODAY) -> DrawerReport:
    """The report of a real drawer, under another session and number."""
    counter.open_drawer(desk, RIVERA, TODAY)
    counter.count(desk, RIVERA, {})
    made = counter.close(desk, RIVERA, reason="", approval=approved(desk, "close"))
    return replace(made, session_id=name, z_number=z_number, business_date=day)


def test_a_session_comes_back_as_it_was_opened_and_closed(desk: Desk) -> None:
    opened(desk, session("a"))
    with desk.store.read() as connection:
        assert drawers.get(connection, "a") == session("a")
        assert drawers.get(connection, "b") is None
    closed(desk, "a", 3)
    with desk.store.read() as connection:
        assert drawers.get(connection, "a") == replace(
            session("a"), state=DrawerState.CLOSED, closed_at=LATER, z_number=3
        )


def test_a_person_has_one_drawer_open_or_being_counted(desk: Desk) -> None:
    opened(desk, session("a"), session("b", "1002"))
    with desk.store.write() as connection:
        drawers.set_state(connection, "a", DrawerState.COUNTING)
        assert drawers.open_of(connection, "1001") == replace(
            session("a"), state=DrawerState.COUNTING
        )
        assert drawers.open_of(connection, "1002") == session("b", "1002")
        assert drawers.open_of(connection, "1003") is None
        assert drawers.left_open(connection) == 2
    with pytest.raises(IntegrityError):
        opened(desk, session("c"))
    closed(desk, "a", 1)
    with desk.store.read() as connection:
        assert drawers.open_of(connection, "1001") is None
        assert drawers.left_open(connection) == 1


def test_closed_is_for_ever(desk: Desk) -> None:
    opened(desk, session("a"))
    closed(desk, "a", 1)
    with pytest.raises(IntegrityError):
        closed(desk, "a", 2)


def test_the_drawer_closed_last_is_the_one_with_the_highest_z(desk: Desk) -> None:
    with desk.store.read() as connection:
        assert drawers.last_closed(connection) is None
    opened(desk, session("a"), session("b", "1002"))
    closed(desk, "a", 2)
    closed(desk, "b", 1)
    opened(desk, session("c"))
    with desk.store.read() as connection:
        for staff, expected in ((None, "a"), ("1001", "a"), ("1002", "b")):
            found = drawers.last_closed(connection, staff)
            assert found is not None
            assert found.session_id == expected
        assert drawers.last_closed(connection, "1003") is None


def test_counts_come_back_in_their_order(desk: Desk) -> None:
    opened(desk, session("a"), session("b", "1002"))
    first, second = (
        CountTaken(
            attempt=number,
            staff="1001",
            at=NOW + timedelta(minutes=number),
            counts={InstrumentKind.PERSONAL_CHECK: KindCount(items=number, cents=100 * number)},
        )
        for number in (1, 2)
    )
    with desk.store.write() as connection:
        drawers.add_count(connection, "a", second)
        drawers.add_count(connection, "a", first)
        assert drawers.counts(connection, "a") == (first, second)
        assert drawers.count_attempts(connection, "a") == 2
        assert drawers.counts(connection, "b") == ()
        assert drawers.count_attempts(connection, "b") == 0
    with pytest.raises(IntegrityError), desk.store.write() as connection:
        drawers.add_count(connection, "a", first)


def test_a_z_is_kept_as_it_was_sealed_and_found_by_day_and_person(desk: Desk) -> None:
    opened(desk, session("a", "1002"), session("b", "1003"))
    other_day = TODAY + timedelta(days=1)
    sealed = report_of(desk, "a", 8)
    with desk.store.write() as connection:
        real = drawers.last_z_session(connection)
        drawers.add_z(connection, sealed)
        drawers.add_z(connection, replace(sealed, session_id="b", z_number=9))
        assert drawers.z(connection, "a") == sealed
        assert drawers.z(connection, "c") is None
        assert drawers.last_z_session(connection) == "b"
        assert drawers.last_z_session(connection, TODAY) == "b"
        assert drawers.last_z_session(connection, TODAY, "1002") == "a"
        assert drawers.last_z_session(connection, staff="1001") == real
        assert drawers.last_z_session(connection, other_day) is None
        assert drawers.last_z_session(connection, staff="1009") is None
        assert drawers.archived(connection) == [
            ("b", 9, TODAY),
            ("a", 8, TODAY),
            (str(real), 1, TODAY),
        ]
        assert drawers.archived(connection, limit=1) == [("b", 9, TODAY)]


def test_an_x_is_never_kept_as_a_z(desk: Desk) -> None:
    reading = report_of(desk, "a", None)
    with (
        desk.store.write() as connection,
        pytest.raises(AssertionError, match="a Z has its number"),
    ):
        drawers.add_z(connection, reading)
