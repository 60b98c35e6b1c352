"""The audit chain for whoever may read it: found, checked, exported, and nothing told too early."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.audit_events import AuditGroup
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.staff import Role, Staff
from cashier.services import accounts, audit_file, audit_trail, drawers, payments, staffing
from cashier.services.audit_trail import AuditQuery, ChainState
from cashier.services.desk import Desk
from cashier.services.training import PASSPHRASE
from cashier.store import audit
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    LINDQVIST,
    MENSAH,
    NOW,
    OKAFOR,
    RIVERA,
    ROSA,
    TODAY,
    draft,
    scalar,
)

NOBODYS = "4001"
ALL = AuditQuery()


@pytest.fixture
def worked(desk: Desk, drawer: DrawerSession, training_clock: TrainingClock) -> str:
    """A morning of A. Rivera; the receipt's number."""
    accounts.open_account(desk, RIVERA, ROSA)
    training_clock.set(NOW + timedelta(minutes=10))
    number = payments.take(desk, RIVERA, draft(desk)).receipt_number
    training_clock.set(NOW + timedelta(minutes=20))
    staffing.lock(desk, RIVERA)
    return number


def events(desk: Desk, query: AuditQuery, who: Staff = MENSAH) -> list[str]:
    found = audit_trail.search(desk, who, query, noted=False)
    assert found.total == len(found.entries)
    return [one.event for one in found.entries]


def test_found_by_time_person_event_and_value(desk: Desk, worked: str) -> None:
    whole = events(desk, ALL)
    assert whole[:2] == ["lock", "payment_taken"]
    assert whole[-1] == "station_bound"
    later = NOW + timedelta(minutes=10)
    assert events(desk, AuditQuery(since=later)) == ["lock", "payment_taken"]
    assert events(desk, AuditQuery(until=later))[0] == "account_opened"
    assert "station_bound" not in events(desk, AuditQuery(staff="rivera"))
    assert len(events(desk, AuditQuery(staff="1001"))) == 4
    assert events(desk, AuditQuery(staff="1002")) == []
    assert events(desk, AuditQuery(group=AuditGroup.DRAWERS)) == ["drawer_opened"]
    assert events(desk, AuditQuery(event="payment_taken")) == ["payment_taken"]
    assert events(desk, AuditQuery(text=ROSA[-4:])) == ["payment_taken", "account_opened"]
    assert events(desk, AuditQuery(text=worked)) == ["payment_taken"]
    assert events(desk, AuditQuery(text=worked[:9].lower())) == ["payment_taken"]
    assert events(desk, AuditQuery(text="5")) == [], "part of a value needs five characters"
    assert events(desk, AuditQuery(text='"data"')) == []


def test_an_entry_names_the_person_and_the_instant(desk: Desk, worked: str) -> None:
    found = audit_trail.search(desk, MENSAH, AuditQuery(event="payment_taken"))
    (one,) = found.entries
    assert (one.staff, one.person) == ("1001", "A. Rivera")
    assert timedelta(0) <= one.at - NOW - timedelta(minutes=10) < timedelta(minutes=1)
    assert one.group is AuditGroup.PAYMENTS
    assert found.station == "TRN-01"
    assert found.people == (("1001", "A. Rivera"),)


def test_only_so_many_are_shown_and_all_are_counted(desk: Desk, worked: str) -> None:
    for query in (ALL, AuditQuery(staff="1001"), AuditQuery(text=ROSA[-4:])):
        whole = len(events(desk, query))
        found = audit_trail.search(desk, MENSAH, query, limit=1, noted=False)
        assert (len(found.entries), found.total) == (1, whole)


@pytest.mark.parametrize("who", [RIVERA, LINDQVIST], ids=["cashier", "administrator"])
def test_who_may_not(desk: Desk, who: Staff) -> None:
    for act in (
        lambda: audit_trail.search(desk, who, ALL),
        lambda: audit_trail.verify(desk, who),
        lambda: audit_trail.export(desk, who, BytesIO()),
    ):
        with pytest.raises(Refusal, match=r"role\.not_allowed"):
            act()


def test_reading_is_a_line_of_it_too(desk: Desk, worked: str) -> None:
    audit_trail.search(desk, MENSAH, AuditQuery(staff="1001"))
    audit_trail.verify(desk, BOYLE)
    audit_trail.export(desk, MENSAH, BytesIO(), AuditQuery(text=ROSA[-4:]))
    lines = [
        (one.staff, one.event, dict(one.data))
        for one in audit_trail.search(desk, MENSAH, AuditQuery(group=AuditGroup.AUDIT)).entries
    ]
    last = scalar(desk, "SELECT max(n) FROM audit")
    assert lines == [
        ("4001", "audit_exported", {"chosen": {"text": ROSA[-4:]}}),
        ("2001", "audit_verified", {"lines": last - 3, "whole": True}),
        ("4001", "audit_searched", {"chosen": {"staff": "1001"}, "found": 4}),
    ]


