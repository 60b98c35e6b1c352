"""`play`: each act's answer, and what a script may not say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cashier.domain.calendar import local
from cashier.services import printing
from cashier.settings import Home, save
from tests.ui.prepared import (
    CLOCK,
    OPEN,
    ROSA,
    SIGN_IN,
    SYNC,
    check,
    money_order,
    new_visit,
    played,
    signed,
    take,
    training_home,
)
from ui.cli import main
from ui.compose import open_station
from ui.play_acts import ACTS


@pytest.fixture
def home() -> Home:
    return training_home()


def last(home: Home, *acts: Any) -> dict[str, Any]:
    """The answer to the last act, after a sign-in and an opened drawer."""
    answers, _ = played(home, [SIGN_IN, OPEN, *acts])
    return answers[-1]


# ---------------------------------------------------------------- what acts answer


def test_find_answers_matches(home: Home) -> None:
    answer = last(home, {"do": "find", "text": "alves rosa", "limit": 1})
    assert answer["ok"] is True
    assert answer["matches"] == [
        {"number": ROSA, "name": "Alves, Rosa M", "coverage_type": "medical"}
    ]
    assert answer["total"] >= 2


def test_account_answers_figures_and_bills(home: Home) -> None:
    answer = last(home, {"do": "account", "number": ROSA})
    assert answer["number"] == ROSA
    assert answer["name"] == "Rosa M Alves"
    assert answer["good_standing"] == {"amount": "206.00", "by": "2026-11-23"}
    assert (answer["owed"], answer["past_due"], answer["current"]) == ("206.00", "103.00", "103.00")
    assert answer["stage"] == "past_due"
    assert answer["bills"][-1]["coverage_month"] == "2026-12"
    assert {bill["premium"] for bill in answer["bills"]} == {"103.00"}


def test_take_answers_receipt_and_postings_and_replays(home: Home) -> None:
    visit = new_visit()
    act = take(check(), money_order(), visit=visit)
    answers, status = played(home, [SIGN_IN, OPEN, act, act])
    assert status == 0
    first, again = answers[2:]
    assert first["receipt_number"].startswith("TRN-01-000001-")
    assert first["visit"] == visit
    assert first["total"] == "240.57"
    assert [posting["station_seq"] for posting in first["postings"]] == [2, 3]
    assert first["replay"] is False
    assert again == {**first, "replay": True}


def test_a_visit_without_an_id_gets_one(home: Home) -> None:
    assert len(last(home, take(check()))["visit"]) == 36


def test_identity_lasts_until_the_visit_is_taken(home: Home) -> None:
    confirm = {"do": "confirm_identity", "account": ROSA, "method": "photo_id"}
    answers, _ = played(home, [SIGN_IN, OPEN, confirm, take(check()), take(check(number="1043"))])
    names = []
    with open_station(home) as station:
        for answer in answers[-2:]:
            job = printing.newest(station.desk, answer["receipt_number"])
            assert job is not None
            assert job.receipt is not None
            names.append(job.receipt.tenders[0].allocations[0].member_name)
    assert names == ["Rosa M Alves", ""]


def test_an_override_is_for_the_next_take_only(home: Home) -> None:
    override = signed("override", rule="CHK-ALTERED", reason="the payer wrote it clearer")
    changed = check(altered=True)
    answers, status = played(
        home,
        [
            SIGN_IN,
            OPEN,
            take(changed),
            override,
            take(changed),
            take(check(number="9", altered=True)),
        ],
        keep_going=True,
    )
    codes = [answer.get("code") for answer in answers[2:]]
    assert codes == ["CHK-ALTERED", None, None, "CHK-ALTERED"]
    assert status == 1


def test_words_prevail_over_figures_with_a_supervisor(home: Home) -> None:
    override = signed("override", rule="CHK-AMOUNT-MISMATCH", reason="words read twice")
    answer = last(home, override, take(check(amount_words="260.00")))
    assert answer["total"] == "260.00"


def test_void_takes_one_item_back_once(home: Home) -> None:
    answers, _ = played(home, [SIGN_IN, OPEN, take(check(), money_order())])
    void = signed("void", receipt=answers[-1]["receipt_number"], tender=2, reason="wrong account")
    answers, status = played(home, [SIGN_IN, void, void])
    assert answers[1]["amount"] == "-34.57"
    assert answers[1]["station_seq"] == 4
    assert (answers[2]["code"], answers[2]["field"]) == ("tender.voided", "tender")
    assert status == 1


def test_count_tells_nothing_of_what_is_expected(home: Home) -> None:
    wrong = {"do": "count", "counts": {"personal_check": {"items": 2, "amount": "999.00"}}}
    answer = last(home, take(check()), wrong)
    assert answer == {"do": "count", "ok": True, "attempt": 1, "recounts_left": 2}


def test_close_with_a_difference_needs_a_reason_and_a_second_person(home: Home) -> None:
    none = {"do": "count", "counts": {}}
    answers, _ = played(
        home,
        [
            SIGN_IN,
            OPEN,
            take(check()),
            none,
            {"do": "close"},
            signed("close"),
            signed("close", reason="handed back by mistake"),
        ],
        keep_going=True,
    )
    assert [answer.get("code") for answer in answers[4:]] == [
        "drawer.differs",
        "reason.missing",
        None,
    ]
    closed = answers[-1]
    assert (closed["z_number"], closed["balanced"]) == (1, False)
    assert closed["differences"] == [{"kind": "personal_check", "items": -1, "amount": "-206.00"}]


def test_report_answers_the_z_ready_for_json(home: Home) -> None:
    count = {"do": "count", "counts": {"personal_check": {"items": 1, "amount": "206.00"}}}
    answer = last(home, take(check()), count, {"do": "close"}, {"do": "report", "kind": "z"})
    report = json.loads(json.dumps(answer))["report"]
    assert (report["kind"], report["z_number"], report["balanced"]) == ("z", 1, True)
    assert report["expected_total"] == {"items": 1, "cents": 20600}


def test_report_answers_the_site_day_to_who_may_read_it(home: Home) -> None:
    asked = {"do": "report", "kind": "day"}
    supervisor = {**SIGN_IN, "staff": "2001"}
    acts = [SIGN_IN, OPEN, take(check()), asked, supervisor, asked, {**asked, "kind": "year"}]
    answers, _ = played(home, acts, keep_going=True)
    assert answers[3]["code"] == "role.not_allowed"
    assert answers[6]["code"] == "kind.unknown_value"
    sections = answers[5]["report"]["sections"]
    assert sections["drawers"]["total"]["cents"] == 20600
    assert sections["items"]["rows"][0]["kind"] == "Personal check"


def test_sync_confirms_everything(home: Home) -> None:
    answer = last(home, take(check(), money_order()), SYNC)
    assert {key: answer[key] for key in ("sent", "confirmed", "waiting", "attention")} == {
        "sent": 3,
        "confirmed": 3,
        "waiting": 0,
        "attention": 0,
    }


def test_receipts_are_printed_after_the_commit(home: Home) -> None:
    paper = home.folder / "paper.bin"
    save(home, {"printer": f"file://{paper}"})
    answers, _ = played(home, [SIGN_IN, OPEN, take(check())])
    number = answers[-1]["receipt_number"]
    assert number.encode() in paper.read_bytes()
    answers, _ = played(home, [SIGN_IN, {"do": "reprint", "receipt": number}])
    assert {key: answers[-1][key] for key in ("copy", "paper")} == {"copy": 1, "paper": "printed"}


def test_a_printer_that_is_gone_fails_no_act(home: Home) -> None:
    save(home, {"printer": "tcp://127.0.0.1:1"})
    answers, status = played(home, [SIGN_IN, OPEN, take(check()), take(check(number="1043"))])
    assert status == 0
    reprint = {"do": "reprint", "receipt": answers[-1]["receipt_number"]}
    answers, status = played(home, [SIGN_IN, reprint])
    assert status == 0
    assert answers[-1]["paper"] in {"failed", "queued"}


def test_locked_means_nobody_is_here_until_the_passphrase(home: Home) -> None:
    answers, _ = played(home, [SIGN_IN, {"do": "lock"}, OPEN, SIGN_IN, OPEN], keep_going=True)
    assert [answer.get("code") for answer in answers] == [
        None,
        None,
        "sign_in.needed",
        None,
        None,
    ]


def test_the_drawer_stays_open_for_the_next_script(home: Home) -> None:
    played(home, [SIGN_IN, OPEN])
    answers, status = played(home, [SIGN_IN, take(check())])
    assert status == 0
    assert answers[-1]["ok"] is True


def test_a_second_person_switches(home: Home) -> None:
    other = {**SIGN_IN, "staff": "1002"}
    answers, _ = played(home, [SIGN_IN, OPEN, other, take(check())], keep_going=True)
    assert answers[-1]["code"] == "drawer.none_open"
    assert answers[-1]["value"] == "1002"


# ---------------------------------------------------------------- bad input


def bad_allocation(amount: str) -> dict[str, Any]:
    return check(allocations=[{"account": ROSA, "amount": amount}])


BAD: list[tuple[str, Any, str, str]] = [
    ("three decimals", take(check(amount="206.001")), "amount.too_precise", "tenders[0].amount"),
    ("no point", take(check(amount="206")), "amount.no_point", "tenders[0].amount"),
    ("negative", take(check(amount="-5.00")), "amount.not_positive", "tenders[0].amount"),
    ("a float", take({**check(), "amount": 206.0}), "amount.wrong_type", "tenders[0].amount"),
    ("no amount", take({"kind": "personal_check"}), "amount.missing", "tenders[0].amount"),
    (
        "three decimals in a part",
        take(check(), bad_allocation("1.001")),
        "amount.too_precise",
        "tenders[1].allocations[0].amount",
    ),
    ("parts that do not add up", take(bad_allocation("205.99")), "PAY-SPLIT", "allocations"),
    ("wrong routing", take(check(routing="011999994")), "CHK-ROUTING", "routing"),
    ("short routing", take(check(routing="0119")), "routing.not_9_digits", "tenders[0].routing"),
    ("no routing", take(check(routing="")), "routing.missing", "tenders[0].routing"),
    ("no account", take(check(account="")), "account.missing", "tenders[0].account"),
    (
        "a wrong billing account",
        take(check(on="612345678")),
        "account.not_7",
        "tenders[0].allocations[0].account",
    ),
    ("an unknown account", take(check(on="799999999")), "ACC-UNKNOWN", "allocations"),
    ("an unknown key", take(check(amout="1.00")), "amout.unknown_key", "tenders[0].amout"),
    ("an unknown kind", take(check(kind="cash")), "kind.unknown_value", "tenders[0].kind"),
    ("a broken date", take(check(dated="2026-02-30")), "dated.not_a_date", "tenders[0].dated"),
    ("signed as text", take(check(signed="yes")), "signed.wrong_type", "tenders[0].signed"),
    ("too old", take(check(dated="2026-05-26")), "CHK-STALE", "dated"),
    ("undated", take(check(dated=None)), "CHK-UNDATED", "dated"),
    ("a warning not acknowledged", take(check(accept=[], printed_name=False)), "CHK-STARTER", ""),
    ("an unread bank line", take(check(micr="T01199999?TO")), "micr.shape", "tenders[0].micr"),
    ("no payer", take(check(), payer=" "), "payer.missing", "payer"),
    ("a Social Security number", take(check(), payer="123-45-6789"), "payer.ssn_shaped", "payer"),
    ("no items", take(), "tenders.none", "tenders"),
    ("items that are none", {"do": "take", "payer": "A", "tenders": 3}, "tenders.wrong_type", ""),
    ("a visit that is no id", take(check(), visit="17"), "visit.not_an_id", "visit"),
    ("a second drawer", OPEN, "drawer.already_open", "drawer"),
    ("an unknown act", {"do": "tak"}, "do.unknown", "do"),
    ("no act", {"text": "x"}, "do.missing", "do"),
    ("a deposit of another role", {"do": "prepare_deposit", "bag": "x"}, "role.not_allowed", ""),
    ("not JSON", b'{"do":', "script.not_json", "line"),
    ("not UTF-8", b'{"do":"\xff"}', "script.not_json", "line"),
    ("nested without end", b"[" * 100_000, "script.not_json", "line"),
    ("a list", b"[]", "script.not_an_object", "line"),
    ("a key twice", b'{"do":"sync","do":"sync"}', "do.twice", "do"),
    ("a wrong receipt", signed("void", receipt="TRN-01-000001-9", tender=1, reason="x"),
     "receipt.check_digit", "receipt"),
    ("a count of nothing", {"do": "count"}, "counts.missing", "counts"),
    (
        "a count of a kind that is none",
        {"do": "count", "counts": {"cash": {"items": 1, "amount": "1.00"}}},
        "cash.unknown_key",
        "counts.cash",
    ),
    (
        "items without amount",
        {"do": "count", "counts": {"bank_check": {"items": 2, "amount": "0.00"}}},
        "count.items",
        "bank_check",
    ),
    ("an unknown rule", signed("override", rule="CHK-NONE", reason="x"), "rule.unknown_value", ""),
    ("approving oneself", {**signed("void", receipt="TRN-01-000001-1", tender=1, reason="x"),
     "approver": "1001"}, "approver.same_person", "approver"),
    ("a wrong passphrase", {**SIGN_IN, "password": "no"}, "sign_in.wrong", "password"),
    ("another business date", {**OPEN, "business_date": "2026-11-24"},
     "business_date.needs_supervisor", "business_date"),
    ("a limit of none", {"do": "find", "text": "a", "limit": 0}, "limit.unknown_value", "limit"),
    ("a report of one's own drawer", {"do": "report", "kind": "x", "session": ""},
     "session.missing", "session"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "code", "field"), [pytest.param(*bad[1:], id=bad[0]) for bad in BAD]
)
def test_bad_input_is_named_and_leaves_nothing(home: Home, act: Any, code: str, field: str) -> None:
    answers, status = played(home, [SIGN_IN, OPEN, act])
    refused = answers[-1]
    assert (refused["ok"], refused["code"]) == (False, code)
    assert status == 1
    if field:
        assert refused["field"] == field
    assert set(refused) <= {"do", "ok", "code", "message", "field", "value", "line"}
    assert refused["message"].count(".") >= 1
    after, _ = played(home, [SYNC])
    assert after[-1]["sent"] == 1, "the opened drawer, and nothing else"


RULED = [
    (
        "parts that do not add up",
        take(check(number="77"), bad_allocation("205.99")),
        ("allocations", "205.99 of 206.00", "tenders[1].allocations 205.99 of 206.00: "),
    ),
    (
        "a wrong check digit",
        take(check(routing="011999994")),
        ("routing", "011999994", "tenders[0].routing 011999994: "),
    ),
    (
        "an unknown account",
        take(check(on="799999999")),
        ("allocations", "...9999", "tenders[0].allocations ...9999: "),
    ),
    ("too old", take(check(dated="2026-05-26")), ("dated", "2026-05-26", "tenders[0].dated ")),
    ("unsigned", take(check(signed=False)), ("signed", "false", "tenders[0].signed false: ")),
    (
        "words and figures",
        take(check(amount_words="200.00")),
        ("amount_words", "200.00", "tenders[0].amount_words 200.00: "),
    ),
]


@pytest.mark.parametrize(("act", "said"), [pytest.param(*one[1:], id=one[0]) for one in RULED])
def test_a_rule_says_which_item_and_what_stood_there(
    home: Home, act: Any, said: tuple[str, str, str]
) -> None:
    answer = last(home, act)
    field, value, lead = said
    assert (answer["field"], answer["value"]) == (field, value)
    assert answer["message"].startswith(lead)


@pytest.mark.parametrize(
    "act",
    [
        {"do": "sign_in", "staff": "1001", "pasword": "orchard lantern"},
        {"do": "sign_in", "staff": "1001", "password": 7001234},
        b'{"do":"sign_in","staff":"1001","password":"x","password":"orchard lantern"}',
    ],
)
def test_no_answer_repeats_a_passphrase(home: Home, act: Any) -> None:
    said = json.dumps(last(home, act))
    assert '"ok": false' in said
    assert "orchard" not in said
    assert "7001234" not in said


def test_an_account_without_its_quotes_stays_masked(home: Home) -> None:
    answer = last(home, {"do": "account", "number": int(ROSA)})
    assert answer["code"] == "number.wrong_type"
    assert ROSA not in json.dumps(answer)


def test_an_unknown_key_lists_every_known_one_once(home: Home) -> None:
    said = last(home, take(check(typo=1)))["message"]
    known = said.partition("Known here: ")[2].rstrip(".").split(", ")
    assert "void_after_days" in known
    assert len(known) == len(set(known))


def test_a_visit_without_a_drawer(home: Home) -> None:
    answers, status = played(home, [SIGN_IN, take(check())])
    assert (answers[-1]["code"], status) == ("drawer.none_open", 1)


def test_the_same_visit_with_other_content(home: Home) -> None:
    visit = new_visit()
    answer = last(home, take(check(), visit=visit), take(check(amount="207.00"), visit=visit))
    assert answer["code"] == "visit.conflict"
    assert visit in answer["message"]
    assert "TRN-01-000001" in answer["message"]


def test_nobody_signed_in(home: Home) -> None:
    assert played(home, [OPEN])[0][-1]["code"] == "sign_in.needed"


def test_it_stops_at_the_first_refusal_unless_told_to_go_on(home: Home) -> None:
    acts: list[Any] = [SIGN_IN, b"nonsense", OPEN, {"do": "sign_out"}]
    answers, status = played(home, acts)
    assert (len(answers), status) == (2, 1)
    assert answers[-1]["line"] == 2
    answers, status = played(home, acts, keep_going=True)
    assert ([answer["ok"] for answer in answers], status) == ([True, False, True, True], 1)


def test_a_missing_ledger_is_the_worlds_fault_and_loses_nothing(home: Home) -> None:
    gone = home.ledger.with_name("elsewhere.db")
    played(home, [SIGN_IN, OPEN, take(check())])
    home.ledger.rename(gone)
    answers, status = played(home, [SIGN_IN, SYNC])
    assert (answers[-1]["ok"], answers[-1]["code"], status) == (False, "ledger.gone", 3)
    assert "Put the file back" in answers[-1]["message"]
    gone.rename(home.ledger)
    assert played(home, [SIGN_IN, SYNC])[0][-1]["confirmed"] == 2


def test_the_bank_line_fills_the_numbers(home: Home) -> None:
    micr = "T011999993T4400123456O1042"
    bare = {
        key: value for key, value in check().items() if key not in {"routing", "account", "number"}
    }
    assert last(home, take({**bare, "micr": micr}))["ok"] is True
    answers, _ = played(home, [SIGN_IN, take(check())])
    assert answers[-1]["code"] == "CHK-DUPLICATE", "the same paper, typed"


def test_what_the_reader_missed_may_be_typed(home: Home) -> None:
    bare = {key: value for key, value in check().items() if key not in {"routing", "account"}}
    answer = last(home, take({**bare, "micr": "T011999993T4400123456O10?2"}))
    assert answer["ok"] is True
    unread = {key: value for key, value in bare.items() if key != "number"}
    answers, _ = played(home, [SIGN_IN, take({**unread, "micr": "T011999993T4400123456O10?3"})])
    assert answers[-1]["code"] == "micr.read_error"


def test_every_promised_act_is_there() -> None:
    promised = (
        "sign_in open_drawer find account take override void reverse return_item reprint count "
        "close prepare_deposit verify_deposit send_deposit confirm_deposit give_up_deposit "
        "confirm_identity correct reallocate resolve force_close review requests approve refuse "
        "sync report lock sign_out "
        "ask_void ask_override asked "
        "staff add_staff change_staff disable_staff enable_staff reset_staff enrol_badge "
        "new_passphrase"
    )
    assert set(promised.split()) == set(ACTS)


# ---------------------------------------------------------------- the command


def test_the_command_prints_one_line_an_act(
    home: Home, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path_factory.mktemp("script") / "day.jsonl"
    acts = [SIGN_IN, OPEN, take(check(amount="1.001"))]
    script.write_text("\n\n".join(map(json.dumps, acts)), encoding="utf-8-sig")
    assert main(["play", str(script), "--home", str(home.folder), "--clock", CLOCK]) == 1
    said = capfd.readouterr()
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["ok"] for answer in answers] == [True, True, False]
    assert answers[-1]["line"] == 5
    assert said.err == ""


def test_a_script_that_is_not_there(capfd: pytest.CaptureFixture[str], home: Home) -> None:
    assert main(["play", "nowhere.jsonl"]) == 3
    assert capfd.readouterr().err == (
        "The script nowhere.jsonl cannot be read (No such file or directory). Check its name. "
        "[script.unreadable]\n"
    )


@pytest.mark.parametrize("clock", ["yesterday", "2026-13-01"])
def test_a_clock_that_is_no_time(clock: str, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "-", "--clock", clock]) == 1
    assert "[clock.not_a_time]" in capfd.readouterr().err


def test_the_clock_starts_the_script_in_new_york(home: Home) -> None:
    answers, _ = played(home, [SIGN_IN, OPEN, take(check())])
    with open_station(home) as station:
        job = printing.newest(station.desk, answers[-1]["receipt_number"])
    assert job is not None
    assert job.receipt is not None
    assert local(job.receipt.taken_at).hour == 10
