"""Folding: what is kept and what is typed become the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.store.search_words import (
    WORD_MAX,
    WORDS_MAX,
    beginnings,
    deletions,
    fold,
    indexed_words,
    together,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rosa Alves", ("rosa", "alves")),
        ("Łódź Øster Straße Ægir Đặng Þór", ("lodz", "oster", "strasse", "aegir", "dang", "thor")),
        ("O'Brien O’Brien OʼBrien O`Brien", ("obrien",) * 4),
        ("Jean-Baptiste", ("jean", "baptiste")),
        ("Smith, Jr.", ("smith", "jr")),
        ("Nguyễn Thị Thủy", ("nguyen", "thi", "thuy")),
        ("İstanbul ıspanak", ("istanbul", "ispanak")),
        ("ﬁnch ① Ｗｉｄｅ", ("finch", "1", "wide")),
        ("A&B (Boston)_2", ("a", "b", "boston", "2")),
        ("'' - -- '", ()),
        ("Иванов 田中", ("иванов", "田中")),
    ],
)
def test_fold(text: str, words: tuple[str, ...]) -> None:
    assert fold(text) == words


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("O'Brien", {"obrien", "o", "brien"}),
        ("Jean-Baptiste", {"jean", "baptiste", "jeanbaptiste"}),
        ("De La Cruz", {"de", "la", "cruz", "delacruz"}),
        ("García López", {"garcia", "lopez", "garcialopez"}),
        ("Van der Berg-O'Neil", {"van", "der", "berg", "oneil", "vanderberg", "bergoneil"}),
        ("Silva", {"silva"}),
        ("", set()),
    ],
)
def test_other_spellings_are_kept_too(field: str, words: set[str]) -> None:
    found = indexed_words(field)
    assert words <= set(found)
    assert found[: len(fold(field))] == fold(field)
    assert len(set(found)) == len(found)


def test_particles_join_what_follows() -> None:
    assert together(("ana", "de", "la", "cruz")) == ("ana", "delacruz")
    assert together(("cruz", "de")) == ("cruz", "de")
    assert together(("ana",)) == ("ana",)


def test_deletions_and_beginnings() -> None:
    assert deletions("anna") == {"anna", "nna", "ana", "ann"}
    assert list(beginnings("smith")) == ["smi", "smit", "smith"]
    assert list(beginnings("li")) == []
    assert list(beginnings("richardson"))[-1] == "richard"


@given(st.text(max_size=60))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    words = fold(text)
    assert fold(" ".join(words)) == words
    assert len(words) <= WORDS_MAX
    for word in words:
        assert word.isalnum()
        assert 0 < len(word) <= WORD_MAX
