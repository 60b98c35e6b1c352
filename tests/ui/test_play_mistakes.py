"""`play`: reversal, return, correction, reallocation and answers to the ledger's questions."""

from __future__ import annotations

from typing import Any

import pytest

from cashier.services import printing
from cashier.settings import Home, save
from tests.ui.prepared import (
    OPEN,
    PASSWORD,
    ROSA,
    ROSA_DENTAL,
    SIGN_IN,
    SYNC,
    check,
    money_order,
    played,
    signed,
    take,
    training_home,
)
from ui.compose import open_station

FIRST = "TRN-01-000001-1"
COUNT: dict[str, Any] = {
    "do": "count",
    "counts": {
        "personal_check": {"items": 1, "amount": "206.00"},
        "usps_money_order": {"items": 1, "amount": "34.57"},
    },
}
CLOSE: dict[str, Any] = {"do": "close"}
BOYLE: dict[str, Any] = {"do": "sign_in", "staff": "2001", "password": PASSWORD}
UNKNOWN = "799999999"


@pytest.fixture
def home() -> Home:
    return training_home()


def after(home: Home, *acts: Any, closed: bool = True) -> list[dict[str, Any]]:
    """The answers of acts after a visit of two items, whose drawer is closed."""
    day = [COUNT, CLOSE] if closed else []
    begun = [SIGN_IN, OPEN, take(check(), money_order()), *day]
    answers, _ = played(home, [*begun, *acts], keep_going=True)
    return answers[len(begun) :]


def of(act: str, line: int = 1, **fields: Any) -> dict[str, Any]:
    return signed(act, receipt=FIRST, tender=line, **({"reason": "NSF"} | fields))


def owed(home: Home, number: str = ROSA) -> str:
    answers, _ = played(home, [SIGN_IN, {"do": "account", "number": number}])
    return str(answers[-1]["owed"])


def test_a_reversed_item_is_owed_again(home: Home) -> None:
    (answer,) = after(home, of("reverse"))
    assert (answer["ok"], answer["amount"], answer["tender"]) == (True, "-206.00", 1)
    assert owed(home) == "206.00"


def test_a_returned_item_is_owed_again_and_only_once(home: Home) -> None:
    first, again, other = after(
        home, of("return_item", fee="0.00"), of("return_item"), of("reverse")
    )
    assert first["ok"] is True
    assert [again["code"], other["code"]] == ["tender.returned"] * 2
    assert owed(home) == "206.00"


def test_a_fee_is_refused_where_none_is_charged(home: Home) -> None:
    (answer,) = after(home, of("return_item", fee="15.00"))
    assert (answer["ok"], answer["code"], answer["field"]) == (False, "fee.off", "fee")


def test_the_fee_of_the_setting(home: Home) -> None:
    save(home, {"returned_item_fee": True})
    assert after(home, of("return_item"))[0]["ok"] is True
    assert owed(home) == "221.00"


def test_an_open_drawer_voids_and_does_not_reverse(home: Home) -> None:
    answers = after(home, of("reverse"), of("return_item"), of("void"), closed=False)
    assert [one.get("code", "done") for one in answers] == ["drawer.open", "drawer.open", "done"]


@pytest.mark.parametrize("act", ["reverse", "return_item"])
def test_who_may_is_said(home: Home, act: str) -> None:
    own = {**of(act), "approver": "1001"}
    cashier = {**of(act), "approver": "1002"}
    admin = [{"do": "sign_in", "staff": "3001", "password": PASSWORD}, of(act)]
    same, other, _, refused = after(home, own, cashier, *admin)
    assert same["code"] == "approver.same_person"
    assert other["code"] == "approver.not_allowed"
    assert refused["code"] == "role.not_allowed"
    assert "supervisor" in refused["message"]


