"""The names of a feed document: as lists show them, and as words to be found by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cashier.store.search_words import indexed_words

HIDDEN = "/"
"""Stands between the words of a name as listed and those of its middle name; no word to FTS5."""


def listed_name(document: Mapping[str, Any]) -> str:
    """`Alves, Rosa M`, or the organisation's name: as lists show it."""
    organization: str = document["organization_name"]
    if organization:
        return organization
    given = " ".join(
        part
        for part in (document["first_name"], document["middle_name"][:1], document["suffix"])
        if part
    )
    return ", ".join(part for part in (document["last_name"], given) if part)


def words_of(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Every word of a document's names, other spellings included, none twice; what a list does not
    show in full stands behind `HIDDEN`.
    """
    shown = _indexed(document, ("organization_name", "last_name", "first_name"))
    hidden = [word for word in _indexed(document, ("middle_name", "suffix")) if word not in shown]
    return (*shown, HIDDEN, *hidden) if hidden else tuple(shown)


def _indexed(document: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, None]:
    words: dict[str, None] = {}
    for name in names:
        if value := document[name]:
            words.update(dict.fromkeys(indexed_words(value)))
    return words
