"""Staff as an administrator keeps them: through the ledger to every window, or refused; and what a
one-time code is worth."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cashier.clock import TrainingClock
from cashier.domain.errors import Refusal
from cashier.domain.staff import Role
from cashier.domain.staff_act import StaffState, badge_code
from cashier.ledger import staff_acts
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import staff_admin, staffing
from cashier.services.desk import Desk
from cashier.services.staff_admin import OneTimeCode, Person
from cashier.services.training import PASSPHRASE
from cashier.store import audit, staff
from cashier.vault import PasswordCost, hash_password, opened_text, password_matches, sealed_text
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import BOYLE, LINDQVIST, MENSAH, NOW, RIVERA, rows, scalar
from tests.cashier.ledger.schemas import complaints, schema
from tests.cashier.services.two_desks import TwoDesks, two_desks

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
CHOSEN = "nine blue herons at noon"


@pytest.fixture
def desks(desk: Desk, desk_at: OpenDesk, own_ledger: EmbeddedLedger) -> TwoDesks:
    """Two windows that just heard from the ledger."""
    both = two_desks(desk, desk_at, own_ledger)
    with own_ledger.database.write() as connection:
        rivera = staff_acts.everybody(connection)["1001"]
        quick = replace(rivera, password_hash=hash_password(PASSPHRASE, CHEAP))
        staff_acts.put(connection, quick, quick.used_at)
    both.sync(both.one, both.two)
    return both


def person(desk: Desk, number: str) -> Person:
    people = staff_admin.listed(desk, LINDQVIST).people
    return next(one for one in people if one.person.number == number)


def add_ng(desk: Desk) -> OneTimeCode:
    return staff_admin.add(
        desk, LINDQVIST, number=" 1003", name=" K.  Ng", role=Role.CASHIER, cost=CHEAP
    )


def refused(code: str) -> Any:
    return pytest.raises(Refusal, match=rf"^{code.replace('.', chr(92) + '.')}( |$)")


def test_a_new_person_signs_in_at_another_window(desks: TwoDesks) -> None:
    given = add_ng(desks.one)
    assert len(given.code) == 19
    made = person(desks.one, "1003")
    assert (made.person.name, made.state, made.pending) == ("K. Ng", StaffState.NEW_CODE, True)
    desks.sync()
    assert not person(desks.one, "1003").pending
    with refused("sign_in.one_time"):
        staffing.sign_in(desks.two, "1003", given.code.lower())
    with refused("sign_in.one_time"):
        staffing.approve(desks.two, "1003", given.code, act="void", act_of="1001")
    with refused("password.too_short"):
        staffing.replace_passphrase(desks.two, "1003", given.code, "short", cost=CHEAP)
    with refused("password.same"):
        staffing.replace_passphrase(
            desks.two, "1003", given.code, given.code.replace("-", " "), cost=CHEAP
        )
    with refused("sign_in.wrong"):
        staffing.replace_passphrase(desks.two, "1003", "ABCD", CHOSEN, cost=CHEAP)
    who = staffing.replace_passphrase(desks.two, "1003", given.code, CHOSEN, cost=CHEAP)
    assert who == replace(RIVERA, number="1003", name="K. Ng")
    assert staffing.sign_in(desks.two, "1003", CHOSEN) == who, "here at once"
    with refused("sign_in.wrong"):
        staffing.sign_in(desks.two, "1003", given.code)
    desks.sync()
    assert staffing.sign_in(desks.one, "1003", CHOSEN) == who, "and everywhere later"
    assert person(desks.one, "1003").state is StaffState.ACTIVE


def test_a_code_lapses_after_a_week(desks: TwoDesks, training_clock: TrainingClock) -> None:
    given = staff_admin.reset(desks.one, LINDQVIST, "1001", cost=CHEAP)
    desks.sync()
    assert timedelta() <= given.until - NOW - timedelta(days=7) < timedelta(minutes=1)
    training_clock.set(given.until + timedelta(seconds=1))
    with refused("sign_in.code_lapsed"):
        staffing.replace_passphrase(desks.one, "1001", given.code, CHOSEN, cost=CHEAP)
    assert person(desks.one, "1001").state is StaffState.CODE_LAPSED


def test_a_leaver_is_out_at_the_next_exchange(desks: TwoDesks) -> None:
    staff_admin.disable(desks.one, LINDQVIST, "1001")
    staff_admin.change(desks.one, LINDQVIST, "1002", name="J. Okafor-Bell", role=Role.SUPERVISOR)
    desks.sync(desks.one)
    with desks.two.store.read() as connection:
        before = staff.entry(connection, "1001")
    assert before is not None
    assert before.active
    desks.sync(desks.two)
    with refused("sign_in.wrong"):
        staffing.sign_in(desks.two, "1001", PASSPHRASE)
    assert person(desks.two, "1001").state is StaffState.DISABLED
    assert person(desks.two, "1002").person.role is Role.SUPERVISOR
    staff_admin.enable(desks.two, LINDQVIST, "1001")
    desks.sync(desks.two)
    assert staffing.sign_in(desks.two, "1001", PASSPHRASE) == RIVERA


def test_a_badge_names_its_person_and_is_kept_from_sight(desks: TwoDesks) -> None:
    staff_admin.enrol_badge(desks.one, LINDQVIST, "1001", "staff-0099k7qm")
    with refused("staff.badge_taken"):
        staff_admin.enrol_badge(desks.one, LINDQVIST, "1002", "0099K7QM")
    desks.sync(desks.one)
    assert person(desks.one, "1001").has_badge
    assert staffing.sign_in(desks.one, "STAFF-0099K7QM", PASSPHRASE) == RIVERA
    assert "K7QM" not in str(rows(desks.one))
    staff_admin.take_badge(desks.one, LINDQVIST, "1001")
    desks.sync(desks.one)
    with refused("sign_in.wrong"):
        staffing.sign_in(desks.one, "STAFF-0099K7QM", PASSPHRASE)


@pytest.mark.parametrize("code", ["1001", "STAFF-1234567890", "SHORT7A", "A" * 25, "ABC-12345", ""])
def test_what_is_no_badge(code: str) -> None:
    with refused("badge.code"):
        badge_code(code)


def test_nobody_but_an_administrator(desks: TwoDesks) -> None:
    before = rows(desks.one)
    for who in (RIVERA, BOYLE, MENSAH):
        with refused("role.not_allowed"):
            staff_admin.listed(desks.one, who)
        with refused("role.not_allowed"):
            staff_admin.reset(desks.one, who, "1001", cost=CHEAP)
        with refused("role.not_allowed"):
            staff_admin.disable(desks.one, who, "1001")
    assert rows(desks.one) == before


def test_what_the_rules_refuse_is_not_recorded(desks: TwoDesks) -> None:
    add_ng(desks.one)
    before = rows(desks.one)
    with refused("staff.number_used"):
        add_ng(desks.one)  # on its way, and its number is given
    with refused("staff.oneself"):
        staff_admin.disable(desks.one, LINDQVIST, "3001")
    with refused("staff.own_role"):
        staff_admin.change(desks.one, LINDQVIST, "3001", name="S. L", role=Role.CASHIER)
    with refused("staff.unknown"):
        staff_admin.enable(desks.one, LINDQVIST, "7777")
    with refused("staff.name"):
        staff_admin.change(desks.one, LINDQVIST, "1001", name=" ", role=Role.CASHIER)
    assert rows(desks.one) == before


def test_the_list_is_only_read_while_the_ledger_is_away(
    desks: TwoDesks, training_clock: TrainingClock
) -> None:
    assert not staff_admin.listed(desks.one, LINDQVIST).read_only
    training_clock.set(NOW + timedelta(minutes=16))
    found = staff_admin.listed(desks.one, LINDQVIST)
    assert found.offline_since is not None
    assert timedelta() <= found.offline_since - NOW < timedelta(minutes=1)
    with refused("staff.offline"):
        staff_admin.disable(desks.one, LINDQVIST, "1001")
    desks.sync(desks.one)
    staff_admin.disable(desks.one, LINDQVIST, "1001")


def test_no_record_and_no_audit_line_holds_a_secret(desks: TwoDesks) -> None:
    given = add_ng(desks.one)
    desks.sync()
    staffing.replace_passphrase(desks.two, "1003", given.code, CHOSEN, cost=CHEAP)
    written = str(rows(desks.one)) + str(rows(desks.two))
    for secret in (given.code, given.code.replace("-", ""), CHOSEN, "$argon2"):
        assert secret not in written
    texts = []
    for desk in (desks.one, desks.two):
        with desk.store.read() as connection:
            query = "SELECT canonical FROM posting WHERE kind = 'staff_act'"
            texts += [str(row[0]) for row in connection.exec_driver_sql(query)]
    assert len(texts) == 2
    for text in texts:
        assert complaints(json.loads(text), schema("record")) == []
        assert complaints(json.loads(text)["body"], schema("record", "staff_act")) == []


def test_the_audit_tells_before_and_after(desks: TwoDesks) -> None:
    staff_admin.change(desks.one, LINDQVIST, "1001", name="A. Rivera", role=Role.SUPERVISOR)
    line = scalar(desks.one, "SELECT canonical FROM audit WHERE event = 'staff_changed'")
    told = json.loads(line)
    assert told["staff"] == "3001"
    data = told["data"]
    assert (data["act"], data["of"]) == ("change", "1001")
    assert (data["before"]["role"], data["after"]["role"]) == ("cashier", "supervisor")
    with desks.one.store.read() as connection:
        assert audit.first_break(connection) is None


def test_a_sealed_text_opens_for_its_person_alone() -> None:
    key = b"k" * 32
    sealed = sealed_text(key, "$argon2id$x", bound_to="1001")
    assert opened_text(key, sealed, bound_to="1001") == "$argon2id$x"
    assert opened_text(key, "$argon2id$x", bound_to="1001") == "$argon2id$x"
    for wrong in (
        opened_text(key, sealed, bound_to="1002"),
        opened_text(b"x" * 32, sealed, bound_to="1001"),
        opened_text(key, sealed[:-4], bound_to="1001"),
        opened_text(key, "sealed1$ä", bound_to="1001"),
        opened_text(key, "sealed1$", bound_to="1001"),
    ):
        assert wrong == ""
    assert not password_matches("", "")
