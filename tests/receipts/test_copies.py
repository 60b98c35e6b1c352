"""A copy on paper: what was taken back since is marked, and what was printed first stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cashier.domain.codec import from_plain, to_plain
from cashier.domain.receipt import LANGUAGES, CopyMark, ItemChange, Receipt, SinceThen
from receipts.copies import as_copied
from receipts.receipt_document import receipt_document
from receipts.text import code_words, text
from receipts.translations import ENGLISH, sentences
from tests.receipts import samples

AT = datetime(2026, 11, 24, 15, 42, tzinfo=UTC)


def copy(*changes: tuple[int, SinceThen], language: str = "") -> CopyMark:
    made = tuple(ItemChange(line=line, since=since, at=AT) for line, since in changes)
    return replace(samples.COPY, changes=made, language=language)


def shown(mark: CopyMark, columns: int = 42) -> list[str]:
    made = text(receipt_document(samples.receipt(), mark), columns)
    return [line.strip() for line in made.splitlines()]


@pytest.mark.parametrize(
    ("since", "mark", "row"),
    [
        (SinceThen.VOIDED, "VOID", "Voided since"),
        (SinceThen.REVERSED, "REVERSED", "Reversed or returned since"),
        (SinceThen.RETURNED, "RETURNED", "Reversed or returned since"),
    ],
)
def test_an_item_taken_back_is_marked_and_taken_off(since: SinceThen, mark: str, row: str) -> None:
    lines = shown(copy((1, since)))
    assert any(line.startswith(f"Personal check 1042 - {mark}") for line in lines)
    assert any(line.startswith(row) and line.endswith("-$206.00") for line in lines), lines
    assert any(line.startswith("TOTAL RECEIVED") and line.endswith("$240.57") for line in lines)
    assert any(line.endswith("$34.57") and "tands" in line for line in lines), lines
    assert "Nov 24, 2026 10:42 AM." in " ".join(lines)


def test_when_nothing_stands_both_ends_say_so() -> None:
    all_void = shown(copy((1, SinceThen.VOIDED), (2, SinceThen.VOIDED)))
    assert all_void.count("VOID") == 2
    mixed = shown(copy((1, SinceThen.REVERSED), (2, SinceThen.VOIDED)))
    assert (mixed.count("VOID"), mixed.count("NO LONGER STANDS")) == (0, 2)
    one = shown(copy((1, SinceThen.RETURNED)))
    assert (one.count("VOID"), one.count("NO LONGER STANDS")) == (0, 0)


def test_what_did_not_take_back_is_said_and_counts() -> None:
    lines = shown(copy((1, SinceThen.CORRECTED), (2, SinceThen.MOVED)))
    assert "Item 1: details corrected Nov 24, 2026 10:42 AM." in " ".join(lines)
    assert not any(line.startswith(("Voided", "Reversed")) for line in lines)


def test_the_original_is_the_stored_receipt_itself() -> None:
    stored = samples.receipt()
    assert as_copied(stored, None) is stored
    assert as_copied(stored, samples.COPY) is stored


def test_a_copy_speaks_the_language_asked_for() -> None:
    document = receipt_document(samples.receipt(), copy(language="es"))
    assert document.lang == "es"
    assert dict(document.meta)["language_asked"] == "es"


def test_the_code_on_a_copy_is_that_of_the_original() -> None:
    assert as_copied(samples.receipt(), copy((1, SinceThen.VOIDED))).qr_text == samples.QR_TEXT


def test_a_receipt_stored_before_forms_were_numbered_has_the_first() -> None:
    plain = to_plain(samples.receipt())
    assert plain.pop("template") == 1
    for tender in plain["tenders"]:
        del tender["taken_back"]
    assert from_plain(Receipt, plain) == samples.receipt()
    with pytest.raises(KeyError):
        receipt_document(replace(samples.receipt(), template=2))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_what_became_of_items_is_said_in_every_language_beside_english(language: str) -> None:
    own = sentences(language)
    changed = copy((1, SinceThen.REVERSED), (2, SinceThen.RETURNED), language=language)
    said = " ".join(shown(changed, 96))
    assert own.lang == language
    for pick in (own, ENGLISH):
        when = "Nov 24, 2026 10:42 AM"
        assert pick.item_reversed.format(line=1, time=when) in said
        assert pick.item_returned.format(line=2, time=when) in said
        assert pick.back_since in said
        assert pick.nothing_stands in said
        assert pick.reversed_mark.rpartition("- ")[2] in said
        assert pick.returned_mark.rpartition("- ")[2] in said
    others = copy((1, SinceThen.CORRECTED), (2, SinceThen.MOVED), language=language)
    said = " ".join(shown(others, 96))
    assert own.item_corrected.partition("{time}")[0].format(line=1) in said
    assert own.item_moved.partition("{time}")[0].format(line=2) in said


def test_a_qr_code_is_said_in_words_where_there_is_no_picture() -> None:
    words = text(receipt_document(samples.receipt()), 32)
    assert f"QR code of {samples.receipt().receipt_number}" in words
    assert code_words("https://example.org/pay?q=1", 24) == [
        "QR code: https://example",
        ".org/pay?q=1",
    ]
