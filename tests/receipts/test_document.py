from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.receipt import LANGUAGES
from receipts.document import (
    Document,
    DocumentKind,
    Money,
    Para,
    canonical,
    checked,
    clean,
    digest,
)
from receipts.receipt_document import receipt_document
from tests.receipts import samples


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("ROSA\x1bp\x00\x19 ALVES", "ROSA p ALVES"),
        ("two\r\nlines\ttabbed", "two lines tabbed"),
        ("right\u202eto left\u2066", "rightto left"),
        ("soft\u00adhyphen", "softhyphen"),
        ("line\u2028paragraph\u2029end", "line paragraph end"),
        ("e\u0301", "é"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("क्\u200dष", "क्\u200dष"),
        ("បង់\u200bប្រាក់", "បង់\u200bប្រាក់"),
    ],
)
def test_a_text_from_outside_is_cleaned_and_still_printed(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


@pytest.mark.parametrize("stray", ["\x1b@", "a\nb", "\x7f", "\x9b", "\u202e", "\u2028", "\udc00"])
def test_a_block_refuses_what_was_not_cleaned(stray: str) -> None:
    with pytest.raises(ValueError, match=r"U\+"):
        Para(text=stray)


@given(st.text())
def test_whatever_is_cleaned_is_accepted_by_a_block(text: str) -> None:
    assert Para(text=clean(text)).text == clean(text)
    assert checked(clean(text)) == clean(text)


def test_the_same_receipt_gives_the_same_bytes_and_another_gives_others() -> None:
    first = receipt_document(samples.receipt())
    assert canonical(first) == canonical(receipt_document(samples.receipt()))
    assert digest(first) != digest(receipt_document(samples.receipt(payer="ROSA N ALVES")))
    assert b'"cents":24057' in canonical(first)


def test_an_amount_is_cents_and_not_text() -> None:
    plain = Document(kind=DocumentKind.TEST, lang="en", blocks=())
    assert canonical(plain).startswith(b'{"block":"document"')
    assert Money(cents=5) != Money(cents=5, signed=True)


def test_a_language_without_words_prints_english_and_says_which_was_asked() -> None:
    made = receipt_document(samples.receipt(language="tlh"))
    assert made.lang == "en"
    assert dict(made.meta)["language_asked"] == "tlh"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_that_can_be_asked_for_is_spoken(language: str) -> None:
    made = receipt_document(samples.receipt(language=language))
    assert made.lang == language
    assert made.rtl == (language == "ar")


def test_a_copy_says_so_in_its_meta_and_leaves_the_receipt_alone() -> None:
    original = samples.receipt()
    made = receipt_document(original, replace(samples.COPY, copy_no=3))
    assert dict(made.meta)["copy_no"] == "3"
    assert dict(receipt_document(original).meta)["copy_no"] == "0"
