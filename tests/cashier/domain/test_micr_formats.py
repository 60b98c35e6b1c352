"""Bank lines as readers deliver them. Source: printing.md 11."""

from __future__ import annotations

import pytest

from cashier.domain.errors import Refusal
from cashier.domain.micr_formats import FORMATS, in_other_case, looks_like_micr, read_line

LINES = {
    "0000": "T011999993T 4400123456U 1042",
    "0001": "t011999993t 4400123456o 1042",
    "0002": "T011999993T 4400123456O 1042",
    "0100": "TR011999993;AC440-012-3456;CK1042",
    "0200": "TR011999993;AC4400123456;CK1042/PENE",
    "3200": "^011999993^4400123456^1042^0",
    "5300": "/011999993/4400123456/1042//0/",
    "6200": "T011999993T4400123456A1042S0",
}


def test_there_is_a_line_of_every_format() -> None:
    assert set(LINES) == set(FORMATS)


@pytest.mark.parametrize("format_", FORMATS)
def test_each_format(format_: str) -> None:
    line = read_line(LINES[format_], format_)
    assert (line.routing, line.account, line.number) == ("011999993", "4400123456", "1042")
    assert (line.unread, line.raw_last4) == ((), "3456")
    assert looks_like_micr(LINES[format_], format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_unread_digit_leaves_its_field_empty(format_: str) -> None:
    line = read_line(LINES[format_].replace("0119", "01?9"), format_)
    assert (line.routing, line.account, line.unread) == ("", "4400123456", ("routing",))


def test_the_line_of_printing_md() -> None:
    line = read_line("TR444455556;AC999-222-3;CK11045", "0100")
    assert (line.routing, line.account, line.number) == ("444455556", "9992223", "11045")


def test_opos_raw_data_reads_as_0001() -> None:
    line = read_line("2t123456789t123 4 567890o 123 a0000001957a", "0001")
    assert (line.epc, line.account, line.number) == ("2", "1234567890", "123")
    assert line.amount_cents == 1957


def test_a_reader_that_says_where_it_failed_is_believed() -> None:
    line = read_line("TR011999993;AC4400123456;CK1042/PETR", "0200")
    assert (line.routing, line.unread) == ("", ("routing",))
    with pytest.raises(Refusal, match=r"micr\.shape"):
        read_line("TR011999993;AC4400123456;CK1042/PEXX", "0200")


def test_a_postal_money_order_has_a_serial_and_no_account() -> None:
    line = read_line("TR000000204;AC28123456781;CK", "0100")
    assert (line.account, line.number) == ("", "28123456781")


@pytest.mark.parametrize(
    "text",
    ["TR0119999;AC44;CK1", "TR011999993;AC;CK1042", "TR011999993;AC44", f"TR{'0' * 90};AC4;CK1"],
)
def test_what_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"micr\.shape"):
        read_line(text, "0100")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "text", ["TRN-01-000001-3", "BOS-01-000017-4", "712345678", "STAFF-1001", "B0123456726121", ""]
)
def test_other_codes_do_not_look_like_a_line(format_: str, text: str) -> None:
    assert not looks_like_micr(text, format_)
    assert not in_other_case(text, format_)


def test_caps_lock_is_noticed_and_not_guessed_around() -> None:
    assert in_other_case(LINES["0001"], "0002")
    assert not in_other_case(LINES["0002"], "0002")
    assert not looks_like_micr(LINES["0001"], "0002")
