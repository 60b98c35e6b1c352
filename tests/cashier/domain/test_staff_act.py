"""Acts on the list of staff: where somebody stands, and what no order of acts can lead to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cashier.domain.errors import Refusal
from cashier.domain.posting import instant_text
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffAct, StaffEntry, StaffState, outcome

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
AT = instant_text(NOW)
UNTIL = instant_text(NOW + timedelta(days=7))
NUMBERS = ("1001", "2001", "3001", "3002")


def person(number: str, role: Role, **more: Any) -> StaffEntry:
    fields: dict[str, Any] = {"password_hash": "$x", "active": True} | more
    return StaffEntry(person=Staff(number=number, name=number, role=role), **fields)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, StaffState.ACTIVE),
        ({"used_at": instant_text(NOW - timedelta(days=60))}, StaffState.ACTIVE),
        ({"used_at": instant_text(NOW - timedelta(days=60, seconds=1))}, StaffState.UNUSED),
        ({"one_time_until": UNTIL}, StaffState.NEW_CODE),
        ({"one_time_until": instant_text(NOW - timedelta(seconds=1))}, StaffState.CODE_LAPSED),
        ({"active": False, "one_time_until": UNTIL}, StaffState.DISABLED),
    ],
)
def test_where_somebody_stands(more: dict[str, Any], state: StaffState) -> None:
    assert person("1001", Role.CASHIER, **more).state(NOW) is state


def test_the_days_are_the_operators_to_say() -> None:
    one = person("1001", Role.CASHIER, used_at=instant_text(NOW - timedelta(days=20)))
    assert one.state(NOW, unused_days=14) is StaffState.UNUSED


def test_a_clock_set_back_takes_no_use_away() -> None:
    later = instant_text(NOW + timedelta(days=3))
    people = {"1001": person("1001", Role.CASHIER, used_at=later)}
    body = {"act": "used", "number": "1001"}
    assert outcome(body, actor="1001", at=AT, people=people).used_at == later


acts = st.fixed_dictionaries(
    {
        "act": st.sampled_from(list(StaffAct)).map(lambda one: one.value),
        "number": st.sampled_from((*NUMBERS, "1003")),
        "name": st.sampled_from(("K. Ng", "", " x")),
        "role": st.sampled_from([role.value for role in Role]),
        "password_hash": st.just("sealed1$x"),
        "one_time_until": st.just(UNTIL),
        "badge": st.just("ab" * 32),
    }
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(("3001", "3002", "1001")), acts), min_size=20, max_size=40)
)
def test_whatever_is_done_an_administrator_stays(done: list[tuple[str, dict[str, str]]]) -> None:
    """And nobody vanishes, no number changes its person, and no badge is two people's."""
    roles = (Role.CASHIER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.ADMINISTRATOR)
    people = {one: person(one, role) for one, role in zip(NUMBERS, roles, strict=True)}
    for actor, body in done:
        before = dict(people)
        try:
            after = outcome(body, actor=actor, at=AT, people=people)
        except Refusal:
            assert people == before
            continue
        assert after.person.number == body["number"]
        acting = before[actor]
        assert acting.active
        assert acting.person.role is Role.ADMINISTRATOR or actor == body["number"]
        people[after.person.number] = after
        assert people.keys() >= before.keys()
        assert any(one.active and one.person.role is Role.ADMINISTRATOR for one in people.values())
        badges = [one.badge for one in people.values() if one.badge]
        assert len(badges) == len(set(badges))
