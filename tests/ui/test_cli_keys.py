"""The commands that hand out credentials and sign checkpoints, in this process."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.ui.test_cli import answer, refused
from ui.cli import main

Said = pytest.CaptureFixture[str]


@pytest.fixture
def url(tmp_path: Path, capfd: Said) -> str:
    """An embedded ledger with one center."""
    made = f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}"
    answer(capfd, "ledger", "init", made)
    answer(capfd, "ledger", "add-site", made, "--site", "LYN", "--name", "Lynn")
    return made


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    """A signer's key and its public half, as PEM files."""
    made = Ed25519PrivateKey.generate()
    private, public = tmp_path / "key.pem", tmp_path / "public.pem"
    pem = serialization.Encoding.PEM
    private.write_bytes(
        made.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    public.write_bytes(made.public_key().public_bytes(pem, spki))
    return str(private), str(public)


def test_a_station_is_enrolled_once_per_file(url: str, capfd: Said, tmp_path: Path) -> None:
    file, home = tmp_path / "lyn.json", tmp_path / "home"
    enroll = ("ledger", "enroll-station", url, "--site", "LYN", "--station", "01")
    assert answer(capfd, *enroll, "--out", str(file))["certificate"] is False
    before = file.read_bytes()
    assert refused(capfd, *enroll, "--out", str(file)).endswith("[output.exists]")
    assert file.read_bytes() == before
    nowhere = str(tmp_path / "no" / "folder.json")
    assert refused(capfd, *enroll, "--out", nowhere, status=3).endswith("[output.not_written]")

    bound = answer(capfd, "station", "enroll", str(file), "--home", str(home))
    assert (bound["site"], bound["station"], bound["file_deleted"]) == ("LYN", "01", True)
    assert not file.exists()
    assert answer(capfd, "sync", "--home", str(home))["pulled"] == 3
    assert refused(capfd, "station", "enroll", str(file), "--home", str(home)).endswith(
        "[enrolment.unreadable]"
    )


def test_what_is_refused_leaves_no_file_and_no_home(url: str, capfd: Said, tmp_path: Path) -> None:
    file, home = tmp_path / "lyn.json", tmp_path / "home"
    enroll = ("ledger", "enroll-station", url, "--out", str(file), "--station")
    assert refused(capfd, *enroll, "01", "--site", "NOP").endswith("[site.unknown]")
    assert refused(capfd, *enroll, "1", "--site", "LYN").endswith("[station.number]")
    ca = ("--ca-cert", str(tmp_path / "absent.crt"))
    assert main([*enroll, "01", "--site", "LYN", *ca]) == 2
    capfd.readouterr()
    both = (*ca, "--ca-key", str(tmp_path / "absent.key"))
    told = refused(capfd, *enroll, "01", "--site", "LYN", *both)
    assert told.endswith("[ca.unreadable]")
    assert not file.exists()

    answer(capfd, *enroll, "01", "--site", "LYN")
    fields = json.loads(file.read_text())
    file.write_text(json.dumps({**fields, "ledger_id": "another"}))
    into = ("station", "enroll", str(file), "--home", str(home))
    assert refused(capfd, *into).endswith("[enrolment.other_ledger]")
    assert file.exists()
    assert not home.exists()


def test_a_station_is_shut_out_and_auditors_need_a_server(
    url: str, capfd: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("an auditor's passphrase\n"))
    place = ("--site", "LYN", "--station", "01")
    assert refused(capfd, "ledger", "disable-station", url, *place).endswith("[station.unknown]")
    told = refused(capfd, "ledger", "add-auditor", url, "--name", "office")
    assert told.endswith("[ledger.no_roles]")


def test_a_checkpoint_is_signed_and_checked(
    url: str, key: tuple[str, str], capfd: Said, tmp_path: Path
) -> None:
    private, public = key
    file = tmp_path / "checkpoint.json"
    assert main(["ledger", "checkpoint", url, "--key", private, "-o", str(file)]) == 0
    check = ("ledger", "check-checkpoint", str(file), "--public-key", public)
    assert answer(capfd, *check)["number"] == 1
    assert answer(capfd, *check, url)["findings"] == []
    assert main([*check, url]) == 0
    assert "still holds all of it" in capfd.readouterr().out

    other = f"sqlite:///{(tmp_path / 'other.db').as_posix()}"
    answer(capfd, "ledger", "init", other)
    findings = answer(capfd, *check, other, status=1)["findings"]
    assert [finding["what"] for finding in findings] == ["ledger"]

    changed = file.read_text().replace('\\"postings\\":0', '\\"postings\\":1')
    file.write_text(changed)
    assert refused(capfd, *check).endswith("[checkpoint.signature]")
    told = refused(capfd, "ledger", "checkpoint", url, "--key", str(file))
    assert told.endswith("[signing.key_file]")
