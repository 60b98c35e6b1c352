"""A short day on a real home, in real processes, with everything that writes files at work: no
name, number, key or passphrase stands anywhere in clear, save in what the person asked for.

Every file that Python code opens to write is told by a hook inside the processes, so that what
stood somewhere for a moment only is found, too."""

from __future__ import annotations

import json
import logging
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
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
TICKET = "TRN-20261123-01"
PASSPHRASE = "walk in center demo"
BACKUP_PASSPHRASE = "four words of a supervisor"
SECRETS = (
    *("Rosa", "Alves", "712345678", "4400123456", "011999993", "28123456781"),
    *(PASSPHRASE, BACKUP_PASSPHRASE, "left her umbrella"),
)
FORMS = ("pdf", "xlsx", "csv", "json", "text")
REPORTS = ("z", "day", "audit")
ASKED_FOR = frozenset(
    {
        *("receipts.bin", "receipt.pdf", "journal.jsonl", "audit.jsonl", "ticket.pdf", "bank.csv"),
        *("passphrase", "deposit.jsonl", *(f"{name}.{form}" for name in REPORTS for form in FORMS)),
    }
)
"""Files the person named: paper printed to a file, a saved receipt, exports, reports, their own
passphrase file and script. `keys` is the key folder: files of mode 0600 where there is no keyring.
"""

EXPECTED = re.compile(
    r"(home|keys|asked|restored)(/|$)|(copy|rescued)\.backup$|bundle\.json$|/dev/|.*/__pycache__/"
    # tempfile trying a folder out with four letters of its own, and python-escpos' list of printers
    r"|tmp/[a-z0-9_]{8}$|tmp/tmp\w+/[\d.]+\.capabilities\.pickle$"
)

HOOK = """
import os, sys
_out = os.open({written!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
_started = os.open({started!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
def _hear(event, told):
    if event == "open" and told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        if not isinstance(told[0], int):
            os.write(_out, os.fsencode(os.path.abspath(told[0])) + b"\\n")
    elif event == "subprocess.Popen":
        os.write(_started, repr(told[1]).encode() + b"\\n")
sys.addaudithook(_hear)
"""
"""Imported by every Python that starts with its folder on the path. What programs are started with
is a file like others: it is searched, too."""

DRIVER = """
import json, sys
from ui.cli import main
for arguments in json.loads(sys.stdin.buffer.readline()):
    assert main(arguments) == 0, arguments
"""
"""Many commands in one process: each start costs a second."""

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
        for name in ("tmp", "run", "asked", "hook"):
            (folder / name).mkdir(mode=0o700)
        written, started = (str(folder / "hook" / name) for name in ("written", "started"))
        hook = HOOK.format(written=written, started=started)
        (folder / "hook" / "sitecustomize.py").write_text(hook)
        self.passphrase = folder / "asked" / "passphrase"
        self.passphrase.write_text(f"{BACKUP_PASSPHRASE}\n")

    def cashier(self, *commands: list[str], then: str = "") -> str:
        """Runs commands, one after the other; `then` is what the last reads."""
        environment = {
            **os.environ,
            "CASHIER_HOME": str(self.home.folder),
            "CASHIER_KEY_DIR": str(self.folder / "keys"),
            "CASHIER_PRINTER": (self.folder / "asked" / "receipts.bin").as_uri(),
            **{name: str(self.folder / "tmp") for name in ("TMPDIR", "TEMP", "TMP")},
            "SQLITE_TMPDIR": str(self.folder / "tmp"),
        }
        done = subprocess.run(
            [sys.executable, "-c", DRIVER],
            input=f"{json.dumps(commands)}\n{then}",
            cwd=self.folder / "run",
            env=environment
            | {"PYTHONPATH": os.pathsep.join((str(self.folder / "hook"), str(ROOT)))},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}{done.stderr}"
        return done.stdout

    def exports(self) -> Iterator[tuple[str, bytes]]:
        """What was asked for, and was not brought by the person; workbooks unpacked."""
        for path in sorted((self.folder / "asked").iterdir()):
            if path.name not in {"passphrase", "deposit.jsonl"}:
                if path.suffix != ".xlsx":
                    yield path.name, path.read_bytes()
                    continue
                with zipfile.ZipFile(path) as packed:
                    yield path.name, b"".join(map(packed.read, packed.namelist()))

    def files(self) -> Iterator[tuple[Path, bytes]]:
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.name not in ASKED_FOR and path.parent.name != "keys":
                yield path.relative_to(self.folder), path.read_bytes()

    def written(self) -> set[str]:
        """Every file that a process wrote, even for a moment, below this folder or elsewhere."""
        lines = (self.folder / "hook" / "written").read_text().splitlines()
        return {line.removeprefix(f"{self.folder}/").removesuffix(".part") for line in lines}

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
    script = "".join(f"{json.dumps(one)}\n" for one in SCRIPT)
    prepare = ["demo", "--prepare", "--feed", feed]
    told = day.cashier(prepare, ["play", "-", "--clock", "2026-11-23T14:00:00Z"], then=script)
    answers = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert [one["do"] for one in answers if not one["ok"]] == [], told
    assert len(answers) == len(SCRIPT)
    settings.save(day.home, {"text_scale_percent": 125})
    _evening(day, session=answers[1]["session"])
    _crash(day)
    return day


def _evening(day: Day, *, session: str) -> None:
    """The drawer goes to the bank; every report and export is made, and every kind of copy."""
    asked, folder = day.folder / "asked", day.folder
    steps = (
        {"do": "sign_in", "staff": "2001", "password": PASSPHRASE},
        {"do": "prepare_deposit", "sessions": [session], "bag": "BAG-1"},
        {"do": "sign_in", "staff": "2002", "password": PASSPHRASE},
        {"do": "verify_deposit", "ticket": TICKET},
    )
    script = asked / "deposit.jsonl"
    script.write_text("".join(f"{json.dumps(one)}\n" for one in steps))
    opens = ["--passphrase-file", str(day.passphrase)]
    copy, restored = f"{folder}/copy.backup", ["--home", f"{folder}/restored"]
    dated = ["--date", DAY.isoformat(), "--format"]
    day.cashier(
        ["play", str(script), "--clock", "2026-11-23T22:00:00Z"],
        ["receipt", "show", "TRN-01-000001-1", "--format", "pdf", "-o", f"{asked}/receipt.pdf"],
        ["journal", "export", "-o", f"{asked}/journal.jsonl"],
        ["audit", "export", "-o", f"{asked}/audit.jsonl"],
        ["export", "ticket", TICKET, "-o", f"{asked}/ticket.pdf"],
        ["export", "bank", TICKET, "-o", f"{asked}/bank.csv"],
        *(
            ["report", name, *dated, form, "-o", f"{asked}/{name}.{form}"]
            for name in REPORTS
            for form in FORMS
        ),
        ["backup", copy, *opens],
        ["rescue", f"{folder}/rescued.backup", *opens],
        ["restore", copy, *opens, *restored],
        ["doctor", "--json", "--bundle", f"{folder}/bundle.json"],
    )


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
    hidden = (PASSPHRASE.encode(), BACKUP_PASSPHRASE.encode(), *day.keys())
    assert len(list(day.exports())) == len(REPORTS) * len(FORMS) + 6
    assert [name for name, content in day.exports() if _found(content, hidden)] == []
    assert "hook/started" in seen
    assert list((day.folder / "tmp").iterdir()) == [], "nothing stays in the temporary folder"
    # nor was there anything of Python's doing: the ledger's own spill is sealed, and unlinked
    assert [one for one in day.written() if not EXPECTED.match(one)] == []
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
