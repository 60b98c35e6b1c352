"""Numbers that name things: every vector of domain.md 4, 6 and 7, and what the search box reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import (
    Coupon,
    Kind,
    billing_account,
    coupon_text,
    fraction_to_routing,
    is_training_receipt,
    masked,
    member_id,
    money_order_serial,
    parse_coupon,
    parse_receipt_number,
    receipt_number,
    recognise,
    routing_number,
    ssn_shaped,
    usps_check_digit_ok,
)
from cashier.domain.instrument import InstrumentKind

COUPON = "HC1|712345678|B0123456726121|2026-11-23|20600|9"


def refused(call: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


class TestAccounts:
    @pytest.mark.parametrize(
        "text", ["712345678", " 712345678 ", "712 345 678", "7123-45678", "７１２３４５６７８"]
    )
    def test_reads(self, text: str) -> None:
        assert billing_account(text) == "712345678"

    @pytest.mark.parametrize(
        ("text", "code", "value"),
        [
            ("", "account.missing", ""),
            ("71234567", "account.not_9_digits", "****4567"),
            ("7123456789", "account.not_9_digits", "******6789"),
            ("71234567x", "account.not_9_digits", "*****567x"),
            ("٧١٢٣٤٥٦٧٨", "account.not_9_digits", "*****٥٦٧٨"),
            ("812345678", "account.not_7", "*********"),
            ("123-45-6789", "account.ssn_shaped", "***-**-****"),
            ("712-34-5678", "account.ssn_shaped", "***-**-****"),
        ],
    )
    def test_refuses_and_shows_nothing_that_could_be_an_ssn(
        self, text: str, code: str, value: str
    ) -> None:
        refusal = refused(lambda: billing_account(text))
        assert (refusal.code, refusal.field, refusal.value) == (code, "account", value)

    def test_member(self) -> None:
        assert member_id("1002 0030 0401") == "100200300401"
        assert refused(lambda: member_id("12345")).code == "member.not_12_digits"
        assert refused(lambda: member_id("712345678")).value == "*********"


class TestRouting:
    @pytest.mark.parametrize(
        "digits",
        [
            "011000015",
            "011000138",
            "021000021",
            "111000025",
            "122000218",
            "122105155",
            "211370545",
            "221970443",
            "000000204",
            "000000505",
            "000000518",
            "000008002",
            "011999993",
            "211999997",
        ],
    )
    def test_right(self, digits: str) -> None:
        assert routing_number(digits) == digits

    @pytest.mark.parametrize(
        "digits",
        [
            "011000139",
            "123456789",
            "444455556",
            "129131673",
            "000000800",
            "000000000",  # the sum is right, and it is nobody's
            "500000005",  # the sum is right, 50 is given to nobody
            "130000000",
        ],
    )
    def test_wrong(self, digits: str) -> None:
        assert refused(lambda: routing_number(digits)).code == "CHK-ROUTING"

    @pytest.mark.parametrize(
        ("first", "ok"),
        [
            ("12", True),
            ("13", False),
            ("20", False),
            ("21", True),
            ("32", True),
            ("33", False),
            ("60", False),
            ("61", True),
            ("72", True),
            ("73", False),
            ("80", True),
            ("81", False),
        ],
    )
    def test_first_pair(self, first: str, ok: bool) -> None:
        area = f"{first}00"
        if ok:
            assert fraction_to_routing(f"1-1/{area}").startswith(first)
        else:
            assert refused(lambda: fraction_to_routing(f"1-1/{area}")).code == "CHK-ROUTING"

    def test_shape(self) -> None:
        assert refused(lambda: routing_number("01199999")).code == "routing.not_9_digits"
        assert refused(lambda: routing_number("01199999x")).code == "routing.not_9_digits"
        assert refused(lambda: routing_number(" ")).code == "routing.missing"
        assert routing_number("0119 99993") == "011999993"

    @pytest.mark.parametrize(
        ("fraction", "routing"),
        [
            ("50-7044/2219", "221970443"),
            ("11-35/1210", "121000358"),
            (" 50 - 7044 / 2219 ", "221970443"),
            ("53-7054/211", "021170540"),
        ],
    )
    def test_fraction(self, fraction: str, routing: str) -> None:
        assert fraction_to_routing(fraction) == routing

    @pytest.mark.parametrize("text", ["", "50-7044", "7044/2219", "50-70441/2219", "a-b/c"])
    def test_no_fraction(self, text: str) -> None:
        assert refused(lambda: fraction_to_routing(text)).code == "fraction.shape"


class TestReceipts:
    @pytest.mark.parametrize(
        ("site", "station", "n", "text"),
        [
            ("BOS", "01", 17, "BOS-01-000017-4"),
            ("BOS", "01", 18, "BOS-01-000018-1"),
            ("WOR", "01", 1, "WOR-01-000001-3"),
        ],
    )
    def test_vectors(self, site: str, station: str, n: int, text: str) -> None:
        assert receipt_number(site, station, n) == text
        assert parse_receipt_number(f" {text.lower()} ") == (site, station, n)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("BOS-01-000017-5", "receipt.check_digit"),
            ("BSO-01-000017-4", "receipt.check_digit"),
            ("BOS-01-000071-4", "receipt.check_digit"),
            ("BOS-01-17-4", "receipt.shape"),
            ("BOS-01-000000-5", "receipt.shape"),
            ("B-01-000017-4", "receipt.shape"),
            ("BOSTONX-01-000017-4", "receipt.shape"),
            ("", "receipt.shape"),
        ],
    )
    def test_refuses(self, text: str, code: str) -> None:
        assert refused(lambda: parse_receipt_number(text)).code == code

    def test_the_last_number(self) -> None:
        assert receipt_number("BOS", "01", 999_999).startswith("BOS-01-999999-")
        assert refused(lambda: receipt_number("BOS", "01", 1_000_000)).code == "receipt.used_up"
        for site, station, n in (("BOS", "01", 0), ("bos", "01", 1), ("BOS", "1", 1)):
            with pytest.raises(AssertionError):
                receipt_number(site, station, n)

    def test_training(self) -> None:
        assert is_training_receipt(receipt_number("TRN", "01", 1))
        assert not is_training_receipt("BOS-01-000017-4")

    @given(
        st.from_regex(r"[A-Z][A-Z0-9]{1,5}", fullmatch=True),
        st.integers(0, 99),
        st.integers(1, 999_999),
        st.data(),
    )
    def test_round_trip_and_every_single_wrong_digit(
        self, site: str, station: int, n: int, data: st.DataObject
    ) -> None:
        text = receipt_number(site, f"{station:02d}", n)
        assert parse_receipt_number(text) == (site, f"{station:02d}", n)
        place = data.draw(st.sampled_from([i for i, char in enumerate(text) if char.isdigit()]))
        digit = data.draw(st.sampled_from(sorted(set("0123456789") - {text[place]})))
        wrong = text[:place] + digit + text[place + 1 :]
        assert refused(lambda: parse_receipt_number(wrong)).field == "receipt"


class TestMoneyOrders:
    def test_usps_check_digit(self) -> None:
        assert usps_check_digit_ok("28123456781")
        assert not usps_check_digit_ok("28123456782")
        assert not usps_check_digit_ok("2812345678")
        assert usps_check_digit_ok("90000000000")  # the sum is 9, modulo 9 it is 0

    @pytest.mark.parametrize(
        ("kind", "text", "serial"),
        [
            (InstrumentKind.USPS_MONEY_ORDER, "281 2345 6781", "28123456781"),
            (InstrumentKind.USPS_MONEY_ORDER, "28123456789", "28123456789"),
            (InstrumentKind.MONEYGRAM_MONEY_ORDER, "r20-123456789", "R20123456789"),
            (InstrumentKind.OTHER_MONEY_ORDER, "ABC123", "ABC123"),
            (InstrumentKind.WESTERN_UNION_MONEY_ORDER, "1" * 14, "1" * 14),
        ],
    )
    def test_serial(self, kind: InstrumentKind, text: str, serial: str) -> None:
        assert money_order_serial(kind, text) == serial

    @pytest.mark.parametrize(
        ("kind", "text", "code"),
        [
            (InstrumentKind.USPS_MONEY_ORDER, "2812345678", "MO-SERIAL"),
            (InstrumentKind.USPS_MONEY_ORDER, "2812345678A", "MO-SERIAL"),
            (InstrumentKind.OTHER_MONEY_ORDER, "12345", "MO-SERIAL"),
            (InstrumentKind.OTHER_MONEY_ORDER, "1" * 15, "MO-SERIAL"),
            (InstrumentKind.OTHER_MONEY_ORDER, "12#456", "MO-SERIAL"),
            (InstrumentKind.OTHER_MONEY_ORDER, " ", "number.missing"),
        ],
    )
    def test_refuses(self, kind: InstrumentKind, text: str, code: str) -> None:
        assert refused(lambda: money_order_serial(kind, text)).code == code


class TestCoupons:
    def test_vector(self) -> None:
        coupon = parse_coupon(COUPON)
        assert coupon == Coupon(
            billing_account_number="712345678",
            bill_number="B0123456726121",
            due_on=date(2026, 11, 23),
            amount_cents=20600,
        )
        assert coupon_text(coupon) == COUPON

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (COUPON[:-1] + "8", "coupon.check_digit"),
            (COUPON.replace("20600", "20601"), "coupon.check_digit"),
            ("HC1|712345678|B1|2026-11-23|20600", "coupon.shape"),
            ("HC2" + COUPON[3:], "coupon.shape"),
            ("", "coupon.shape"),
        ],
    )
    def test_refuses(self, text: str, code: str) -> None:
        assert refused(lambda: parse_coupon(text)).code == code

    def test_a_date_that_is_none_and_an_account_that_is_none(self) -> None:
        def with_digit(body: str) -> str:
            for digit in "0123456789":
                try:
                    parse_coupon(f"{body}|{digit}")
                except Refusal as refusal:
                    if refusal.code != "coupon.check_digit":
                        return refusal.code
            return ""

        assert with_digit("HC1|712345678|B1|2026-02-30|100") == "coupon.due_date"
        assert with_digit("HC1|612345678|B1|2026-02-28|100") == "coupon.not_7"

    @given(
        st.from_regex("7[0-9]{8}", fullmatch=True),
        st.from_regex("[A-Z0-9-]{1,20}", fullmatch=True),
        st.dates(date(2000, 1, 1), date(2099, 12, 31)),
        st.integers(0, 9_999_999_999),
    )
    def test_round_trip(self, account: str, number: str, due: date, cents: int) -> None:
        coupon = Coupon(
            billing_account_number=account, bill_number=number, due_on=due, amount_cents=cents
        )
        assert parse_coupon(coupon_text(coupon)) == coupon
        assert recognise(coupon_text(coupon)).kind is Kind.COUPON


class TestSearchBox:
    @pytest.mark.parametrize(
        ("text", "kind", "value"),
        [
            ("", Kind.EMPTY, ""),
            ("   ", Kind.EMPTY, ""),
            ("712345678", Kind.ACCOUNT, "712345678"),
            ("712 345 678", Kind.ACCOUNT, "712345678"),
            ("100200300401", Kind.MEMBER, "100200300401"),
            ("1002-0030-0401", Kind.MEMBER, "100200300401"),
            ("bos-01-000017-4", Kind.RECEIPT, "BOS-01-000017-4"),
            ("A123-01-000001-0", Kind.RECEIPT, "A123-01-000001-0"),
            ("CR1:BOS-01-000017-4:20261123:24057:5678/5686:K01A:%69 VD: ", Kind.RECEIPT, ""),
            (COUPON, Kind.COUPON, COUPON),
            ("617 555 1234", Kind.PHONE, "+16175551234"),
            ("(617) 555-1234", Kind.PHONE, "+16175551234"),
            ("1-617-555-1234", Kind.PHONE, "+16175551234"),
            ("+16175551234", Kind.PHONE, "+16175551234"),
            ("+351 21 123 4567", Kind.PHONE, "+351211234567"),
            ("0175551234", Kind.BILL_OR_NAME, "0175551234"),
            ("B0123456726121", Kind.BILL_OR_NAME, "B0123456726121"),
            ("RefID-abc", Kind.BILL_OR_NAME, "RefID-abc"),
            ("612345678", Kind.BILL_OR_NAME, "612345678"),
            ("28123456781", Kind.BILL_OR_NAME, "28123456781"),
            ("alvez rosa", Kind.NAME, "alvez rosa"),
            ("  Nguyễn   Thúy ", Kind.NAME, "Nguyễn Thúy"),
            ("O'Brien-Smith", Kind.NAME, "O'Brien-Smith"),
            ("865 Highland Ave", Kind.NAME, "865 Highland Ave"),
        ],
    )
    def test_reads(self, text: str, kind: Kind, value: str) -> None:
        read = recognise(text)
        assert (read.kind, read.problem) == (kind, "")
        assert read.value == (value or ("BOS-01-000017-4" if text.startswith("CR1") else ""))

    @pytest.mark.parametrize(
        "text",
        [
            "123-45-6789",
            "712-34-5678",
            "Alves 123-45-6789",
            "123\u201345\u20136789",
            "１２３-４５-６７８９",
            "123 45 6789",
        ],
    )
    def test_refuses_an_ssn_unsearched(self, text: str) -> None:
        read = recognise(text)
        assert (read.kind, read.problem) == (Kind.SSN_SHAPED, "search.ssn_shaped")
        assert not any(char.isdigit() for char in read.value)
        assert ssn_shaped(text)
        assert masked(text) == "***-**-****"

    @pytest.mark.parametrize(
        ("text", "kind", "problem"),
        [
            ("BOS-01-000017-5", Kind.RECEIPT, "receipt.check_digit"),
            ("CR1:BOS-01-000017-5:20261123:1:1:K:x", Kind.RECEIPT, "receipt.check_digit"),
            ("CR1:nonsense:x", Kind.RECEIPT, "receipt.shape"),
            (COUPON[:-1] + "1", Kind.COUPON, "coupon.check_digit"),
            ("HC1|7123", Kind.COUPON, "coupon.shape"),
        ],
    )
    def test_a_certain_shape_with_a_wrong_digit_is_said(
        self, text: str, kind: Kind, problem: str
    ) -> None:
        read = recognise(text)
        assert (read.kind, read.problem) == (kind, problem)
        assert read.value != text

    @pytest.mark.parametrize(
        ("text", "name", "on"),
        [
            ("alves 3/14/1980", "alves", date(1980, 3, 14)),
            ("03-14-1980 Alves, Rosa", "Alves, Rosa", date(1980, 3, 14)),
            ("Rosa 1980-03-14 Alves", "Rosa Alves", date(1980, 3, 14)),
            ("1980-3-14", "", date(1980, 3, 14)),
        ],
    )
    def test_date_and_name(self, text: str, name: str, on: date) -> None:
        read = recognise(text)
        assert (read.kind, read.value, read.on) == (Kind.DATE_AND_NAME, name, on)

    def test_a_date_that_is_none_is_text(self) -> None:
        assert recognise("alves 13/14/1980").kind is Kind.NAME
        assert recognise("2026-02-30").kind is Kind.BILL_OR_NAME

    @given(st.text(max_size=40) | st.from_regex(r"[0-9 +()|:./-]{1,30}", fullmatch=True))
    def test_never_raises_and_never_shows_an_ssn(self, text: str) -> None:
        read = recognise(text)
        if ssn_shaped(text) and read.kind not in (Kind.RECEIPT, Kind.COUPON):
            assert read.kind is Kind.SSN_SHAPED
        if read.problem:
            assert read.value == masked(text)
