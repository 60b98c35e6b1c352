"""A short day on a real home, in real processes, with everything that writes files at work: no
name, number, key or passphrase stands anywhere in clear, save in what the person asked for."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cashier import log, settings
from cashier.settings import Home
from resources.sample import write_feed
from ui.ending import ending
from ui.last_resort import LastResort

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
PASSPHRASE = "walk in center demo"
BACKUP_PASSPHRASE = "four words of a supervisor"
SECRETS = (
    *("Rosa", "Alves", "712345678", "4400123456", "011999993", "28123456781"),
    *(PASSPHRASE, BACKUP_PASSPHRASE, "left her umbrella"),
)
ASKED_FOR = frozenset({"receipts.bin", "receipt.pdf", "journal.jsonl", "passphrase"})
"""Files the person named: paper printed to a file, a saved receipt, an export, their own
passphrase file. `keys` is the key folder: files of mode 0600 where there is no keyring."""

SCRIPT = (
    {"do": "sign_in", "staff": "1001", "password": PASSPHRASE},
    {"do": "open_drawer", "business_date": DAY.isoformat()},
    {"do": "find", "text": "alves rosa", "limit": 5},
    {"do": "account", "number": "712345678"},
    {
        "do": "take",
        "payer": "Rosa M Alves",
        "tenders": [
            {
                "kind": "personal_check",
                "amount": "206.00",
                "number": "1042",
                "routing": "011999993",
                "account": "4400123456",
                "dated": "2026-11-20",
                "allocations": [{"account": "712345678", "amount": "206.00"}],
                "accept": ["*"],
            },
            {
                "kind": "usps_money_order",
                "amount": "34.57",
                "number": "28123456781",
                "dated": "2026-11-22",
                "allocations": [{"account": "712345678", "amount": "34.57"}],
                "accept": ["*"],
            },
        ],
    },
    {"do": "void", "receipt": "TRN-01-000001-1", "tender": 2, "reason": "left her umbrella",
     "approver": "2001", "password": PASSPHRASE},
    {"do": "find", "text": "712345678"},
    {"do": "account", "number": "712345686"},
    {"do": "sync"},
    {"do": "count", "counts": {"personal_check": {"items": 1, "amount": "206.00"}}},
    {"do": "close"},
)  # fmt: skip


class Day:
    """One folder in which everything happens: home, keys, temporary files, and what was asked
    for."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, Home(folder / "home")
        for name in ("tmp", "run", "asked"):
            (folder / name).mkdir(mode=0o700)
        self.passphrase = folder / "asked" / "passphrase"
        self.passphrase.write_text(f"{BACKUP_PASSPHRASE}\n")

    def cashier(self, *arguments: str, home: Path | None = None, **more: object) -> str:
        environment = {
            **os.environ,
            "CASHIER_HOME": str(home or self.home.folder),
            "CASHIER_KEY_DIR": str(self.folder / "keys"),
            "CASHIER_PRINTER": (self.folder / "asked" / "receipts.bin").as_uri(),
            **{name: str(self.folder / "tmp") for name in ("TMPDIR", "TEMP", "TMP")},
            "SQLITE_TMPDIR": str(self.folder / "tmp"),
        }
        done = subprocess.run(
            [sys.executable, "-m", "ui", *arguments],
            cwd=self.folder / "run",
            env=environment | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
            **more,  # type: ignore[call-overload]
        )
        assert done.returncode == 0, f"{arguments}: {done.stderr}"
        return str(done.stdout)

    def files(self) -> Iterator[tuple[Path, bytes]]:
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.name not in ASKED_FOR and path.parent.name != "keys":
                yield path.relative_to(self.folder), path.read_bytes()

    def keys(self) -> Iterator[bytes]:
        for path in (self.folder / "keys").glob("*.key"):
            text = path.read_text().strip()
            yield text.encode()
            yield bytes.fromhex(text)


def _found(content: bytes, secrets: tuple[bytes, ...]) -> list[bytes]:
    return [secret for secret in secrets if secret in content]


