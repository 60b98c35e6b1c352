"""The list of staff in a script, and by whoever keeps the ledger."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.ui.prepared import PASSWORD, played, training_home
from tests.ui.test_cli import answer, refused

ADMINISTRATOR = {"do": "sign_in", "staff": "3001", "password": PASSWORD}
SYNC = {"do": "sync"}
CHOSEN = "nine blue herons at noon"


def test_staff_in_a_script() -> None:
    home = training_home()
    answers, _ = played(
        home,
        [
            SYNC,
            ADMINISTRATOR,
            {"do": "add_staff", "staff": "1003", "name": "K. Ng", "role": "cashier"},
            {"do": "change_staff", "staff": "1002", "role": "supervisor"},
            {"do": "disable_staff", "staff": "3001"},
            {"do": "enrol_badge", "staff": "1001", "badge": "0099K7QM"},
            {"do": "enrol_badge", "staff": "1001", "badge": "77"},
            SYNC,
            {"do": "disable_staff", "staff": "1002"},
            {"do": "enable_staff", "staff": "1002"},
            {"do": "staff"},
        ],
        keep_going=True,
    )
    assert [one.get("code", "done") for one in answers if one["do"] != "add_staff"] == [
        "done", "done", "done", "staff.oneself", "done", "badge.code",
        "done", "done", "done", "done",
    ]  # fmt: skip
    assert "77" not in str(answers[6])
    code = answers[2]["code"]
    listed = {one["staff"]: one for one in answers[-1]["staff"]}
    assert (listed["1003"]["state"], listed["1003"]["pending"]) == ("new_code", False)
    assert (listed["1002"]["role"], listed["1002"]["pending"]) == ("supervisor", True)
    assert listed["1001"]["badge"]
    answers, _ = played(
        home,
        [
            {"do": "sign_in", "staff": "1003", "password": code},
            {"do": "new_passphrase", "staff": "1003", "code": code, "password": CHOSEN},
            {"do": "staff"},
            {"do": "sign_in", "staff": "0099k7qm", "password": PASSWORD},
        ],
        keep_going=True,
    )
    assert [one.get("code", one.get("name")) for one in answers] == [
        "sign_in.one_time", "K. Ng", "role.not_allowed", "A. Rivera",
    ]  # fmt: skip
    assert code not in str(answers)


def test_who_keeps_the_ledger_lets_an_administrator_in_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}"
    answer(capfd, "ledger", "init", url)
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough passphrase\n"))
    person = ("--staff", "3001", "--name", "S. L", "--role", "administrator")
    answer(capfd, "ledger", "add-staff", url, *person)
    said = refused(capfd, "ledger", "disable-staff", url, "--staff", "3001")
    assert said.endswith("[staff.last_administrator]")
    assert len(answer(capfd, "ledger", "reset-staff", url, "--staff", "3001")["code"]) == 19
    (row,) = answer(capfd, "ledger", "staff", url)["staff"]
    assert (row["staff"], row["role"], row["state"]) == ("3001", "administrator", "new_code")
    assert refused(capfd, "ledger", "reset-staff", url, "--staff", "9").endswith("[staff.unknown]")
    assert answer(capfd, "ledger", "verify", url)["findings"] == []
