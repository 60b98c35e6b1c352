"""The languages paper speaks, all of `cashier.domain.receipt.LANGUAGES`.

What is asked for and not here prints in English, and the document says so.
"""

from __future__ import annotations

from receipts.translations.ar import ARABIC
from receipts.translations.en import ENGLISH
from receipts.translations.es import SPANISH
from receipts.translations.ht import HAITIAN
from receipts.translations.km import KHMER
from receipts.translations.pt_br import PORTUGUESE
from receipts.translations.ru import RUSSIAN
from receipts.translations.sentences import Sentences
from receipts.translations.vi import VIETNAMESE
from receipts.translations.zh_hans import SIMPLIFIED_CHINESE
from receipts.translations.zh_hant import TRADITIONAL_CHINESE

__all__ = ["ENGLISH", "RIGHT_TO_LEFT", "TRANSLATIONS", "Sentences", "sentences"]

TRANSLATIONS = {
    words.lang: words
    for words in (
        ENGLISH,
        SPANISH,
        PORTUGUESE,
        HAITIAN,
        VIETNAMESE,
        SIMPLIFIED_CHINESE,
        TRADITIONAL_CHINESE,
        KHMER,
        RUSSIAN,
        ARABIC,
    )
}
RIGHT_TO_LEFT = frozenset({"ar"})


def sentences(language: str) -> Sentences:
    """The sentences of a language (as in `cashier.domain.receipt.LANGUAGES`), or English where
    there are none.
    """
    return TRANSLATIONS.get(language, ENGLISH)
