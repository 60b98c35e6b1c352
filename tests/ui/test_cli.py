"""The command line in this process: what commands answer, and what they refuse."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cashier.services import start_checks
from cashier.services.desk import Desk
from cashier.settings import Home, key_folder, save
from cashier.vault import Keys
from tests.ui.prepared import (
    OPEN,
    PASSWORD,
    SIGN_IN,
    check,
    feed,
    played,
    take,
    training_home,
)
from ui.cli import main
from ui.compose import open_station, prepare_training

Said = pytest.CaptureFixture[str]


@pytest.fixture
def home() -> Home:
    return training_home()


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("place")


def answer(said: Said, *arguments: str, status: int = 0) -> Any:
    """What a command answers with `--json`."""
    assert main([*arguments, "--json"]) == status
    return json.loads(said.readouterr().out)


def refused(said: Said, *arguments: str, status: int = 1) -> str:
    """The one line a command complains with."""
    assert main(list(arguments)) == status
    lines = said.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


# ---------------------------------------------------------------- demo


def test_demo_prepare_makes_a_home_from_a_feed_and_says_where(place: Path, capfd: Said) -> None:
    folder = place / "home"
    arguments = ("demo", "--prepare", "--home", str(folder), "--feed", str(feed()))
    made = answer(capfd, *arguments)
    assert made["home"] == str(folder)
    assert made["ledger"] == Home(folder).ledger_url
    assert (made["training"], made["made"]) == (True, True)
    before = (folder / "store.db").stat().st_mtime_ns
    again = answer(capfd, *arguments)
    assert again == {**made, "made": False}
    assert (folder / "store.db").stat().st_mtime_ns == before


def test_demo_prepare_stopped_half_way_leaves_nothing(place: Path) -> None:
    home = Home(place / "home")

    def stop(stage: str, _done: int, _total: int) -> None:
        if stage == "bills":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare_training(home, feed=feed(), progress=stop)
    assert not home.folder.exists()
    assert list(key_folder(home).glob("*")) == []


def test_demo_prepare_from_a_feed_with_a_bad_row_names_it_and_leaves_nothing(
    place: Path, capfd: Said
) -> None:
    folder = place / "feed"
    shutil.copytree(feed(), folder)
    with (folder / "bills.csv").open("a", encoding="utf-8") as bills:
        bills.write("B1,799999999,2026-11,2026-10-01,2026-10-23,monthly,,53.00\n")
    home = place / "home"
    said = refused(capfd, "demo", "--prepare", "--feed", str(folder), "--home", str(home))
    assert said.endswith("[feed.bad_rows]")
    assert "bills.csv line " in said
    assert "799999999" in said
    assert not home.exists()


def test_demo_prepare_from_a_broken_feed_leaves_nothing(place: Path, capfd: Said) -> None:
    shutil.copytree(feed(), place / "feed")
    (place / "feed" / "bills.csv").unlink()
    home = place / "home"
    said = refused(capfd, "demo", "--prepare", "--home", str(home), "--feed", str(place / "feed"))
    assert "bills.csv" in said
    assert said.endswith("[feed.file_missing]")
    assert not home.exists()


def test_demo_does_not_touch_a_real_home(home: Home, capfd: Said) -> None:
    make_real(home)
    home.ledger.unlink()
    assert refused(capfd, "demo", "--prepare").endswith("[home.not_empty]")


# ---------------------------------------------------------------- where, and with which settings


def test_home_may_be_named_before_or_after_the_command(
    home: Home, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CASHIER_HOME")
    for arguments in (
        ("--home", str(home.folder), "audit", "verify"),
        ("audit", "verify", "--home", str(home.folder)),
    ):
        assert answer(capfd, *arguments)["whole"] is True


def test_a_home_that_is_not_set_up(place: Path, capfd: Said) -> None:
    said = refused(capfd, "journal", "export", "--home", str(place / "none"))
    assert said.endswith("[home.not_set_up]")
    assert str(place / "none") in said
    assert not (place / "none").exists()


def test_a_training_home_refuses_a_real_ledger(home: Home, capfd: Said) -> None:
    save(home, {"ledger": "sqlite:////srv/ledger.db"})
    said = refused(capfd, "sync")
    assert said.endswith("[training.real_ledger]")
    assert "sqlite:////srv/ledger.db" in said


def test_an_unknown_setting_is_named(
    home: Home, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.store.exists()
    monkeypatch.setenv("CASHIER_PRINTR", "none")
    said = refused(capfd, "sync")
    assert "printr" in said
    assert said.endswith("[settings.unknown_key]")


def test_a_store_of_a_newer_version(home: Home, capfd: Said) -> None:
    from cashier.vault import Sealed

    connection = Sealed.open(home.store, Keys(folder=key_folder(home))).connect()
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    said = refused(capfd, "sync")
    assert "99" in said
    assert said.endswith("[store.newer]")


def test_a_damaged_store_is_one_line_of_the_doctor(
    home: Home, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cashier.services import records

    complaints = ("*** in database main ***\nTree 2 page 2: error\nTree 3 page 3: error",)
    whole = records.check_store

    def damaged(desk: Desk) -> records.StoreCheck:
        return replace(whole(desk), complaints=complaints)

    monkeypatch.setattr(records, "check_store", damaged)
    assert main(["doctor", "--home", str(home.folder)]) == 1
    said = capfd.readouterr().out.splitlines()
    place = next(at for at, line in enumerate(said) if line.startswith("! Store"))
    assert "Tree 2 page 2" in said[place]
    assert said[place + 1].strip().startswith("Stop work here")


def test_a_key_that_is_gone_is_the_worlds_fault(home: Home, capfd: Said) -> None:
    shutil.rmtree(key_folder(home))
    assert refused(capfd, "sync", status=3).endswith("[key.missing]")


# ---------------------------------------------------------------- who may


def make_real(home: Home) -> None:
    """The same home, bound as a station that is not for training."""
    from cashier.vault import Sealed

    connection = Sealed.open(home.store, Keys(folder=key_folder(home))).connect()
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'training'")
    connection.close()


@pytest.mark.parametrize(
    ("staff", "password", "code"),
    [
        ("2001", PASSWORD, ""),
        ("1001", PASSWORD, "role.not_allowed"),
        ("3001", PASSWORD, "role.not_allowed"),
        ("2001", "something else", "sign_in.wrong"),
    ],
)
def test_a_real_home_asks_who_exports_its_journal(
    home: Home,
    staff: str,
    password: str,
    code: str,
    capfd: Said,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import io

    make_real(home)
    monkeypatch.setenv("CASHIER_STAFF", staff)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    status = main(["journal", "export"])
    said = capfd.readouterr()
    assert status == (1 if code else 0)
    assert said.err.endswith(f"[{code}]\n") if code else said.err == ""


def test_the_clock_is_for_training_only(home: Home, capfd: Said, place: Path) -> None:
    make_real(home)
    (place / "s.jsonl").write_text("")
    script = str(place / "s.jsonl")
    said = refused(capfd, "play", script, "--clock", "2026-11-23T10:00")
    assert said.endswith("[clock.not_training]")


# ---------------------------------------------------------------- the ledger


def test_a_ledger_from_nothing(place: Path, capfd: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    url = f"sqlite:///{place}/ledger.db"
    assert answer(capfd, "ledger", "init", url)["path"] == f"{place}/ledger.db"
    assert refused(capfd, "ledger", "init", url).endswith("[ledger.exists]")
    assert answer(capfd, "ledger", "upgrade", url)["steps"] == 0
    site = ("--site", "BOS", "--name", "Boston", "--county", "Suffolk")
    assert answer(capfd, "ledger", "add-site", url, *site)["changed"] is True
    assert answer(capfd, "ledger", "add-site", url, *site)["changed"] is False
    person = ("--staff", "5001", "--name", "C. Ng", "--role", "cashier")
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough passphrase\nshort\n"))
    assert answer(capfd, "ledger", "add-staff", url, *person)["changed"] is True
    said = refused(capfd, "ledger", "add-staff", url, *person)
    assert said.endswith("[password.too_short]")
    assert answer(capfd, "ledger", "disable-staff", url, "--staff", "5001")["changed"] is True
    assert refused(capfd, "ledger", "disable-staff", url, "--staff", "9").endswith(
        "[staff.unknown]"
    )
    usps = ("--kind", "usps_money_order")
    named = (*usps, "--transit", "000000204", "--transit", "211999997", "--mark", "")
    assert answer(capfd, "ledger", "set-issuer", url, *named)["changed"] is True
    assert answer(capfd, "ledger", "set-issuer", url, *usps)["changed"] is False
    row = answer(capfd, "ledger", "issuers", url)["issuers"][0]
    assert (row["transits"], row["marks"]) == (["000000204", "211999997"], [])
    wrong = refused(capfd, "ledger", "set-issuer", url, *usps, "--transit", "000000800")
    assert wrong.endswith("[issuer.transit]")
    first = answer(capfd, "ledger", "import", url, str(feed()))
    assert first["accounts"] == first["changed"] > 0
    assert first["rejected"] == 0
    assert answer(capfd, "ledger", "import", url, str(feed()))["changed"] == 0
    assert answer(capfd, "ledger", "verify", url)["findings"] == []


def test_a_broken_feed_row_is_named_and_nothing_is_imported(place: Path, capfd: Said) -> None:
    url, bad = f"sqlite:///{place}/ledger.db", place / "feed"
    shutil.copytree(feed(), bad)
    bills = (bad / "bills.csv").read_text("utf-8").splitlines()
    bills[5] = bills[5].rpartition(",")[0] + ",12.345"
    (bad / "bills.csv").write_text("\n".join(bills) + "\n", "utf-8")
    main(["ledger", "init", url])
    capfd.readouterr()
    rejects = place / "rejects.csv"
    arguments = ["ledger", "import", url, str(bad), "--rejects", str(rejects), "--json"]
    assert main(arguments) == 1
    said = capfd.readouterr()
    assert "bills.csv:6: premium '12.345'" in said.err
    assert said.err.splitlines()[-1].endswith("[feed.rejected]")
    assert json.loads(said.out)["applied"] is False
    assert "12.345" in rejects.read_text("utf-8")
    assert answer(capfd, "ledger", "verify", url)["changes"] <= 1
    skipped = answer(capfd, *arguments[:-1], "--skip-bad")
    assert (skipped["applied"], skipped["rejected"]) == (True, 1)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("nonsense", "ledger.url"),
        ("postgresql://somebody:secret@host/db", "ledger.url"),
        ("sqlite:////nowhere/at/all.db", "ledger.absent"),
    ],
)
def test_an_address_that_is_no_ledger(url: str, code: str, capfd: Said) -> None:
    said = refused(capfd, "ledger", "verify", url)
    assert said.endswith(f"[{code}]")
    assert "secret" not in said


# ---------------------------------------------------------------- papers, printer, doctor


def test_reports_that_are_not_there(home: Home, capfd: Said) -> None:
    assert home.store.exists()
    assert refused(capfd, "report", "z").endswith("[report.none]")
    assert refused(capfd, "report", "x").endswith("[session.missing]")
    assert refused(capfd, "report", "day", "--site", "XXX").endswith("[report.unknown_site]")
    assert refused(capfd, "report", "deposit", "--ticket", "T-1").endswith("[deposit.unknown]")
    twice = ("--date", "2026-11-23", "--from", "2026-11-23")
    assert refused(capfd, "report", "period", *twice).endswith("[report.date_twice]")
    backwards = ("--from", "2026-11-23", "--to", "2026-11-22")
    assert refused(capfd, "report", "audit", *backwards).endswith("[report.days]")


def test_every_report_in_every_form(home: Home, tmp_path: Path, capfd: Said) -> None:
    count = {"do": "count", "counts": {"personal_check": {"items": 1, "amount": "206.00"}}}
    closed = played(home, [SIGN_IN, OPEN, take(check()), count, {"do": "close"}])[0][-1]
    kinds = ["z", "day", "sites", "deposit", "undeposited", "overrides", "audit", "period"]
    begins = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"section,row,", "json": b"{", "text": b""}
    for kind in kinds:
        for form, first in begins.items():
            out = tmp_path / f"{kind}.{form}"
            assert (
                main(["report", kind, "--date", "2026-11-23", "--format", form, "-o", str(out)])
                == 0
            )
            assert out.read_bytes().startswith(first)
            assert b"TRAINING" in out.read_bytes() or form in ("pdf", "xlsx", "json")
    assert sorted(path.suffix for path in tmp_path.glob("*.part")) == []
    capfd.readouterr()
    site = answer(capfd, "report", "day", "--date", "2026-11-23")
    assert site["sections"]["summary"]["rows"][0]["cents"] == 20600
    z = answer(capfd, "report", "z", "--session", closed["session"])
    assert (z["z_number"], z["expected_total"]["cents"]) == (1, 20600)


def test_the_x_of_an_open_drawer(home: Home, capfd: Said) -> None:
    opened = played(home, [SIGN_IN, OPEN, take(check())])[0][1]
    report = answer(capfd, "report", "x", "--session", opened["session"])
    assert (report["kind"], report["expected_total"]["cents"]) == ("x", 20600)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("TRN-01-000001-9", "receipt.check_digit"),
        ("17", "receipt.shape"),
        ("TRN-01-000001-1", "receipt.unknown"),
    ],
)
def test_receipts_that_are_not_there(home: Home, number: str, code: str, capfd: Said) -> None:
    assert home.store.exists()
    assert refused(capfd, "receipt", "show", number).endswith(f"[{code}]")


def test_a_receipts_code_is_checked_offline(home: Home, capfd: Said) -> None:
    played(home, [SIGN_IN, OPEN, take(check())])
    shown = answer(capfd, "receipt", "show", "TRN-01-000001-1")["receipt"]
    code = shown["qr_text"]
    found = answer(capfd, "receipt", "check", code)
    assert {**found, "key": ""} == {
        "verdict": "genuine",
        "receipt": "TRN-01-000001-1",
        "training": True,
        "recorded_here": True,
        "business_date": "2026-11-23",
        "total": "206.00",
        "accounts": ["5678"],
        "more_accounts": 0,
        "key": "",
    }
    assert main(["receipt", "check", code]) == 0
    assert capfd.readouterr().out.startswith("Genuine: receipt TRN-01-000001-1, from training")
    altered = code.replace(":20600:", ":20601:")
    assert refused(capfd, "receipt", "check", altered).endswith("[code.altered]")
    key = code.split(":", 6)[5]
    stranger = code.replace(f":{key}:", f":{key[::-1]}:")
    assert refused(capfd, "receipt", "check", stranger).endswith("[code.unknown_key]")
    assert refused(capfd, "receipt", "check", "x").endswith("[code.not_ours]")


def test_a_file_that_cannot_be_written(home: Home, capfd: Said) -> None:
    said = refused(capfd, "journal", "export", "-o", f"{home.folder}/none/j.jsonl", status=3)
    assert said.endswith("[output.not_written]")


def test_the_printer_test_slip_says_it_is_none(home: Home, capfd: Said) -> None:
    paper = home.folder / "paper.bin"
    save(home, {"printer": f"file://{paper}"})
    assert answer(capfd, "printer", "status")["ready"] is True
    assert answer(capfd, "printer", "test")["state"] == "printed"
    assert b"TRAINING" in paper.read_bytes()
    save(home, {"printer": "tcp://127.0.0.1:1"})
    assert refused(capfd, "printer", "test", status=3).endswith("[printer.not_ready]")


def test_doctor_says_a_line_for_each_part(home: Home, capfd: Said) -> None:
    found = answer(capfd, "doctor")
    assert found["ok"] is True
    names = [one["name"] for one in found["findings"]]
    station = ["Store", "Room", "Key", "Enrolled", "Printer", "Ledger", "Accounts", "Waiting"]
    assert names == ["Versions", "Disk", *station]
    said = {one["name"]: one["text"] for one in found["findings"]}
    assert "not checked in full yet" in said["Store"]
    assert said["Room"].startswith("none is kept back")
    with open_station(home, alone=True) as station_at_work:
        start_checks.run(station_at_work.desk)
    said = {one["name"]: one["text"] for one in answer(capfd, "doctor")["findings"]}
    assert "last checked in full" in said["Store"]
    assert said["Room"].startswith("kept back")
    shutil.rmtree(key_folder(home))
    found = answer(capfd, "doctor", status=1)
    (stopping,) = [one for one in found["findings"] if one["stops"]]
    assert "key" in stopping["todo"].lower()


def test_doctor_without_a_ledger_lets_work_go_on(home: Home, capfd: Said) -> None:
    home.ledger.unlink()
    found = answer(capfd, "doctor")
    ledger = next(one for one in found["findings"] if one["name"] == "Ledger")
    assert "ledger.gone" in ledger["text"]
    assert ledger["todo"]
    assert found["ok"] is True


# ---------------------------------------------------------------- usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["play"],
        ["sync", "--once", "--drain"],
        ["report", "z", "--date", "2026-13-40"],
        ["receipt", "show"],
        ["journal", "export", "--nonsense"],
    ],
)
def test_wrong_usage_is_two_and_one_sentence(arguments: list[str], capfd: Said) -> None:
    assert refused(capfd, *arguments, status=2).endswith("[usage]")


def test_a_bug_is_a_sentence_and_its_details_are_kept(
    home: Home, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        try:
            raise KeyError("Rosa M Alves")
        except KeyError as error:
            raise RuntimeError("account 712345678 of Rosa M Alves") from error

    monkeypatch.setattr("cashier.services.audit_trail.verify", broken)
    said = refused(capfd, "audit", "verify", status=3)
    assert said.endswith("[program.failed RuntimeError]")
    log = (home.folder / "logs" / "crashes.log").read_text("utf-8")
    kinds = [line for line in log.splitlines() if line and not line.startswith(" ")]
    assert kinds == ["builtins.KeyError", "builtins.RuntimeError"]
    assert "test_cli.py" in log
    assert not any(word in log for word in ("Rosa", "Alves", "5678"))
