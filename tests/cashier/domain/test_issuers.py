"""The table of money-order issuers: what may stand in it, what it changes for the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cashier.domain.acceptance import check_tender
from cashier.domain.documents import issuers_document, issuers_from_document
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import ISSUERS, MARK_LENGTH_MAX, Issuer, issuer_ok
from tests.cashier.domain.builders import money_order
from tests.cashier.domain.test_acceptance import context, tender

USPS, OTHER = InstrumentKind.USPS_MONEY_ORDER, InstrumentKind.OTHER_MONEY_ORDER
FICTIONAL = "211999997"


def codes(table: Any, **paper: Any) -> list[str]:
    ctx = replace(
        context(),
        marks=table.marks,
        transits=table.transits,
        purchaser_line=table.purchaser_line,
    )
    return [one.code for one in check_tender(tender(money_order(**paper)), ctx)]


@pytest.mark.parametrize("transit", ["", "000000204", "000008002"])
def test_a_transit_of_the_issuer_or_none_at_all_is_right(transit: str) -> None:
    assert codes(ISSUERS, routing=transit) == []


def test_a_transit_of_nobody_warns_until_the_administrator_names_it() -> None:
    assert codes(ISSUERS, routing=FICTIONAL) == ["MO-TRANSIT"]
    known = replace(ISSUERS.of(USPS), transits=("000000204", FICTIONAL))
    assert codes(ISSUERS.with_row(known), routing=FICTIONAL) == []
    assert codes(ISSUERS.with_row(known), routing="000008002") == ["MO-TRANSIT"]


def test_an_issuer_whose_transits_nobody_knows_has_no_wrong_one() -> None:
    paper = {"kind": OTHER, "number": "AB12345", "issuer": "Corner Store"}
    assert codes(ISSUERS, routing=FICTIONAL, **paper) == []
    known = ISSUERS.with_row(Issuer(kind=OTHER, transits=("000000204",)))
    assert codes(known, routing=FICTIONAL, **paper) == ["MO-TRANSIT"]


def test_marks_and_the_purchasers_line_are_the_tables() -> None:
    bare = ISSUERS.with_row(Issuer(kind=USPS, purchaser_line=False))
    assert codes(ISSUERS, marks=(), signed=False) == ["MO-UNSIGNED", "MO-FEATURES"]
    assert codes(bare, marks=(), signed=False) == []
    marked = ISSUERS.with_row(Issuer(kind=OTHER, marks=("red strip",)))
    paper = {"kind": OTHER, "number": "AB12345", "marks": ()}
    assert codes(marked, **paper) == ["MO-FEATURES"]


def test_whose_a_transit_is() -> None:
    assert ISSUERS.whose("000008002") is USPS
    assert ISSUERS.whose(FICTIONAL) is None
    assert ISSUERS.whose("") is None


def test_the_document_is_the_table() -> None:
    table = ISSUERS.with_row(Issuer(kind=OTHER, transits=(FICTIONAL,), marks=("strip",), phone="1"))
    assert issuers_from_document(issuers_document(table)) == table
    later = issuers_document(table).replace("other_money_order", "a_later_kind")
    assert issuers_from_document(later).of(OTHER) == Issuer(kind=OTHER)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": InstrumentKind.BANK_CHECK}, "issuer.kind"),
        ({"transits": ("000000800",)}, "issuer.transit"),
        ({"transits": ("2119999",)}, "issuer.transit"),
        ({"transits": (FICTIONAL,) * 41}, "issuer.transit"),
        ({"marks": ("",)}, "issuer.mark"),
        ({"marks": (" strip",)}, "issuer.mark"),
        ({"marks": ("a\x1bb",)}, "issuer.mark"),
        ({"marks": ("m" * (MARK_LENGTH_MAX + 1),)}, "issuer.mark"),
        ({"marks": ("a", "a")}, "issuer.mark"),
        ({"marks": tuple("abcdefg")}, "issuer.mark"),
        ({"phone": "5" * 31}, "issuer.phone"),
    ],
)
def test_what_may_not_stand_in_it(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        issuer_ok(Issuer(**({"kind": OTHER} | fields)))
    assert refused.value.code == code
