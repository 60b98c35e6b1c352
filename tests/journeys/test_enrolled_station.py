"""From an empty PostgreSQL server to a posting in it: what an administrator and a cashier type, on
both versions, and over TLS with the station's own certificate."""

from __future__ import annotations

import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cashier.clock import TrainingClock
from cashier.settings import Home
from tests.servers.authority import OwnAuthority, make_authority, start_tls_server
from tests.servers.postgres import Server
from tests.ui.prepared import MORNING, OPEN, SIGN_IN, check, feed, money_order, take
from ui.cli import main

WORDS = "quiet walnut ferry lamp"
HERE = {**SIGN_IN, "password": WORDS}

# no site of the ledger's own tests: a station's role belongs to the whole server
SITE, NUMBER = "LYN", "01"
STAFF = (("1001", "A. Rivera", "cashier"), ("2001", "N. Boyle", "supervisor"))
Said = pytest.CaptureFixture[str]


class Terminal:
    """A command line and what it answers."""

    def __init__(self, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
        self._said = said
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, typed: str = "", status: int = 0) -> Any:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        found = main([*arguments, "--json"])
        said = self._said.readouterr()
        assert found == status, said.err
        return json.loads(said.out) if status == 0 else said.err

    def lines(self, *arguments: str) -> list[Any]:
        assert main(list(arguments)) == 0
        return [json.loads(line) for line in self._said.readouterr().out.splitlines()]


@pytest.fixture
def terminal(capfd: Said, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    # a counter day of the sample feed, whatever day it is
    monkeypatch.setattr("ui.compose.SystemClock", lambda: TrainingClock(MORNING))
    return Terminal(capfd, monkeypatch)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> OwnAuthority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def tls_server(authority: OwnAuthority, postgres15: Server) -> Iterator[Server]:
    del postgres15  # skips where there is none
    server = start_tls_server(authority)
    yield server
    server.remove()


@pytest.fixture(params=["postgres15", "postgres18", "tls"])
def ledger(
    request: pytest.FixtureRequest, authority: OwnAuthority, terminal: Terminal
) -> tuple[str, tuple[str, ...]]:
    """A ledger with a center, its people and accounts; and what enrolling needs besides."""
    more: tuple[str, ...] = ()
    if request.param == "tls":
        url = request.getfixturevalue("tls_server").create()
        more = ("--ca-cert", str(authority.cert_file), "--ca-key", str(authority.key_file))
    else:
        url = request.getfixturevalue(request.param).create()
    terminal("ledger", "init", url)
    terminal("ledger", "add-site", url, "--site", SITE, "--name", "Lynn", "--county", "Essex")
    for number, name, role in (
        ("1001", "A. Rivera", "cashier"),
        ("2001", "N. Boyle", "supervisor"),
    ):
        who = ("--staff", number, "--name", name, "--role", role)
        terminal("ledger", "add-staff", url, *who, typed=f"{WORDS}\n")
    terminal("ledger", "import", url, str(feed()))
    return url, more


def test_a_payment_reaches_a_fresh_ledger_from_an_enrolled_station(
    ledger: tuple[str, tuple[str, ...]], terminal: Terminal, tmp_path: Path
) -> None:
    (url, more), file = ledger, tmp_path / "lyn-01.json"
    where = ("--site", SITE, "--station", NUMBER, "--out", str(file))
    made = terminal("ledger", "enroll-station", url, *where, *more)
    assert made["certificate"] == bool(more)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "[output.exists]" in terminal("ledger", "enroll-station", url, *where, status=1)

    home = Home(Path(os.environ["CASHIER_HOME"]))
    secrets = {name: value for name, value in json.loads(file.read_text()).items() if value}
    bound = terminal("station", "enroll", str(file))
    assert (bound["site"], bound["station"], bound["file_deleted"]) == (SITE, NUMBER, True)
    assert not file.exists()
    for name in ("password", "station_key", "organisation_key"):
        for found in home.folder.rglob("*"):
            assert found.is_dir() or secrets[name].encode() not in found.read_bytes(), (name, found)

    assert terminal("sync")["pulled"] > 60
    script = tmp_path / "day.jsonl"
    acts = [HERE, OPEN, take(check(), money_order())]
    script.write_text("".join(f"{json.dumps(act)}\n" for act in acts))
    answers = terminal.lines("play", str(script))
    assert [answer["ok"] for answer in answers] == [True] * 3
    done = terminal("sync", "--drain")
    assert (done["sent"] - done["confirmed"], done["waiting"], done["attention"]) == (0, 0, 0)

    told = {row["posting_id"]: row for row in terminal.lines("ledger", "export", url)}
    posted = [told[one["posting_id"]] for one in answers[-1]["postings"]]
    assert [row["amount_cents"] for row in posted] == [20_600, 3_457]
    assert {(row["site"], row["station"]) for row in posted} == {(SITE, NUMBER)}
    assert answers[-1]["receipt_number"].startswith("LYN-01-")
    terminal("ledger", "verify", url)

    findings = {one["name"]: one for one in terminal("doctor")["findings"]}
    assert "station's key in the key file" in findings["Enrolled"]["text"]
    assert ("certificate in" in findings["Enrolled"]["text"]) == bool(more)
    assert findings["Enrolled"]["todo"] == ""
    assert "Ledger" in findings or "Clock" in findings  # this test sets the station's clock


@pytest.mark.parametrize("ledger", ["tls"], indirect=True)
def test_a_station_shut_out_keeps_what_it_has_and_is_let_in_again(
    ledger: tuple[str, tuple[str, ...]], terminal: Terminal, tmp_path: Path
) -> None:
    (url, more), file = ledger, tmp_path / "lyn-01.json"
    place = ("--site", SITE, "--station", NUMBER)
    terminal("ledger", "enroll-station", url, *place, "--out", str(file), *more)
    terminal("station", "enroll", str(file))
    terminal("sync")
    script = tmp_path / "day.jsonl"
    script.write_text("".join(f"{json.dumps(act)}\n" for act in (HERE, OPEN, take(check()))))
    terminal.lines("play", str(script))

    assert terminal("ledger", "disable-station", url, *place)["changed"]
    assert "[ledger.refused_station]" in terminal("sync", status=3)
    assert terminal.lines("ledger", "export", url) == []

    # enrolled again it has other credentials; those of before are worth nothing
    terminal("ledger", "enroll-station", url, *place, "--out", str(file), *more)
    assert "[ledger.refused_station]" in terminal("sync", status=3)
    terminal("station", "enroll", str(file))
    done = terminal("sync")
    assert (done["waiting"], done["attention"]) == (0, 0)
    assert len(terminal.lines("ledger", "export", url)) == done["confirmed"] > 0

    # and a second computer cannot go on where this one is
    terminal("ledger", "enroll-station", url, *place, "--out", str(file), *more)
    second = tmp_path / "second"
    complaint = terminal("station", "enroll", str(file), "--home", str(second), status=1)
    assert "[enrolment.station_used]" in complaint
    assert file.exists()
    assert not second.exists()
