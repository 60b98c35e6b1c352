"""A crash point kills exactly where it was told to, and is nothing otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cashier.crash_points import AT, DIED, SEEN

WALK = """
import sys
from cashier.crash_points import reach
for name in ("a", "b", "a", "c"):
    reach(name)
    sys.stdout.write(name)
    sys.stdout.flush()
"""


def walk(**env: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", WALK],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("at", "before"), [("a", ""), ("a#2", "ab"), ("c", "aba"), ("*#2", "a"), ("*#4", "aba")]
)
def test_the_process_dies_at_the_named_place(at: str, before: str) -> None:
    assert walk(**{AT: at}) == (DIED, before)


@pytest.mark.parametrize("at", ["", "d", "a#3", "*#5"])
def test_a_place_it_never_comes_to_kills_nothing(at: str) -> None:
    assert walk(**{AT: at}) == (0, "abac")


def test_every_place_it_comes_to_is_noted_before_it_dies(tmp_path: Path) -> None:
    assert walk(**{AT: "a#2", SEEN: str(tmp_path / "seen")})[0] == DIED
    assert (tmp_path / "seen").read_text().split() == ["a", "b", "a"]
