"""The detector by its own clock: what is a scan, what is typing, and nothing typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.scans import run
from ui.wedge import (
    CONFIRM_MS,
    ENTER_MS,
    HOLD_MS,
    LATE_MS,
    Fate,
    Heard,
    Outcome,
    Scan,
    ScanKind,
    WedgeDetector,
    over,
)


def fed(
    text: str, gap: int = 10, *, start: int = 1000, wedge: WedgeDetector | None = None
) -> list[Outcome]:
    detector = wedge or WedgeDetector()
    return [detector.feed(char, start + n * gap) for n, char in enumerate(text)]


def fates(outcomes: list[Outcome]) -> str:
    return "".join(one.fate.value[0] for one in outcomes)


def heard(outcomes: list[Outcome]) -> Heard | None:
    return outcomes[-1].heard


@pytest.mark.parametrize("end", ["\r", "\n", "\t"])
@pytest.mark.parametrize("gap", [0, 1, 35])
def test_six_fast_characters_and_a_terminator_are_a_scan(end: str, gap: int) -> None:
    outcomes = fed("712345678" + end, gap)
    assert heard(outcomes) == Heard(text="712345678", gaps_ms=(gap,) * 8)
    assert outcomes[-1].fate is Fate.SCAN


def test_three_keys_reach_the_field_and_the_fourth_puts_it_back() -> None:
    outcomes = fed("712345678\r")
    # p(ass) p p h(old)...: the fourth key is the first that is held
    assert [one.fate for one in outcomes] == [Fate.PASS] * 3 + [Fate.HOLD] * 6 + [Fate.SCAN]
    assert [one.note for one in outcomes] == [True] + [False] * 9
    assert [one.restore for one in outcomes] == [False] * 3 + [True] + [False] * 6
    assert not any(one.release for one in outcomes)


def test_five_characters_are_no_scan_and_go_into_the_field() -> None:
    outcomes = fed("20600\r")
    assert heard(outcomes) is None
    assert outcomes[-1] == Outcome(fate=Fate.PASS, release="20600")


@pytest.mark.parametrize("gap", [36, 60, 120, 300])
def test_a_person_types_into_the_field(gap: int) -> None:
    assert {one.fate for one in fed("4400123456\r", gap)} == {Fate.PASS}


def test_no_scan_within_the_hold_gives_everything_to_the_field() -> None:
    detector = WedgeDetector()
    fed("71234", wedge=detector)
    assert (detector.holding, detector.flush()) == (True, "71234")
    assert (detector.holding, detector.flush()) == (False, "")


def test_a_key_after_the_hold_gives_the_held_ones_first() -> None:
    detector = WedgeDetector()
    fed("71234", wedge=detector, start=1000)
    late = detector.feed("5", 1040 + HOLD_MS + 1)
    assert late == Outcome(fate=Fate.PASS, release="71234", note=True)


def test_enter_after_the_hold_is_no_terminator() -> None:
    detector = WedgeDetector()
    fed("712345678", wedge=detector, start=1000)
    late = detector.feed("\r", 1080 + HOLD_MS + 1)
    assert late == Outcome(fate=Fate.PASS, release="712345678")


def test_a_roll_of_keys_and_then_enter_is_a_person() -> None:
    detector = WedgeDetector()
    fed("mistake", wedge=detector, start=1000)
    assert detector.feed("\r", 1060 + 60) == Outcome(fate=Fate.PASS, release="mistake")


def test_one_late_key_belongs_to_the_scan_and_two_are_a_person() -> None:
    one, two = WedgeDetector(), WedgeDetector()
    at = [1000, 1010, 1020, 1030, 1085, 1095, 1105, 1115]
    outcomes = [one.feed(char, t) for char, t in zip("7123456\r", at, strict=True)]
    assert heard(outcomes) is not None
    at = [1000, 1010, 1020, 1030, 1085, 1140]
    outcomes = [two.feed(char, t) for char, t in zip("712345", at, strict=True)]
    assert outcomes[-1] == Outcome(fate=Fate.PASS, release="71234", note=True)


def test_from_the_eighth_key_on_one_may_come_as_late_as_the_hold() -> None:
    detector = WedgeDetector()
    fed("71234567", wedge=detector, start=1000)
    assert detector.feed("8", 1070 + 95).fate is Fate.HOLD
    found = detector.feed("\r", 1165 + 95).heard
    assert found is not None
    assert found.text == "712345678"


def test_a_scan_right_after_typing_is_not_mixed_with_it() -> None:
    detector = WedgeDetector()
    fed("ount", wedge=detector, start=1000)
    outcomes = fed("712345678\r", wedge=detector, start=1030 + 61)
    assert outcomes[0] == Outcome(fate=Fate.PASS, release="ount", note=True)
    found = heard(outcomes)
    assert found is not None
    assert found.text == "712345678"


def test_enter_soon_after_a_scan_is_ignored_and_later_it_is_not() -> None:
    for after, fate in ((1, Fate.SWALLOW), (ENTER_MS, Fate.SWALLOW), (ENTER_MS + 1, Fate.PASS)):
        detector = WedgeDetector()
        fed("712345678\r", wedge=detector, start=1000)
        assert detector.feed("\r", 1090 + after).fate is fate


def test_enter_after_a_key_typed_since_the_scan_is_the_persons() -> None:
    detector = WedgeDetector()
    fed("712345678\r", wedge=detector, start=1000)
    detector.feed("2", 1150)
    assert detector.feed("\r", 1200) == Outcome(fate=Fate.PASS)


def test_a_prefix_is_held_at_once_and_makes_short_and_slow_codes_scans() -> None:
    outcomes = fed("~B12\r", 90, wedge=WedgeDetector(prefix="~"))
    assert outcomes[0] == Outcome(fate=Fate.HOLD, note=True)
    assert heard(outcomes) == Heard(text="B12", gaps_ms=(90, 90), prefixed=True)


def test_a_prefix_of_several_characters() -> None:
    found = heard(fed("]C1712345678\r", wedge=WedgeDetector(prefix="]C1")))
    assert found is not None
    assert (found.text, found.prefixed) == ("712345678", True)


def test_on_a_control_without_characters_not_one_key_gets_through() -> None:
    detector = WedgeDetector()
    outcomes = [
        detector.feed(char, 1000 + 10 * n, hold_first=True) for n, char in enumerate("712345678\r")
    ]
    assert [one.fate for one in outcomes] == [Fate.HOLD] * 9 + [Fate.SCAN]
    assert not any(one.restore for one in outcomes)
    detector.feed("s", 2000, hold_first=True)
    assert detector.feed("m", 2080, hold_first=True).release == "s"


def test_the_prefix_typed_by_hand_goes_into_the_field() -> None:
    detector = WedgeDetector(prefix="~")
    detector.feed("~", 1000)
    assert detector.flush() == "~"
    outcomes = fed("~a\r", 90, wedge=WedgeDetector(prefix="~"))
    assert outcomes[-1] == Outcome(fate=Fate.PASS, release="~a")


def test_a_reader_without_the_prefix_is_known_by_its_pace() -> None:
    found = heard(fed("T011999993T 4400123456O 1042\r", wedge=WedgeDetector(prefix="~")))
    assert found is not None
    assert not found.prefixed


def test_a_slow_scanner_needs_a_wider_gap() -> None:
    assert heard(fed("712345678\r", 60)) is None
    assert heard(fed("712345678\r", 60, wedge=WedgeDetector(gap_ms=60))) is not None


def test_a_clock_that_goes_back_or_wraps_begins_a_new_run() -> None:
    detector = WedgeDetector()
    fed("71234", wedge=detector, start=2**32 - 100)
    assert detector.feed("5", 3) == Outcome(fate=Fate.PASS, release="71234", note=True)


def test_more_than_any_code_is_given_to_the_field() -> None:
    outcomes = fed("7" * 1100)
    assert sum(len(one.release) for one in outcomes) == 1024


def test_a_wait_is_over_only_when_confirmed_in_time() -> None:
    assert not over(HOLD_MS, confirming=False)
    assert over(CONFIRM_MS, confirming=True)
    assert not over(CONFIRM_MS + LATE_MS + 1, confirming=True)


def test_nothing_scanned_is_in_a_representation() -> None:
    raw = "T011999993T 4400123456O 1042"
    scan = Scan(kind=ScanKind.MICR, text=raw)
    shown = repr(scan) + repr(Heard(text=raw, gaps_ms=())) + repr(fed(raw))
    assert "4400123456" not in shown
    assert "011999993" not in shown


KEYS = st.lists(
    st.tuples(st.sampled_from("7T0 ~O?a\r\t"), st.integers(0, 200)), min_size=1, max_size=60
)


@given(keys=KEYS, prefix=st.sampled_from(["", "~", "T0"]))
def test_every_character_is_typed_or_scanned_exactly_once(
    keys: list[tuple[str, int]], prefix: str
) -> None:
    detector, now, field, noted = WedgeDetector(prefix=prefix), 0, "", ""
    pressed = ""
    for char, gap in keys:
        now += gap
        outcome = detector.feed(char, now)
        field += outcome.release
        if outcome.note:
            noted = field
        if outcome.restore:
            field = noted
        if outcome.fate is Fate.PASS:
            field += char
            pressed += char
        elif outcome.fate is Fate.HOLD:
            pressed += char
        elif outcome.heard is not None:
            text = (prefix if outcome.heard.prefixed else "") + outcome.heard.text
            assert pressed.endswith(text)
            pressed = pressed[: -len(text)]
        assert pressed.startswith(field)
    assert field + detector.flush() == pressed


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_scans_among_typing(seed: int) -> None:
    tally = run(seed, 500)
    assert tally.clean, tally
    assert tally.scans == 500
