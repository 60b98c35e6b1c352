"""The ways to pay, in every language paper speaks."""

from __future__ import annotations

from receipts.translations.ways.ar import ARABIC
from receipts.translations.ways.en import ENGLISH
from receipts.translations.ways.es import SPANISH
from receipts.translations.ways.ht import HAITIAN
from receipts.translations.ways.km import KHMER
from receipts.translations.ways.pt_br import PORTUGUESE
from receipts.translations.ways.ru import RUSSIAN
from receipts.translations.ways.sentences import Ways
from receipts.translations.ways.vi import VIETNAMESE
from receipts.translations.ways.zh_hans import SIMPLIFIED_CHINESE
from receipts.translations.ways.zh_hant import TRADITIONAL_CHINESE

__all__ = ["ENGLISH", "WAYS", "Ways"]

WAYS = {
    words.lang: words
    for words in (
        ARABIC,
        ENGLISH,
        SPANISH,
        HAITIAN,
        KHMER,
        PORTUGUESE,
        RUSSIAN,
        VIETNAMESE,
        SIMPLIFIED_CHINESE,
        TRADITIONAL_CHINESE,
    )
}