@pytest.mark.parametrize(
    ("damage", "after"),
    [
        ("DELETE FROM audit WHERE n = 3", 2),
        ("UPDATE audit SET canonical = replace(canonical, '1001', '1002') WHERE n = 3", 2),
        ("UPDATE audit SET staff = '1002' WHERE n = 3", 2),
        ("UPDATE audit SET at = '2020' WHERE n = 2", 1),
        ("UPDATE audit SET canonical = 'x' WHERE n = 4", 3),
        ("DELETE FROM audit WHERE n = 1", 0),
    ],
)
def test_where_it_breaks(desk: Desk, worked: str, damage: str, after: int) -> None:
    last = scalar(desk, "SELECT max(n) FROM audit")
    assert audit_trail.verify(desk, MENSAH, noted=False) == ChainState(lines=last)
    with desk.store.write() as connection:
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER audit_no_{verb}"))
        connection.execute(text(damage))
    found = audit_trail.verify(desk, MENSAH, noted=False)
    assert (found.broken_after, found.whole) == (after, False)
    events(desk, ALL)  # and it can be read all the same


# --- files


def exported(desk: Desk, who: Staff, file: Path, query: AuditQuery | None = None) -> list[Any]:
    with file.open("wb") as out:
        audit_trail.export(desk, who, out, query)
    checked = audit_file.check(file)
    assert checked.broken is None
    assert checked.file.key_id, "the station signs"
    return [json.loads(raw) for raw in file.read_bytes().splitlines()]


def test_an_export_has_every_line_and_itself(desk: Desk, worked: str, tmp_path: Path) -> None:
    about, *lines = exported(desk, MENSAH, tmp_path / "a")
    with desk.store.read() as connection:
        assert [one["canonical"] for one in lines] == [
            one.canonical for one in audit.lines(connection)
        ]
    assert about["last"] == len(lines)
    assert json.loads(lines[-1]["canonical"])["event"] == "audit_exported"


def test_an_export_of_a_choice(desk: Desk, worked: str, tmp_path: Path) -> None:
    about, *lines = exported(desk, MENSAH, tmp_path / "a", AuditQuery(staff="Rivera"))
    assert about["chosen"] == {"staff": "Rivera"}
    whole = [json.loads(one["canonical"]) for one in lines if "canonical" in one]
    assert {one["staff"] for one in whole} == {"1001"}
    assert len(whole) == 4 < len(lines)


def test_what_the_own_drawer_took_is_told_to_nobody_who_counts_it(
    desk: Desk, tmp_path: Path, training_clock: TrainingClock
) -> None:
    """A supervisor with a drawer of the own; the auditor, and the day after counting, see all."""
    drawers.open_drawer(desk, BOYLE, TODAY)
    training_clock.set(NOW + timedelta(minutes=1))
    payments.take(desk, BOYLE, draft(desk))
    for who, told in ((BOYLE, None), (HADDAD, 20600), (MENSAH, 20600)):
        (one,) = audit_trail.search(desk, who, AuditQuery(event="payment_taken")).entries
        assert one.data["total_cents"] == told
        texts = [one.get("canonical", "") for one in exported(desk, who, tmp_path / who.number)]
        assert any("20600" in text for text in texts) is (told is not None)


# --- lines of no other service


def lines_of(desk: Desk, event: str) -> list[tuple[str, dict[str, Any]]]:
    found = audit_trail.search(desk, MENSAH, AuditQuery(event=event), noted=False)
    return [(one.staff, dict(one.data)) for one in found.entries]


def test_a_denied_act(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        audit_trail.search(desk, OKAFOR, ALL)
    audit_trail.note_denied(desk, refused.value)
    audit_trail.note_denied(desk, Refusal("search.ssn_shaped", field="search"))
    denied = [("1002", {"act": "verify_audit", "role": Role.CASHIER.value})]
    assert lines_of(desk, "act_denied") == denied


def test_the_clock_against_the_ledgers(desk: Desk) -> None:
    """Noted when it goes wrong, when it goes wrong otherwise, and when it is right again."""
    for seconds in (5, 119, 121, 150, -300, -290, 0, 3):
        audit_trail.note_clock(desk, timedelta(seconds=seconds))
    assert [data for _, data in lines_of(desk, "clock_off")][::-1] == [
        {"before_seconds": 0, "seconds": 121},
        {"before_seconds": 121, "seconds": -300},
        {"before_seconds": -300, "seconds": 0},
    ]


def test_a_clock_set_back_is_a_line_of_its_own(desk: Desk, training_clock: TrainingClock) -> None:
    training_clock.set(NOW + timedelta(hours=1))
    staffing.sign_in(desk, NOBODYS, PASSPHRASE)
    training_clock.set(NOW + timedelta(minutes=59, seconds=30))
    staffing.lock(desk, MENSAH)
    training_clock.set(NOW)
    staffing.lock(desk, MENSAH)
    staffing.lock(desk, MENSAH)
    newest = events(desk, ALL)[:5]
    assert newest == ["lock", "lock", "clock_set_back", "lock", "sign_in"]
    ((who, told),) = lines_of(desk, "clock_set_back")
    assert (who, told["before"][:19], told["after"][:19]) == (
        "",
        "2026-11-23T14:59:30",
        "2026-11-23T14:00:00",
    )
    assert audit_trail.verify(desk, MENSAH).whole
