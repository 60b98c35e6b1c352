"""Drawers that are not one's own in a script: left open, unsigned, asked for."""

from __future__ import annotations

from typing import Any

import pytest

from cashier.settings import Home
from tests.ui.prepared import OPEN, PASSWORD, SIGN_IN, check, played, take, training_home

SUPERVISOR = {"do": "sign_in", "staff": "2001", "password": PASSWORD}
ONE_CHECK = {"personal_check": {"items": 1, "amount": "206.00"}}


@pytest.fixture
def home() -> Home:
    return training_home()


def test_a_difference_with_nobody_to_sign_waits_for_a_supervisor(home: Home) -> None:
    unsigned = {"do": "close", "reason": "one not found", "later": True}
    counted = {"do": "count", "counts": {}}
    answers, status = played(home, [SIGN_IN, OPEN, take(check()), counted, unsigned])
    assert status == 0
    closed = answers[-1]
    assert (closed["balanced"], closed["review_pending"]) == (False, True)
    answers, _ = played(
        home, [SIGN_IN, {"do": "requests"}, SUPERVISOR, {"do": "requests"}], keep_going=True
    )
    assert answers[1]["code"] == "role.not_allowed"
    (waiting,) = answers[3]["requests"]
    assert (waiting["act"], waiting["cashier"], waiting["session"]) == (
        "review",
        "1001",
        closed["session"],
    )
    request = {"request": waiting["request"]}
    acts: list[dict[str, Any]] = [
        SUPERVISOR,
        {"do": "refuse", **request},
        {"do": "refuse", **request, "reason": "look again"},
        {"do": "approve", **request, "reason": "found nothing"},
        {"do": "approve", **request},
        {"do": "review", "session": closed["session"]},
        {"do": "requests"},
    ]
    answers, _ = played(home, acts, keep_going=True)
    assert [one.get("code", "done") for one in answers[1:]] == [
        "reason.missing",
        "done",
        "done",
        "request.none",
        "review.none",
        "done",
    ]
    assert answers[-1]["requests"] == []


def test_a_drawer_left_open_is_closed_with_or_without_a_count(home: Home) -> None:
    sign = {"approver": "2001", "password": PASSWORD}
    answers, _ = played(home, [SIGN_IN, OPEN, take(check())])
    session = answers[1]["session"]
    other = {"do": "sign_in", "staff": "1002", "password": PASSWORD}
    act = {"do": "force_close", "session": session, "reason": "gone home"}
    answers, _ = played(
        home,
        [other, act, {**act, "session": ""}, {**act, **sign, "counts": ONE_CHECK}, SUPERVISOR, act],
        keep_going=True,
    )
    assert [one.get("code", "done") for one in answers[1:]] == [
        "role.not_allowed",
        "session.missing",
        "done",
        "done",
        "drawer.closed",
    ]
    done = answers[3]
    assert (done["staff"], done["balanced"], done["counted"]) == ("1001", True, True)
