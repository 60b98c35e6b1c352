"""docs/security.md says nothing it cannot show: named tests exist, and no row was left out."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from tests.house.rules import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+)(\*?) \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
NUMBER = re.compile(r"\b(\d+)\.(\d+)\.(\d+)\b")

SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3
6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2
10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3
15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
"""How many rows of levels 1 and 2 each section of ASVS 5.0.0 has; they are its first ones."""
ASKED_FOR = {"1.2.10", "2.3.5", "6.3.8", "16.5.4"}
"""Of level 3: reliability.md 7, and what spreadsheets need."""


@cache
def named_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_test_it_names_is_there() -> None:
    named = TEST.findall(PAGE)
    assert len(named) > 100
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / "tests" / file).is_file() or name not in named_in(ROOT / "tests" / file)
    ]
    assert missing == []


def test_no_row_of_the_standard_is_left_out_or_told_twice() -> None:
    asvs = PAGE[PAGE.index("## OWASP ASVS") :]
    told, without = asvs.split("Without a subject here:")
    rows = [row[0] for row in ROW.findall(told)]
    first_cells = [line.split("|")[1] for line in without.splitlines() if line.startswith("| ")]
    rows += [".".join(found) for cell in first_cells for found in NUMBER.findall(cell)]
    sections = [one.split(":") for one in SECTIONS.split()]
    standard = {
        f"{section}.{number}" for section, rows_ in sections for number in range(1, int(rows_) + 1)
    }
    assert len(standard) == 253
    assert Counter(rows) == Counter(standard | ASKED_FOR)


def test_every_row_says_what_shows_it() -> None:
    for number, star, about, verdict, how in ROW.findall(PAGE):
        assert verdict in {"met", "part", "no"}, number
        assert bool(star) == (number in ASKED_FOR), number
        if verdict != "no":
            assert TEST.search(how) or "check: " in how or how == "the same test", number
        if verdict != "met":
            assert len(how) > 60, f"{number} {about}: what is missing is said"
