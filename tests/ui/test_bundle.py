"""The support bundle says how a station is and names nobody: a day is planted with names, numbers
and passphrases, and none of them is in it, nor any key."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from cashier import log
from cashier.settings import Home, key_folder, save
from cashier.vault import Keys, Sealed
from tests.ui.prepared import (
    OPEN,
    PASSWORD,
    SIGN_IN,
    SYNC,
    check,
    money_order,
    played,
    signed,
    take,
    training_home,
)
from ui.bundle import address, bundle
from ui.cli import main
from ui.doctor import Finding, examine
from ui.ending import ending

PLANTED = (
    *("Rosa", "Alves", "712345678", "712345686", "4400123456", "011999993", "90210417"),
    *("28123456781", PASSWORD, "left her umbrella", "hunter2", "Tremont"),
)


@pytest.fixture
def home() -> Home:
    return training_home()


def made(home: Home) -> tuple[str, dict[str, Any]]:
    text = bundle(home, examine(home)).decode("ascii")
    return text, json.loads(text)


def _a_day(home: Home) -> None:
    acts = (
        SIGN_IN,
        OPEN,
        {"do": "find", "text": "alves rosa"},
        take(check(number="90210417"), money_order()),
        signed("void", receipt="TRN-01-000001-1", tender=2, reason="left her umbrella"),
        SYNC,
    )
    answers, _ = played(home, acts)
    assert [one for one in answers if not one["ok"]] == []


def _two_crashes(home: Home) -> None:
    logger = logging.getLogger("cashier")
    before = logger.handlers[:], logger.propagate, logger.level
    log.set_up(home.folder)
    try:
        raise ValueError("Rosa M Alves 712345678")
    except ValueError as error:
        ending(error, home)
        log.logger("sync").error("requests wait", code="ledger.gone", detail="of Rosa Alves")
        logger.warning("B-0A1B2C for Rosa Alves of 12 Tremont Street, 712345678")
    finally:
        for handler in logger.handlers:
            handler.close()
        logger.handlers[:], logger.propagate = before[0], before[1]
        logger.setLevel(before[2])


def test_nobody_is_named_after_a_day_that_named_them(
    home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _a_day(home)
    _two_crashes(home)
    with (home.folder / "logs" / "crashes.log").open("a") as crashes:
        crashes.write("Alves\nRosa M Alves\n  Rosa 90210417\n")
    (home.folder / "Rosa Alves 712345678.pdf").write_text("her receipt")
    save(home, {"usps_phone": "Rosa Alves 90210417", "deposit_bank": "12 Tremont Street"})
    monkeypatch.setenv("CASHIER_PRINTER", "tcp://rosa:hunter2@10.0.0.9:9100/Tremont?width=80")
    text, parts = made(home)
    assert [secret for secret in PLANTED if secret.lower() in text.lower()] == []
    keys = list(key_folder(home).glob("*.key"))
    assert keys
    for key in keys:
        assert key.read_text().strip() not in text
        assert key.stem not in text or len(key.stem) < 16
    for folder in (home.folder, key_folder(home), Path.home(), tmp_path):
        assert str(folder) not in text
    # and it is of use
    assert parts["settings"]["printer"] == {"value": "tcp://10.0.0.9:9100", "from": "environment"}
    assert parts["settings"]["usps_phone"] == {"value": "(kept out)", "from": "home"}
    assert parts["settings"]["sync_every_seconds"] == {"value": 20, "from": "default"}
    station = parts["station"]
    assert station["journal"]["number"] == sum(station["records"].values()) >= 3
    assert len(station["journal"]["hash"]) == len(station["audit"]["hash"]) == 64
    assert station["acts"]["sign_in"] == 1
    assert {one["feed"] for one in station["feeds"]} == {"accounts", "directory"}
    assert parts["codes"] == {"B-0A1B2C": 1, "ledger.gone": 1}
    assert parts["crashes"][0] == "builtins.ValueError"
    assert parts["crashes"][1].startswith("  test_bundle.py:")
    assert len(parts["crashes"]) == 2
    assert parts["files"]["ours"]["store.db"] > 10_000
    assert parts["files"]["others"] == {"count": 1, "bytes": len("her receipt")}
    assert {one["name"] for one in parts["findings"]} >= {"Versions", "Store", "Printer", "Ledger"}
    assert parts["program"]["packages"]["sqlcipher3"][0].isdigit()
    _the_search_does_find_things(home, tmp_path)


def _the_search_does_find_things(home: Home, folder: Path) -> None:
    """The control: the same words are in the store that the bundle was made of."""
    sealed = Sealed.open(home.store, Keys(folder=key_folder(home), use_keyring=False))
    source = sealed.connect()
    source.execute("ATTACH ? AS plain KEY ''", (str(folder / "plain.db"),))
    source.execute("SELECT sqlcipher_export('plain')").fetchall()
    source.close()
    content = (folder / "plain.db").read_bytes()
    handled = set(PLANTED) - {PASSWORD, "hunter2", "Tremont"}
    assert [one for one in handled if one.encode() not in content] == []


def test_a_station_that_cannot_be_opened_still_says_what_it_can(home: Home) -> None:
    home.settings_file.write_text('printer = "Rosa Alves"\nnobody = "712345678"\n')
    text, parts = made(home)
    assert parts["settings"] == {"not_readable": "settings.unknown_key"}
    assert parts["station"] == {"not_readable": "settings.unknown_key"}
    (trouble,) = [one for one in parts["findings"] if one["name"] == "Station"]
    assert trouble == {
        "name": "Station",
        "text": "[settings.unknown_key]",
        "todo": True,
        "stops": True,
    }
    assert "Rosa" not in text
    assert "712345678" not in text
    home.settings_file.unlink()
    home.store.unlink()
    _, parts = made(home)
    assert "." in parts["station"]["not_readable"]
    assert parts["program"]["cashier"]


def test_places_in_a_finding_are_said_by_what_they_are(home: Home) -> None:
    where = f"from {home.folder}/store.db and {key_folder(home)}/c, {Path.home()}/x, /srv/Rosa/y z"
    (one,) = json.loads(bundle(home, (Finding(name="Key", text=where),)))["findings"]
    assert one["text"].startswith("from <home>/store.db and <keys>/c, ")
    assert "/srv" not in one["text"]
    assert str(Path.home()) not in one["text"]


def test_an_address_is_its_kind_its_computer_and_its_port() -> None:
    assert address("postgresql://rosa:hunter2@db.example:5432/ledger?sslkey=/k") == (
        "postgresql://db.example:5432"
    )
    assert address("file:///media/Rosa/paper.bin") == "file://"
    assert address("none") == "none"
    assert address("Rosa Alves") == address("tcp://[") == "(kept out)"


def test_doctor_writes_it_whole_and_says_its_lines_besides(
    home: Home, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bundle.json"
    assert main(["doctor", "--home", str(home.folder), "--bundle", str(file), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["ok"] is True
    assert json.loads(file.read_bytes())["bundle"] == 1
    nowhere = tmp_path / "none" / "bundle.json"
    assert main(["doctor", "--home", str(home.folder), "--bundle", str(nowhere)]) == 3
