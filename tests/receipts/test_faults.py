"""Each fault of a printer ends in the state that is true, with no double and none lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.receipts.fault_matrix import CASES, Case, play, play_byte, short_length

PLACES = (0, 1, 60, short_length() - 20, short_length() - 1)
"""The short form; `./dev torture printer` cuts after each byte."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_fault_ends_in_what_is_true(case: Case, tmp_path: Path) -> None:
    assert play(case, tmp_path).wrong == ()


@pytest.mark.parametrize("kind", ["rst_after", "fin_after", "stall_after"])
@pytest.mark.parametrize("after", PLACES)
def test_a_line_cut_anywhere_doubles_and_loses_nothing(
    kind: str, after: int, tmp_path: Path
) -> None:
    _, wrong = play_byte(kind, after, tmp_path)
    assert wrong == ()
