"""Acts on the list of staff at every ledger: the same record has the same effect, or none and an
exception that says why; and the windows are told."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cashier.clock import Clock
from cashier.domain.documents import staff_entry_from_document
from cashier.domain.errors import Refusal
from cashier.domain.posting import RecordKind, instant_text
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffEntry, outcome
from cashier.ledger import changes, directory, migrations, staff_acts
from cashier.ledger.books import Books
from cashier.ledger.contract import DIRECTORY, Ledger, Outcome
from cashier.ledger.database import Database
from cashier.ledger.verify import verify
from cashier.vault import Keys, PasswordCost
from tests.cashier.ledger.schemas import complaints, schema
from tests.cashier.ledger.stations import Chain
from tests.cashier.ledger.test_contract import exceptions

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
BADGE = "ab" * 32
UNTIL = "2026-11-30T17:00:00.000000Z"
NEW = {"name": "K. Ng", "role": "cashier", "password_hash": "sealed1$x", "one_time_until": UNTIL}
Body = dict[str, Any]


@pytest.fixture
def people(database: Books) -> Books:
    """A cashier, two administrators, a supervisor who left, and an auditor with a badge."""
    for number, role in (
        ("1001", Role.CASHIER),
        ("3001", Role.ADMINISTRATOR),
        ("3002", Role.ADMINISTRATOR),
        ("2001", Role.SUPERVISOR),
        ("4001", Role.AUDITOR),
    ):
        directory.add_staff(
            database,
            number=number,
            name=f"P. {number}",
            role=role,
            password="walk in center demo",
            cost=CHEAP,
        )
    directory.disable_staff(database, "2001")
    with database.write() as connection:
        auditor = staff_acts.everybody(connection)["4001"]
        staff_acts.put(connection, replace(auditor, badge=BADGE), auditor.used_at)
    return database


def told(database: Books, number: str) -> StaffEntry | None:
    """As the windows are told of a person."""
    with database.read() as connection:
        found = changes.document(connection, DIRECTORY, f"staff/{number}")
    return None if found is None else staff_entry_from_document(found)


def do(ledger: Ledger, chain: Chain, body: Body, actor: str = "3001") -> tuple[Outcome, str]:
    record = chain.add(RecordKind.STAFF_ACT, staff=actor, body=body)
    (answer,) = ledger.post_batch(chain.site, chain.station, [record])
    (again,) = ledger.post_batch(chain.site, chain.station, [record])
    assert (again.outcome, again.exception) == (Outcome.EXISTS, answer.exception)
    return answer.outcome, answer.exception


def test_the_life_of_an_entry(ledger: Ledger, people: Books, bos: Chain) -> None:
    def act(kind: str, actor: str = "3001", **more: str) -> StaffEntry:
        assert do(ledger, bos, {"act": kind, "number": "1003", **more}, actor) == (
            Outcome.CREATED,
            "",
        )
        found = told(people, "1003")
        assert found is not None
        return found

    made = act("add", **NEW)
    assert made.person == Staff(number="1003", name="K. Ng", role=Role.CASHIER)
    assert (made.password_hash, made.one_time_until) == ("sealed1$x", UNTIL)
    assert made.active
    assert made.used_at <= json.loads(bos.sent()[-1].canonical)["recorded_at"]
    mine = act("passphrase", "1003", password_hash="sealed1$y")
    assert (mine.password_hash, mine.one_time_until) == ("sealed1$y", "")
    assert act("badge", badge="cd" * 32).badge == "cd" * 32
    changed = act("change", name="K. Ng-Ito é", role="supervisor")
    assert changed.person == Staff(number="1003", name="K. Ng-Ito é", role=Role.SUPERVISOR)
    gone = act("disable")
    assert (gone.active, gone.badge) == (False, "")
    back = act("enable")
    assert back.active
    assert back.used_at >= gone.used_at
    reset = act("reset", password_hash="sealed1$z", one_time_until=UNTIL)
    assert (reset.password_hash, reset.one_time_until) == ("sealed1$z", UNTIL)
    assert act("used", "1003").used_at >= back.used_at
    assert not exceptions(ledger)
    assert verify(people).findings == ()


WITHOUT_EFFECT: tuple[tuple[str, str, Body, str], ...] = (
    ("by a cashier", "1001", {"act": "add", "number": "1003", **NEW}, "staff_act.not_allowed"),
    ("by a leaver", "2001", {"act": "used", "number": "2001"}, "staff_act.not_allowed"),
    ("by nobody", "9999", {"act": "disable", "number": "1001"}, "staff_act.not_allowed"),
    (
        "somebody else's passphrase",
        "3001",
        {"act": "passphrase", "number": "1001", "password_hash": "x"},
        "staff_act.not_allowed",
    ),
    ("a number again", "3001", {"act": "add", "number": "1001", **NEW}, "staff.number_used"),
    ("a leaver's number", "3001", {"act": "add", "number": "2001", **NEW}, "staff.number_used"),
    ("an unknown number", "3001", {"act": "enable", "number": "7777"}, "staff.unknown"),
    ("oneself out", "3001", {"act": "disable", "number": "3001"}, "staff.oneself"),
    (
        "one's own code",
        "3001",
        {"act": "reset", "number": "3001", "password_hash": "x", "one_time_until": UNTIL},
        "staff.oneself",
    ),
    (
        "one's own role",
        "3001",
        {"act": "change", "number": "3001", "name": "P", "role": "auditor"},
        "staff.own_role",
    ),
    (
        "a badge of another",
        "3001",
        {"act": "badge", "number": "1001", "badge": BADGE},
        "staff.badge_taken",
    ),
    ("no act", "3001", {"number": "1001"}, "staff_act.unreadable"),
    ("another act", "3001", {"act": ["add"], "number": "1001"}, "staff_act.unreadable"),
    ("no number", "3001", {"act": "disable", "number": 1001}, "staff.number"),
    ("a long number", "3001", {"act": "disable", "number": "12345678901"}, "staff.number"),
    ("a line break", "3001", {"act": "disable", "number": "1001\n"}, "staff.number"),
    ("no name", "3001", {"act": "add", "number": "1003", **NEW, "name": " "}, "staff.name"),
    ("NUL", "3001", {"act": "add", "number": "1003", **NEW, "name": "a\0b"}, "staff.name"),
    ("61 letters", "3001", {"act": "add", "number": "1003", **NEW, "name": "ä" * 61}, "staff.name"),
    (
        "a role",
        "3001",
        {"act": "add", "number": "1003", **NEW, "role": ["x"]},
        "staff_act.unreadable",
    ),
    (
        "no passphrase",
        "3001",
        {"act": "add", "number": "1003", **NEW, "password_hash": ""},
        "staff_act.unreadable",
    ),
    (
        "a passphrase in clear",
        "3001",
        {"act": "add", "number": "1003", **NEW, "password_hash": "with a space"},
        "staff_act.unreadable",
    ),
    (
        "no end of a code",
        "3001",
        {"act": "reset", "number": "1001", "password_hash": "x", "one_time_until": "soon"},
        "staff_act.unreadable",
    ),
    ("no badge", "3001", {"act": "badge", "number": "1001"}, "staff_act.unreadable"),
)


def test_what_may_not_be_is_recorded_and_changes_nothing(
    ledger: Ledger, people: Books, bos: Chain
) -> None:
    """One ledger for all of them: a PostgreSQL one takes a second to be put back."""
    with people.read() as connection:
        before = staff_acts.everybody(connection)
        feed = changes.head(connection, DIRECTORY)
    for what, actor, body, why in WITHOUT_EFFECT:
        assert do(ledger, bos, body, actor) == (Outcome.CREATED, staff_acts.NO_EFFECT), what
        assert exceptions(ledger)[-1]["detail"] == {"why": why}, what
        with pytest.raises(Refusal) as refused:
            outcome(body, actor=actor, at=UNTIL, people=before)
        assert refused.value.code == why, what
    with people.read() as connection:
        assert staff_acts.everybody(connection) == before
        assert changes.head(connection, DIRECTORY) == feed
    assert verify(people).findings == ()


def test_two_administrators_who_disable_each_other(
    ledger: Ledger, people: Books, bos: Chain, wor: Chain
) -> None:
    """The first comes through; the second is no administrator any more: one always stays."""
    assert do(ledger, bos, {"act": "disable", "number": "3002"})[1] == ""
    assert do(ledger, wor, {"act": "disable", "number": "3001"}, "3002")[1] == staff_acts.NO_EFFECT
    with pytest.raises(Refusal, match=r"staff\.last_administrator"):
        directory.disable_staff(people, "3001")
    with pytest.raises(Refusal, match=r"staff\.last_administrator"):
        directory.add_staff(
            people,
            number="3001",
            name="P",
            role=Role.CASHIER,
            password="walk in center demo",
            cost=CHEAP,
        )
    assert directory.reset_staff(people, "3002", code="X" * 16, cost=CHEAP)
    found = told(people, "3002")
    assert found is not None
    assert found.active
    assert found.one_time_until
    assert verify(people).findings == ()


def test_the_schema_knows_the_same_acts() -> None:
    form = schema("record", "staff_act")
    for body in (
        {"act": "add", "number": "1003", **NEW},
        {"act": "passphrase", "number": "1003", "password_hash": "sealed1$y"},
        {"act": "used", "number": "1003"},
        {"act": "badge", "number": "1003", "badge": ""},
    ):
        assert complaints(body, form) == []
        assert complaints(body | {"act": "other"}, form)


def test_at_the_same_moment_one_administrator_stays(
    ledger: Ledger, people: Books, bos: Chain, wor: Chain
) -> None:
    """Two who disable each other at two windows, again and again: never both."""
    chains, numbers = (bos, wor), ("3001", "3002")
    for _ in range(6):
        told: dict[int, str] = {}
        barrier = threading.Barrier(2)

        def go(who: int, told: dict[int, str] = told, barrier: threading.Barrier = barrier) -> None:
            body = {"act": "disable", "number": numbers[1 - who]}
            record = chains[who].add(RecordKind.STAFF_ACT, staff=numbers[who], body=body)
            ledger.head(chains[who].site, chains[who].station)
            barrier.wait()
            (answer,) = ledger.post_batch(chains[who].site, chains[who].station, [record])
            told[who] = answer.exception

        threads = [threading.Thread(target=go, args=(who,)) for who in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(bool(code) for code in told.values()) == [False, True], told
        winner = next(who for who, code in told.items() if not code)
        back = {"act": "enable", "number": numbers[1 - winner]}
        assert do(ledger, chains[winner], back, numbers[winner])[1] == ""
    assert verify(people).findings == ()


def test_a_ledger_of_before_is_upgraded_with_its_people(tmp_path: Path, clock: Clock) -> None:
    """Entries without badge, code and day stay what they were."""
    keys = Keys(folder=tmp_path / "keys", use_keyring=False)
    database = Database.create(tmp_path / "ledger.db", keys, clock)
    directory.add_staff(
        database, number="1001", name="A", role=Role.CASHIER, password="x" * 15, cost=CHEAP
    )
    with database.write() as connection:
        old = replace(staff_acts.everybody(connection)["1001"], used_at="")
        staff_acts.put(connection, old, instant_text(clock.now()))
        for column in ("badge", "one_time_until", "used_at"):
            connection.exec_driver_sql(f"ALTER TABLE staff DROP COLUMN {column}")
        for statement in migrations.STEPS[3]:
            connection.exec_driver_sql(statement)
    assert directory.everybody(database) == {"1001": old}
    assert verify(database).findings == ()
    database.close()
