"""`./dev cover [--again] [--plpgsql] [-- PYTEST ARGUMENTS]`

Runs tests/cashier and says which lines and branches of `cashier` ran: one line for each room, and
every line and branch that a room with a goal of 100 % still lacks. The pages to look at are in
build/cover/html. `--again` only tells of the last run. `--plpgsql`: instead, each branch of the
ledger's functions in PostgreSQL with the first test that takes it. Exit status: 0 every goal is
met, 1 one is not, 2 wrong usage, 3 a test failed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "build" / "cover"
TESTS = "tests/cashier"
LEDGER_TESTS = "tests/cashier/ledger"

MONEY = ("money", "posting", "payment", "allocation", "drawer")
GOALS: Mapping[str, tuple[str, ...]] = {
    "cashier/domain: money": tuple(f"cashier/domain/{name}.py" for name in MONEY),
    "cashier/store": ("cashier/store/",),
    "cashier/sync": ("cashier/sync/",),
    "cashier/ledger": ("cashier/ledger/",),
}
"""Rooms that hold money: every line and every branch."""
OVERALL_PERCENT = 90.0

SETTINGS = """\
[run]
branch = True
source = cashier
data_file = {data}
parallel = False

[report]
exclude_also =
    if TYPE_CHECKING:
    ^\\s*\\.\\.\\.$

[html]
directory = {html}

[json]
output = {json}
"""
"""Left out: what only a type checker reads."""

Files: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What of a room ran: lines and branches, both counted, and what did not, file by file."""

    name: str
    known: int
    ran: int
    lacking: Mapping[str, str]

    @property
    def percent(self) -> float:
        return 100 * self.ran / self.known if self.known else 100.0


def main(argv: Sequence[str]) -> int:
    """Runs the tests, writes the pages, prints the rooms."""
    parser = argparse.ArgumentParser(prog="./dev cover", description=__doc__)
    parser.add_argument("--again", action="store_true", help="only tell of the last run")
    parser.add_argument("--plpgsql", action="store_true", help="the ledger's functions instead")
    parser.add_argument("rest", nargs="*", metavar="PYTEST ARGUMENTS")
    asked = parser.parse_args(argv)
    PLACE.mkdir(parents=True, exist_ok=True)
    if asked.plpgsql:
        return _plpgsql(again=asked.again, rest=asked.rest)
    settings = PLACE / "settings"
    settings.write_text(
        SETTINGS.format(data=PLACE / "data", html=PLACE / "html", json=PLACE / "cover.json"),
        encoding="utf-8",
    )
    if not asked.again:
        tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS, *asked.rest]
        if _coverage("run", "--rcfile", str(settings), *tests):
            return 3
    for form in ("json", "html"):
        if _coverage(form, "--rcfile", str(settings), "-q"):
            return 2
    report = json.loads((PLACE / "cover.json").read_text(encoding="utf-8"))
    rooms = [room(name, report["files"], paths) for name, paths in GOALS.items()]
    whole = room("cashier", report["files"], ("cashier/",))
    return tell(rooms, whole)


def _plpgsql(*, again: bool, rest: Sequence[str]) -> int:
    """Every branch of every function; 1 where one is taken by no test."""
    found = PLACE / "plpgsql.json"
    # one version: the functions are the same on each
    which = ("-p", "tests.cover.plpgsql", LEDGER_TESTS, "-k", "not postgres18")
    if not again and _python("pytest", "-q", "-p", "no:cacheprovider", *which, *rest):
        return 3
    branches: dict[str, str] = json.loads(found.read_text(encoding="utf-8"))
    never = [name for name, test in branches.items() if not test]
    sys.stdout.writelines(
        f"{name:<38} {test or 'TAKEN BY NO TEST'}\n" for name, test in branches.items()
    )
    sys.stdout.write(f"{len(branches) - len(never)} of {len(branches)} branches taken\n")
    return int(bool(never))


def _coverage(*arguments: str) -> int:
    return _python("coverage", *arguments)


def _python(*arguments: str) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def room(name: str, files: Files, paths: Sequence[str]) -> Room:
    """The sum over the files whose name begins with one of `paths`."""
    mine = {path.replace(os.sep, "/"): found for path, found in files.items()}
    mine = {path: found for path, found in mine.items() if path.startswith(tuple(paths))}
    sums = [found["summary"] for found in mine.values()]
    return Room(
        name=name,
        known=sum(one["num_statements"] + one["num_branches"] for one in sums),
        ran=sum(one["covered_lines"] + one["covered_branches"] for one in sums),
        lacking={path: _lacking(found) for path, found in sorted(mine.items()) if _lacking(found)},
    )


def _lacking(found: Mapping[str, Any]) -> str:
    """Lines that did not run; branches that were never taken from lines that did."""
    lines: list[int] = found["missing_lines"]
    branches = [
        f"{start}->{'end' if stop < 0 else stop}"
        for start, stop in found["missing_branches"]
        if start not in lines
    ]
    return ", ".join([str(line) for line in lines] + branches)


def tell(rooms: Sequence[Room], whole: Room) -> int:
    """Prints every room beside its goal; 1 where one is not met."""
    short = False
    for one, goal in [*((one, 100.0) for one in rooms), (whole, OVERALL_PERCENT)]:
        met = one.ran == one.known if goal == 100.0 else one.percent >= goal
        short |= not met
        sys.stdout.write(
            f"{'ok    ' if met else 'SHORT '}  {one.name:<24} {one.percent:6.2f} % of "
            f"{one.known:,} lines and branches (goal {goal:g} %)\n"
        )
        if goal == 100.0:
            sys.stdout.writelines(
                f"            {path}: {lacking}\n" for path, lacking in one.lacking.items()
            )
    sys.stdout.write(f"line by line: {PLACE / 'html' / 'index.html'}\n")
    return int(short)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
