"""Every role against every act of a script: the same table as the services', with passphrases."""

from __future__ import annotations

from typing import Any

import pytest

from cashier.settings import Home
from tests.ui.prepared import OPEN, PASSWORD, check, played, take, training_home
from ui.play_acts import ACTS

C, S, A, U = "1001", "2001", "3001", "4001"
EVERYBODY = {C, S, A, U}
RECEIPT = "TRN-01-000001-1"
NOT_ALLOWED = {"role.not_allowed", "approver.not_allowed"}
ITEM = {"receipt": RECEIPT, "tender": 1, "reason": "x"}
BY_ACT: list[tuple[dict[str, Any], set[str]]] = [
    ({"do": "open_drawer"}, {C, S}),
    ({"do": "find", "text": "alves"}, {C, S, U}),
    ({"do": "account", "number": "712345678"}, {C, S, U}),
    ({"do": "confirm_identity", "account": "712345678", "method": "photo_id"}, {C, S}),
    (take(check()), {C, S}),
    ({"do": "void", "approver": "2002", "password": PASSWORD, **ITEM}, {C, S}),
    ({"do": "reprint", "receipt": RECEIPT}, {C, S}),
    ({"do": "ask_void", **ITEM}, {C, S}),
    ({"do": "count", "counts": {}}, {C, S}),
    ({"do": "close"}, {C, S}),
    ({"do": "requests"}, {S, U}),
    ({"do": "resolve", "exception": "x", "reason": "x"}, {S}),
    ({"do": "prepare_deposit", "sessions": ["s"], "bag": "TE0048297"}, {S}),
    ({"do": "send_deposit", "ticket": "TRN-20261123-01"}, {S}),
    ({"do": "confirm_deposit", "ticket": "TRN-20261123-01"}, {S}),
    ({"do": "give_up_deposit", "ticket": "TRN-20261123-01", "reason": "x"}, {S}),
    ({"do": "staff"}, {A}),
    ({"do": "disable_staff", "staff": "1002"}, {A}),
    ({"do": "enable_staff", "staff": "1002"}, {A}),
]
ANYBODYS = {"sign_in", "sync", "lock", "sign_out", "asked", "new_passphrase"}
"""About one's own session, or about the station."""
BY_WHAT_IT_IS_ABOUT = {
    *(
        "reverse",
        "return_item",
        "correct",
        "override",
        "reallocate",
        "force_close",
        "review",
        "approve",
        "refuse",
        "verify_deposit",
    ),
    *("report", "ask_override", "add_staff", "change_staff", "reset_staff", "enrol_badge"),
}
"""In the services' table, with what they are about; the second person below."""


@pytest.fixture
def home() -> Home:
    return training_home()


def sign_in(number: str) -> dict[str, Any]:
    return {"do": "sign_in", "staff": number, "password": PASSWORD}


def test_every_act_by_every_role(home: Home) -> None:
    wrong = []
    for number in sorted(EVERYBODY):
        acts = [act for act, _ in BY_ACT]
        answers, _ = played(home, [sign_in(number), *acts], keep_going=True)
        assert answers[0]["ok"], answers[0]
        for (act, may), answer in zip(BY_ACT, answers[1:], strict=True):
            refused = not answer["ok"] and answer["code"] in NOT_ALLOWED
            if refused == (number in may):
                wrong.append((number, act["do"], answer.get("code", "done")))
    assert not wrong


def test_the_table_names_every_act() -> None:
    told = {act["do"] for act, _ in BY_ACT}
    assert not told & (ANYBODYS | BY_WHAT_IT_IS_ABOUT)
    assert told | ANYBODYS | BY_WHAT_IT_IS_ABOUT == set(ACTS)


def test_nobody_works_without_signing_in(home: Home) -> None:
    answers, _ = played(home, [act for act, _ in BY_ACT], keep_going=True)
    assert {answer["code"] for answer in answers} == {"sign_in.needed"}


def test_only_another_supervisor_with_their_passphrase_signs(home: Home) -> None:
    """For each way an act takes two: the same person, roles without the right, the wrong words."""
    void: dict[str, Any] = {"do": "void", **ITEM}
    override: dict[str, Any] = {"do": "override", "rule": "CHK-ALTERED", "reason": "x"}
    other_day: dict[str, Any] = {"do": "open_drawer", "business_date": "2026-11-20"}
    tries = [
        (void, C, PASSWORD, "approver.same_person"),
        (void, "1002", PASSWORD, "approver.not_allowed"),
        (override, "1002", PASSWORD, "approver.not_allowed"),
        (other_day, A, PASSWORD, "approver.not_allowed"),
        (void, U, PASSWORD, "approver.not_allowed"),
        (void, "9999", PASSWORD, "sign_in.wrong"),
        (void, S, "not the passphrase", "sign_in.wrong"),
        (void, S, PASSWORD, "done"),
        (void, S, PASSWORD, "tender.voided"),
    ]
    acts = [act | {"approver": number, "password": password} for act, number, password, _ in tries]
    answers, _ = played(home, [sign_in(C), OPEN, take(check()), *acts], keep_going=True)
    codes = [answer.get("code", "done") for answer in answers[3:]]
    assert codes == [code for *_, code in tries]
