"""What a scanned text is: formats.md 2, and every vector of domain.md 4 and 7."""

from __future__ import annotations

import pytest

from ui.scan_reading import last4, read_scan
from ui.wedge import ScanKind

COUPON = "HC1|712345678|B0123456726121|2026-11-23|20600|9"


@pytest.mark.parametrize(
    ("text", "kind", "kept"),
    [
        ("712345678", ScanKind.ACCOUNT, "712345678"),
        ("100000000401", ScanKind.MEMBER, "100000000401"),
        ("B0123456726121", ScanKind.BILL, "B0123456726121"),
        ("RefID-99A", ScanKind.BILL, "RefID-99A"),
        ("6175551234", ScanKind.BILL, "6175551234"),
        (COUPON, ScanKind.COUPON, COUPON),
        ("BOS-01-000017-4", ScanKind.RECEIPT, "BOS-01-000017-4"),
        ("bos-01-000018-1", ScanKind.RECEIPT, "BOS-01-000018-1"),
        ("WOR-01-000001-3", ScanKind.RECEIPT, "WOR-01-000001-3"),
        ("CR1:BOS-01-000017-4:x", ScanKind.RECEIPT_QR, "CR1:BOS-01-000017-4:x"),
        ("STAFF-1001", ScanKind.BADGE, "1001"),
        ("staff-1001", ScanKind.BADGE, "1001"),
        ("https://example.org", ScanKind.UNKNOWN, "https://example.org"),
        ("STAFF-", ScanKind.UNKNOWN, "STAFF-"),
        ("123-45-6789", ScanKind.UNKNOWN, "123-45-6789"),
    ],
)
def test_kinds(text: str, kind: ScanKind, kept: str) -> None:
    scan = read_scan(text, micr_format="0002")
    assert (scan.kind, scan.text) == (kind, kept)
    assert not scan.problem or kind is ScanKind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        (COUPON[:-1] + "8", ScanKind.COUPON, "coupon.check_digit"),
        ("HC1|712345678", ScanKind.COUPON, "coupon.shape"),
        ("BOS-01-000017-5", ScanKind.RECEIPT, "receipt.check_digit"),
        ("T0119?9993T 4400123456O 1042", ScanKind.MICR, "micr.read_error"),
        ("T011999994T 4400123456O 1042", ScanKind.MICR, "micr.read_error"),
        ("T011999993T 4400123456 1042", ScanKind.MICR, "micr.shape"),
        ("t011999993t 4400123456o 1042", ScanKind.MICR, "micr.other_case"),
        ("T12345D678T 4400123456O 1042", ScanKind.MICR, "CHK-FOREIGN"),
    ],
)
def test_misreads(text: str, kind: ScanKind, problem: str) -> None:
    scan = read_scan(text, micr_format="0002")
    assert (scan.kind, scan.problem) == (kind, problem)


@pytest.mark.parametrize(
    ("format_", "text", "parts"),
    [
        ("0002", "T011999993T 4400123456O 1042", ("011999993", "4400123456", "1042", "")),
        ("0000", "T011999993T 4400123456U 1042", ("011999993", "4400123456", "1042", "")),
        (
            "0002",
            "O900317O T211999997T 00700400500O",
            ("211999997", "00700400500", "900317", "900317"),
        ),
        ("0002", "T011000015T 0123O 456789O", ("011000015", "456789", "0123", "")),
        ("0001", "t122000218t 1234 5678 9o 1321", ("122000218", "123456789", "1321", "")),
        ("0001", "t122000218t123456789o1321", ("122000218", "123456789", "1321", "")),
        ("0002", "T000000204T 28123456781O", ("000000204", "", "28123456781", "")),
    ],
)
def test_bank_lines(format_: str, text: str, parts: tuple[str, ...]) -> None:
    scan = read_scan(text, micr_format=format_)
    assert scan.kind is ScanKind.MICR
    assert scan.problem == ""
    assert scan.micr is not None
    line = scan.micr
    assert (line.routing, line.account, line.number, line.aux_number) == parts


def test_a_business_check_with_an_amount() -> None:
    scan = read_scan("o001468o t026010757t 143804o a0000001957a", micr_format="0001")
    assert scan.micr is not None
    assert (scan.micr.number, scan.micr.amount_cents) == ("001468", 1957)


def test_a_wrong_routing_number_leaves_its_field_empty_and_the_rest_stands() -> None:
    scan = read_scan("T011999994T 4400123456O 1042", micr_format="0002")
    assert scan.micr is not None
    assert (scan.micr.routing, scan.micr.account) == ("", "4400123456")
    assert scan.micr.unread == ("routing",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("X-998-4471", "...4471"), ("123-45-6789", ""), ("123456789", ""), ("", "")],
)
def test_as_much_of_an_unknown_code_as_may_be_shown(text: str, shown: str) -> None:
    assert last4(text) == shown
