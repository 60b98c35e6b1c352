"""`audit` and `ledger audit`: the chain checked, searched, and proved where there is no home."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cashier import signing
from cashier.settings import Home
from tests.cashier.counter import RIVERA
from tests.ui.prepared import OPEN, SIGN_IN, check, played, take, training_home
from tests.ui.test_cli import Said, answer, refused
from ui.cli import main
from ui.commands import person


@pytest.fixture
def home() -> Home:
    """A home where a visit was taken."""
    made = training_home()
    assert played(made, (SIGN_IN, OPEN, take(check())))[1] == 0
    return made


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("place")


def lines(said: Said, *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--json"]) == 0
    return [json.loads(line) for line in said.readouterr().out.splitlines()]


def said(capfd: Said, *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status
    return capfd.readouterr().out


def elsewhere(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Another machine: there is no home and no key."""
    monkeypatch.setenv("CASHIER_HOME", str(place / "nothing"))
    monkeypatch.setenv("CASHIER_KEY_DIR", str(place / "no-keys"))


def test_an_export_is_checked_and_searched_on_another_machine(
    home: Home, place: Path, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = place / "audit.jsonl"
    assert main(["audit", "export", "-o", str(file)]) == 0
    elsewhere(monkeypatch, place)
    whole = answer(capfd, "audit", "verify", str(file))
    assert (whole["station"], whole["whole"], whole["key_known"]) == ("TRN-01", True, False)
    assert whole["lines"] == whole["texts"] == len(file.read_text().splitlines()) - 1
    words = said(capfd, "audit", "verify", str(file))
    assert f"Chain whole from 1 to {whole['lines']:,}." in words
    (paid,) = lines(capfd, "audit", "search", str(file), "--event", "payment_taken")
    assert (paid["staff"], paid["station"], paid["data"]["total_cents"]) == (
        "1001",
        "TRN-01",
        20600,
    )
    assert paid["at"].endswith("Z")
    assert paid["new_york"][-6:] in {"-05:00", "-04:00"}
    raw = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*raw[:3], *raw[4:]]))
    assert "Record 3 does not follow 2." in said(capfd, "audit", "verify", str(file), status=1)
    assert "[audit.broken]" in refused(capfd, "audit", "search", str(file))
    file.write_bytes(b"".join(raw[:-1]))
    words = said(capfd, "audit", "verify", str(file), status=1)
    assert f"The file ends at {whole['lines'] - 1:,}; it was made to {whole['lines']:,}." in words


def test_an_export_signed_by_the_organisations_key(home: Home, place: Path, capfd: Said) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    keys = []
    for name in ("ours", "theirs"):
        private = Ed25519PrivateKey.generate()
        keys.append(place / name)
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        keys[-1].write_bytes(pem)
    file = place / "audit.jsonl"
    for command in (
        ("audit", "export"),
        ("ledger", "audit", home.ledger_url, "--site", "TRN", "--station", "01"),
    ):
        assert main([*command, "-o", str(file), "--key", str(keys[0])]) == 0
        found = answer(capfd, "audit", "verify", str(file), "--public-key", str(keys[0]))
        assert found["key_known"]
        assert found["key_id"] == signing.key_id(signing.read_public(keys[0]))
        other = ("audit", "verify", str(file), "--public-key", str(keys[1]))
        assert refused(capfd, *other).endswith("[audit.signature]")


def test_the_ledger_gives_the_same_lines_back(home: Home, place: Path, capfd: Said) -> None:
    here, there = place / "here.jsonl", place / "there.jsonl"
    assert main(["audit", "export", "-o", str(here)]) == 0
    synced = answer(capfd, "sync", "--audit")
    assert synced["waiting"] == 0
    of_it = ("--site", "TRN", "--station", "01", "-o", str(there))
    assert main(["ledger", "audit", home.ledger_url, *of_it]) == 0
    ours, theirs = (file.read_text().splitlines()[1:] for file in (here, there))
    assert theirs[: len(ours)] == ours
    assert "Not signed" in said(capfd, "audit", "verify", str(there))
    assert answer(capfd, "ledger", "verify", home.ledger_url)["findings"] == []
    unknown = ("ledger", "audit", home.ledger_url, "--site", "TRN", "--station", "09")
    assert refused(capfd, *unknown).endswith("[ledger.unknown_station]")


def test_the_whole_ledger_is_searched(home: Home, capfd: Said) -> None:
    """By an auditor who is at no station."""
    assert main(["sync", "--audit"]) == 0
    capfd.readouterr()
    of_it = ("ledger", "search-audit", home.ledger_url)
    (paid,) = lines(capfd, *of_it, "--event", "payment_taken", "--staff", "1001")
    assert (paid["station"], paid["data"]["total_cents"]) == ("TRN-01", 20600)
    assert lines(capfd, *of_it, "--site", "BOS") == []
    newest = [one["at"] for one in lines(capfd, *of_it, "--most", "3")]
    assert len(newest) == 3
    assert newest == sorted(newest, reverse=True)
    words = said(capfd, *of_it, "--group", "payments")
    assert words.startswith("TRN-01 ")


def test_what_a_role_does_not_allow_is_a_line(
    home: Home, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a command and of a script alike."""
    with monkeypatch.context() as as_cashier:
        as_cashier.setattr(person, "TRAINER", RIVERA)
        assert refused(capfd, "audit", "verify").endswith("[role.not_allowed]")
    administrator = {**SIGN_IN, "staff": "3001"}
    assert played(home, (administrator, {"do": "find", "text": "alves"}))[1] == 1
    found = lines(capfd, "audit", "search", "--event", "act_denied")
    assert sorted((one["staff"], one["data"]["act"]) for one in found) == [
        ("1001", "verify_audit"),
        ("3001", "search"),
    ]


def test_a_search_by_person_time_and_value(home: Home, capfd: Said) -> None:
    by_rivera = lines(capfd, "audit", "search", "--staff", "rivera")
    assert {one["staff"] for one in by_rivera} == {"1001"}
    assert [one["n"] for one in by_rivera] == sorted((one["n"] for one in by_rivera), reverse=True)
    assert lines(capfd, "audit", "search", "--until", "2020-01-01") == []
    assert lines(capfd, "audit", "search", "--since", "2020-01-01", "--group", "payments")
    words = said(capfd, "audit", "search", "--group", "payments")
    assert "A. Rivera" in words
    assert words.endswith("1 lines.\n")
    assert "--most shows more" in said(capfd, "audit", "search", "--most", "1")
    wrong = refused(capfd, "audit", "search", "--since", "yesterday")
    assert wrong.endswith("[audit.not_a_time]")