@pytest.fixture
def day(tmp_path: Path) -> Day:
    """A morning at the counter, a copy of the store, a rescue, a restored home, and two crashes
    whose errors speak of a customer."""
    day = Day(tmp_path)
    write_feed(tmp_path.parent / f"{tmp_path.name}-feed", accounts=60, today=DAY)
    feed = str(tmp_path.parent / f"{tmp_path.name}-feed")
    day.cashier("demo", "--prepare", "--feed", feed)
    script = "\n".join(json.dumps(one) for one in SCRIPT)
    told = day.cashier("play", "-", "--clock", "2026-11-23T14:00:00Z", input=script)
    answers = [json.loads(line) for line in told.splitlines()]
    assert [one["do"] for one in answers if not one["ok"]] == [], told
    asked = tmp_path / "asked"
    day.cashier(
        "receipt", "show", "TRN-01-000001-1", "--format", "pdf", "-o", f"{asked}/receipt.pdf"
    )
    day.cashier("journal", "export", "-o", f"{asked}/journal.jsonl")
    opens = ("--passphrase-file", str(day.passphrase))
    day.cashier("backup", f"{tmp_path}/copy.backup", *opens)
    day.cashier("rescue", f"{tmp_path}/rescued.backup", *opens)
    day.cashier("restore", f"{tmp_path}/copy.backup", *opens, home=tmp_path / "restored")
    settings.save(day.home, {"text_scale_percent": 125})
    day.cashier("doctor", "--json", "--bundle", f"{tmp_path}/bundle.json")
    _crash(day)
    return day


def _crash(day: Day) -> None:
    """Both ways out of a bug: the window's last resort, and a command's."""
    logger = logging.getLogger("cashier")
    before = logger.handlers[:], logger.propagate, logger.level
    log.set_up(day.home.folder)
    try:
        raise ValueError("Rosa M Alves 712345678 4400123456")
    except ValueError as error:
        LastResort._write_down(type(error), error, error.__traceback__)
        ending(error, day.home)
        log.logger("test").error("odd", payer="Rosa M Alves", detail="of 712345678")
    finally:
        for handler in logger.handlers:
            handler.close()
        logger.handlers[:], logger.propagate = before[0], before[1]
        logger.setLevel(before[2])


def test_nothing_in_clear(day: Day) -> None:
    secrets = (*(one.encode() for one in SECRETS), *day.keys())
    assert len(list(day.keys())) >= 6
    seen = {str(path): _found(content, secrets) for path, content in day.files()}
    assert {path: found for path, found in seen.items() if found} == {}
    wanted = {
        *("home/store.db", "home/ledger.db", "home/logs/cashier.log", "home/logs/crashes.log"),
        *("copy.backup", "rescued.backup", "bundle.json", "home/settings.toml"),
    }
    assert wanted <= set(seen)
    assert any(path.startswith("restored/evidence/") for path in seen)
    assert list((day.folder / "tmp").iterdir()) == [], "nothing stays in the temporary folder"
    for path in day.home.folder.rglob("*"):
        if path.is_file():
            assert path.stat().st_mode & 0o077 == 0 or path.suffix in {".txt", ".toml", ".log"}
    _the_search_does_find_things(day)


def _the_search_does_find_things(day: Day) -> None:
    """The controls: a plain copy of the store has them all, and the day did handle the names."""
    from cashier.vault import Keys, Sealed

    sealed = Sealed.open(day.home.store, Keys(folder=day.folder / "keys", use_keyring=False))
    plain = day.folder / "plain.db"
    source = sealed.connect()
    source.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    source.execute("SELECT sqlcipher_export('plain')").fetchall()
    source.close()
    with sqlite3.connect(plain) as control:
        assert control.execute("SELECT count(*) FROM visit").fetchone() == (1,)
    control.close()
    secrets = tuple(one.encode() for one in SECRETS)
    (content,) = [content for path, content in day.files() if path.name == "plain.db"]
    assert set(secrets) - set(_found(content, secrets)) <= {
        PASSPHRASE.encode(), BACKUP_PASSPHRASE.encode()
    }  # fmt: skip
    assert b"Rosa" in (day.folder / "asked" / "journal.jsonl").read_bytes()
    assert (day.folder / "asked" / "receipts.bin").stat().st_size > 100
