"""How a name becomes words that can be searched: the same folding for what is kept and for what is
typed.

A folded word is lower case, without accents, and holds letters and digits only, so it can stand
inside an FTS5 query without being able to be one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "ɓ": "b",
        "ɗ": "d",
        "ə": "e",
        "ʼ": "'",
        "ʻ": "'",
        "‘": "'",
        "’": "'",
        "´": "'",
        "`": "'",
        "ʹ": "'",
        "′": "'",
    }
)
"""Letters that Unicode does not decompose, and the many signs that people type for an
apostrophe.
"""

_PARTICLES = frozenset(
    [
        "al",
        "ap",
        "ben",
        "bin",
        "da",
        "dal",
        "das",
        "de",
        "del",
        "della",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "fitz",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "mac",
        "mc",
        "o",
        "saint",
        "san",
        "santa",
        "st",
        "ten",
        "ter",
        "van",
        "vander",
        "von",
        "y",
    ]
)
"""Words that families write apart or together with the next one: De La Cruz, Delacruz."""

PREFIX_LENGTHS = range(3, 8)
"""Lengths of the beginnings of words that are found although misspelt."""

_ENDING = "$"
_ENDING_LETTERS = 3
_ENDING_FROM = 5

WORD_MAX = 24
"""Longer words are cut: nobody types so much, and a broken row of the feed must not swell the
index.
"""

WORDS_MAX = 24
"""Words looked at in one name or one query."""


_BETWEEN = re.compile(r"[^\w'-]+|_+")


def _bare(text: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )


@lru_cache(maxsize=16_384)
def _letters(text: str) -> tuple[str, ...]:
    """The words of a name, each as its parts joined by `'` or `-` where it was written so."""
    plain = text.casefold().translate(_UNDECOMPOSED)
    if not plain.isascii():
        # twice: a compatibility form may decompose into capitals and into letters of the table
        plain = _bare(_bare(plain).casefold().translate(_UNDECOMPOSED)).casefold()
    return tuple(_BETWEEN.sub(" ", plain).split()[:WORDS_MAX])


def fold(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared: `O'Brien` is `obrien`, `Jean-Baptiste` is
    `jean`, `baptiste`.
    """
    words: list[str] = []
    for written in _letters(text):
        for part in written.split("-"):
            word = part.replace("'", "")[:WORD_MAX]
            if word:
                words.append(word)
    return tuple(words[:WORDS_MAX])


@lru_cache(maxsize=65_536)
def indexed_words(field: str) -> tuple[str, ...]:
    """The words under which one field of a name (last, first, organisation) is found: `fold` first,
    then the other spellings.

    Apostrophes and hyphens both ways (`obrien`, `o` + `brien`; `jean` + `baptiste`,
    `jeanbaptiste`), particles written together (`delacruz`), two words written as one
    (`garcialopez`).
    """
    plain = fold(field)
    more: list[str] = []
    for written in _letters(field):
        if "'" in written:
            for part in written.split("-"):
                pieces = [piece for piece in part.split("'") if piece]
                if len(pieces) > 1:
                    more.extend(pieces)
        if "-" in written:
            more.append(written.replace("-", "").replace("'", ""))
    more.extend(joined(plain))
    if len(plain) == 2:
        more.append("".join(plain))
    seen = dict.fromkeys(plain)
    return (*plain, *(word for word in dict.fromkeys(_cut(more)) if word not in seen))


def joined(words: tuple[str, ...]) -> Iterator[str]:
    """Every run of particles written together with the word it leads to: `de la cruz` gives
    `delacruz`.
    """
    run = ""
    for word in words:
        if run and word not in _PARTICLES:
            yield (run + word)[:WORD_MAX]
            run = ""
        elif word in _PARTICLES:
            run += word


def together(words: tuple[str, ...]) -> tuple[str, ...]:
    """A typed query with its particles written together with what follows; the same words where
    there are none.
    """
    result: list[str] = []
    run = ""
    for word in words:
        if word in _PARTICLES:
            run += word
        else:
            result.append((run + word)[:WORD_MAX])
            run = ""
    if run:
        result.append(run[:WORD_MAX])
    return tuple(result)


def _cut(words: Iterable[str]) -> Iterator[str]:
    return (word[:WORD_MAX] for word in words if word)


def deletions(word: str) -> set[str]:
    """The word itself and the word with any one letter left out: two words one slip apart share
    one of these.
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def beginnings(word: str) -> Iterator[str]:
    """The beginnings of a word for which misspellings are kept."""
    return (word[:length] for length in PREFIX_LENGTHS if length <= len(word))


def ending(word: str) -> str:
    """The last letters of a long word, marked as such; '' for a shorter one. Finds words whose
    first letters hold two slips.
    """
    return _ENDING + word[-_ENDING_LETTERS:] if len(word) >= _ENDING_FROM else ""