def test_a_correction_frees_the_wrong_number_and_guards_the_right_one(home: Home) -> None:
    corrected, same, free, guarded = after(
        home,
        of("correct", fields={"number": "1043"}, reason="misread"),
        of("correct", fields={"number": "1043"}, reason="misread"),
        take(check(number="1042")),
        take(check(number="1043")),
        closed=False,
    )
    assert corrected["ok"] is True
    assert corrected["amount"] == "0.00"
    assert same["code"] == "fields.same"
    assert free["ok"] is True
    assert guarded["code"] == "CHK-DUPLICATE"


def test_a_correction_to_a_number_taken_before_is_looked_at(home: Home) -> None:
    fields = {"number": "1042"}
    _, refused, done = after(
        home,
        take(check(number="7")),
        signed("correct", receipt="TRN-01-000002-8", tender=1, reason="x", fields=fields),
        signed(
            "correct",
            receipt="TRN-01-000002-8",
            tender=1,
            reason="x",
            fields=fields,
            accept=["CHK-DUPLICATE"],
        ),
        closed=False,
    )
    assert refused["code"] == "CHK-DUPLICATE"
    assert done["ok"] is True


@pytest.mark.parametrize(
    ("line", "fields", "code"),
    [
        (1, {"amount": "5.00"}, "amount.unknown_key"),
        (1, {"issuer": "x"}, "fields.not_correctable"),
        (2, {"routing": "011999993"}, "fields.not_correctable"),
        (1, {"routing": "011999994"}, "CHK-ROUTING"),
        (1, {"routing": ""}, "routing.missing"),
        (1, {"dated": "soon"}, "dated.not_a_date"),
        (2, {"number": "12"}, "MO-SERIAL"),
        (1, {}, "fields.none"),
        (1, {"drawer_name": "123-45-6789"}, "drawer_name.ssn_shaped"),
    ],
)
def test_what_a_correction_may_not_say(
    home: Home, line: int, fields: dict[str, str], code: str
) -> None:
    (answer,) = after(home, of("correct", line, fields=fields), closed=False)
    assert (answer["ok"], answer["code"]) == (False, code)


def test_money_moves_to_the_right_account(home: Home) -> None:
    parts = [{"account": ROSA, "amount": "106.00"}, {"account": ROSA_DENTAL, "amount": "100.00"}]
    moved, same, short, unknown = after(
        home,
        of("reallocate", allocations=parts, reason="wrong account"),
        of("reallocate", allocations=parts),
        of("reallocate", allocations=[{"account": ROSA, "amount": "1.00"}]),
        of("reallocate", allocations=[{"account": UNKNOWN, "amount": "206.00"}]),
    )
    assert moved["ok"] is True
    assert [same["code"], short["code"], unknown["code"]] == [
        "allocations.same",
        "PAY-SPLIT",
        "ACC-UNKNOWN",
    ]
    assert owed(home) == "100.00"
    (answer,) = played(home, [SIGN_IN, {"do": "account", "number": ROSA}])[0][1:]
    assert answer["walk_ins"] == [{"receipt_number": FIRST, "amount": "106.00"}]


def test_what_was_moved_is_reversed_where_it_stands(home: Home) -> None:
    moved, undone = after(
        home,
        of("reallocate", allocations=[{"account": ROSA_DENTAL, "amount": "206.00"}]),
        of("reverse"),
    )
    assert (moved["ok"], undone["ok"]) == (True, True)
    assert owed(home) == "206.00"
    assert owed(home, ROSA_DENTAL) == "0.00"


def questioned(home: Home, *acts: Any) -> list[dict[str, Any]]:
    """A check for an account the ledger does not know, sent; then acts of supervisor 2001, whose
    `exception` is filled with the question.
    """
    override = signed("override", rule="ACC-UNKNOWN", reason="on the bill")
    begun = [SIGN_IN, OPEN, override, take(check(on=UNKNOWN)), BOYLE, SYNC]
    answers, _ = played(home, begun)
    (question,) = answers[-1]["questions"]
    assert (question["code"], question["amount"]) == ("account.unknown", "206.00")
    assert question["accounts"] == [UNKNOWN]
    filled = [{**one, "exception": question["exception"]} for one in acts if one is not SYNC]
    answers, _ = played(home, [BOYLE, *filled, SYNC], keep_going=True)
    return answers[1:]


