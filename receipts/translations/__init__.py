"""The languages paper speaks.

What is asked for and not here prints in English, and the document says so.
"""

from __future__ import annotations

from receipts.translations.en import ENGLISH
from receipts.translations.es import SPANISH
from receipts.translations.pt_br import PORTUGUESE
from receipts.translations.sentences import Sentences

__all__ = ["ENGLISH", "TRANSLATIONS", "Sentences", "sentences"]

TRANSLATIONS = {words.lang: words for words in (ENGLISH, SPANISH, PORTUGUESE)}


def sentences(language: str) -> Sentences:
    """The sentences of a language (as in `cashier.domain.receipt.LANGUAGES`), or English where
    there are none yet.
    """
    return TRANSLATIONS.get(language, ENGLISH)
