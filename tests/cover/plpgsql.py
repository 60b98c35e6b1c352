"""Which branches of the ledger's PL/pgSQL functions tests take, and which test was the first.

Loaded as a pytest plugin: the migrations are then made with a line for the server's log behind
every THEN, ELSE and LOOP, and an ELSE where an IF has none. What stands in build/cover/plpgsql.json
afterwards is each branch (file, line, which side) with the first test that took it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from cashier.ledger import postgres_migrations
from tests.servers.postgres import Server

FOUND = Path(__file__).parents[2] / "build" / "cover" / "plpgsql.json"
_OPENS = re.compile(r"(\bTHEN|^ELSE|\bLOOP)$")
_INSIDE_A_QUERY = re.compile(r"^WHEN jsonb_typeof\(m\.value\)")
"""A CASE that is an expression takes no statement."""
_SEEN = re.compile(rb"LOG:  branch (\S+:\d+ \w+)")
_QUIET = {"log_error_verbosity": "terse", "log_min_error_statement": "panic"}


def marked(name: str, script: str) -> tuple[str, list[str]]:
    """The script with its branches marked, on the lines they stood on; the branches' names."""
    lines, branches = [], []
    open_ifs: list[bool] = []  # whether an ELSE was met
    for number, line in enumerate(script.splitlines(), start=1):
        words = line.strip()
        if words.startswith("--") or _INSIDE_A_QUERY.match(words):
            lines.append(line)
            continue
        if words.startswith("IF "):
            open_ifs.append(False)
        if words == "ELSE" and open_ifs:
            open_ifs[-1] = True
        if words == "END IF;":
            with_else = open_ifs.pop()
            if not with_else:
                branches.append(f"{name}:{number} otherwise")
                line = line.replace("END IF;", f"ELSE RAISE LOG 'branch {branches[-1]}'; END IF;")
        elif _OPENS.search(words):
            branches.append(f"{name}:{number} {words.rsplit(' ', 1)[-1].lower()}")
            line = f"{line} RAISE LOG 'branch {branches[-1]}';"
        lines.append(line)
    assert not open_ifs, f"{name}: an IF without an end"
    return "\n".join(lines) + "\n", branches


def scripts() -> Iterator[tuple[str, str]]:
    """Name and text of every numbered file, in order."""
    folder = resources.files("cashier.ledger.sql")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".sql") and file.name[:4].isdigit():
            yield file.name, file.read_text("utf-8")


class Branches:
    """Reads the logs of all servers after each test."""

    def __init__(self) -> None:
        self.first: dict[str, str] = {}
        self.steps: dict[int, tuple[str, ...]] = {}
        self._logs: dict[Path, int] = {}
        for name, script in scripts():
            text, branches = marked(name, script)
            self.first.update(dict.fromkeys(branches, ""))
            self.steps[int(name[:4])] = (*self.steps.get(int(name[:4]), ()), text)

    def start(self, server: Server) -> None:
        server.configure(_QUIET)
        self._logs.setdefault(server.log, 0)

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # after the call, too: with the last test's teardown the server goes, and its log with it
        for log, read in self._logs.items():
            if not log.exists():
                continue
            with log.open("rb") as file:
                file.seek(read)
                new = file.read()
            self._logs[log] = read + len(new)
            for branch in set(_SEEN.findall(new)):
                name = branch.decode()
                self.first[name] = self.first[name] or report.nodeid

    @pytest.hookimpl
    def pytest_sessionfinish(self) -> None:
        FOUND.parent.mkdir(parents=True, exist_ok=True)
        FOUND.write_text(json.dumps(self.first, indent=1) + "\n", encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """From here on, ledgers are made with marked functions."""
    found = Branches()
    config.pluginmanager.register(found, "plpgsql-branches")
    patched: Any = pytest.MonkeyPatch()
    patched.setattr(postgres_migrations, "steps", lambda: found.steps)
    start = Server.start

    def started(server: Server) -> None:
        found.start(server)
        start(server)

    patched.setattr(Server, "start", started)
    config.add_cleanup(patched.undo)
