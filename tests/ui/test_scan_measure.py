"""What one scan tells about the scanner."""

from __future__ import annotations

import pytest

from tests.cashier.domain.test_micr_formats import LINES
from ui.scan_measure import measure
from ui.wedge import Heard, ScanKind


def heard(text: str, gap: int = 10) -> Heard:
    return Heard(text=text, gaps_ms=(gap,) * (len(text) - 1))


@pytest.mark.parametrize(
    ("typical", "limit"), [(1, 35), (23, 35), (24, 40), (40, 60), (66, 100), (90, 100)]
)
def test_the_limit_leaves_room_above_the_usual_gap(typical: int, limit: int) -> None:
    found = measure(heard("712345678", typical), micr_format="0002")
    assert (found.typical_ms, found.gap_ms) == (typical, limit)
    assert found.risky is (limit > 50)


@pytest.mark.parametrize("prefix", ["", "~", "]C1", "%%"])
def test_a_prefix_is_what_comes_before_a_code(prefix: str) -> None:
    found = measure(heard(f"{prefix}712345678"), micr_format="0002")
    assert (found.prefix, found.kind) == (prefix, ScanKind.ACCOUNT)


def test_a_letter_or_more_than_three_signs_are_no_prefix() -> None:
    assert measure(heard("A712345678"), micr_format="0002").prefix == ""
    assert measure(heard("~~~~712345678"), micr_format="0002").prefix == ""


@pytest.mark.parametrize("format_", LINES)
def test_the_format_of_a_test_check_is_found(format_: str) -> None:
    found = measure(heard(f"~{LINES[format_]}"), micr_format="0002")
    assert found.prefix == "~"
    assert found.formats == (format_,)
    assert found.line is not None
    assert found.line.number == "1042"
    assert "4400123456" not in repr(found)
