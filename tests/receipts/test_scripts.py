from __future__ import annotations

import pytest

from receipts.scripts import Script, is_rtl, units, visual_runs


def _seen(text: str, *, rtl: bool) -> list[str]:
    return [run.text for run in visual_runs(text, rtl=rtl)]


def test_latin_is_one_run_as_it_stands() -> None:
    assert _seen("Total -$1,234.56", rtl=False) == ["Total -$1,234.56"]


@pytest.mark.parametrize(
    "figure", ["1-877-623-6765", "9:14 AM", "-$206.00", "Nov 23, 2026", "..6781", "+5"]
)
def test_a_figure_among_arabic_words_reads_from_left_to_right(figure: str) -> None:
    """Plain UAX #9 would turn `9:14 AM` after an Arabic word into `AM 9:14`."""
    seen = _seen(f"اتصل {figure} بنا", rtl=True)
    assert figure in [part.strip() for part in seen]
    assert seen[0] == "بنا"
    assert seen[-1] == "اتصل"


def test_each_language_keeps_its_own_number() -> None:
    seen = _seen("شيك 1042 / Check 1042", rtl=True)
    assert seen[0] == "Check 1042"
    assert seen[-1] == "شيك"
    assert seen.index("Check 1042") < seen.index("1042") < seen.index("شيك")


def test_brackets_are_mirrored_where_they_are_put_down_by_hand() -> None:
    # the sign that opens stands at the right, and looks like one that closes to who reads English
    assert _seen("(شيك)", rtl=True) == ["(", "شيك", ")"]
    assert _seen("شيك (", rtl=True)[0] == ") "


def test_an_arabic_name_on_an_english_line_moves_nothing_else() -> None:
    runs = visual_runs("Received from  ريم حداد", rtl=False)
    assert [run.text for run in runs] == ["Received from  ", "ريم حداد"]
    assert [run.rtl for run in runs] == [False, True]
    assert is_rtl("ريم")
    assert not is_rtl("$5.00 ខ្មែរ")


def test_spaces_between_joined_words_are_the_shaper_s_and_others_are_cells() -> None:
    runs = visual_runs("បាន ទទួល 5 នាក់", rtl=False)
    assert [(run.text, run.script) for run in runs] == [
        ("បាន ទទួល", Script.KHMER),
        (" 5 ", Script.CELLS),
        ("នាក់", Script.KHMER),
    ]


def test_a_syllable_is_not_torn() -> None:
    assert units("ស្ត្រី") == ["ស្ត្រី"]
    assert units("e\u0301a") == ["e\u0301", "a"]