def test_a_supervisor_answers_for_what_another_took(home: Home) -> None:
    resolve = {"do": "resolve", "account": ROSA, "reason": "misread a digit"}
    done, again, synced = questioned(home, resolve, resolve)
    assert done["ok"] is True
    assert again["code"] == "exception.answered"
    assert (synced["waiting"], synced["attention"], synced["questions"]) == (0, 0, [])
    assert owed(home) == "0.00"


def test_answers_that_are_refused(home: Home) -> None:
    base = {"do": "resolve", "reason": "misread"}
    answers = questioned(
        home,
        base,
        {**base, "account": "798888888"},
        {**base, "account": ROSA, "approver": "2001", "password": PASSWORD},
    )
    codes = [one.get("code") for one in answers[:-1]]
    assert codes == ["account.missing", "ACC-UNKNOWN", "approver.same_person"]
    assert len(answers[-1]["questions"]) == 1


def test_a_cashier_needs_a_supervisor_for_an_answer(home: Home) -> None:
    questioned(home)
    answers, _ = played(
        home, [SIGN_IN, {"do": "resolve", "exception": "x", "account": ROSA, "reason": "y"}]
    )
    assert answers[-1]["code"] == "role.not_allowed"
    answers, _ = played(home, [SIGN_IN, signed("resolve", exception="x", reason="y")])
    assert answers[-1]["code"] == "exception.unknown"


def test_an_item_without_an_account_waits_in_suspense(home: Home) -> None:
    override = signed("override", rule="ACC-UNKNOWN", reason="no bill, no name found")
    unidentified = take(check(on="unidentified"))
    answers, _ = played(home, [SIGN_IN, OPEN, override, unidentified])
    assert answers[-1]["ok"] is False
    save(home, {"allow_unidentified": True})
    answers, _ = played(
        home,
        [SIGN_IN, unidentified, override, unidentified, BOYLE, SYNC],
        keep_going=True,
    )
    assert answers[1]["code"] == "ACC-UNKNOWN"
    assert answers[3]["ok"] is True
    (question,) = answers[-1]["questions"]
    assert (question["code"], question["amount"]) == ("unidentified", "206.00")
    resolve = {"do": "resolve", "account": ROSA, "reason": "called back with the bill"}
    answers, _ = played(home, [BOYLE, {**resolve, "exception": question["exception"]}, SYNC])
    assert (answers[1]["ok"], answers[-1]["attention"]) == (True, 0)
    assert owed(home) == "0.00"
    with open_station(home) as station, station.desk.store.read() as connection:
        entries = connection.exec_driver_sql(
            "SELECT account, sum(cents) FROM entry WHERE account LIKE 'suspense%' GROUP BY 1"
        ).all()
    assert [tuple(row) for row in entries] == [("suspense/unidentified", 0)]


def test_every_act_is_printed(home: Home, tmp_path: Any) -> None:
    save(home, {"printer": (tmp_path / "out.bin").as_uri()})
    after(
        home,
        of("correct", fields={"number": "1043"}),
        of("reallocate", allocations=[{"account": ROSA_DENTAL, "amount": "206.00"}]),
        of("reverse"),
        of("return_item", 2),
    )
    with open_station(home) as station:
        jobs = printing.slips(station.desk, FIRST)
    assert [job.state.value for job in jobs.values()] == ["printed"] * 4
    paper = (tmp_path / "out.bin").read_bytes()
    for words in (b"CORRECTION", b"MOVED TO ANOTHER ACCOUNT", b"REVERSAL", b"RETURNED BY THE BANK"):
        assert words in paper
