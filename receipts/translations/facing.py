"""What the customer's screen says, in the languages of receipts. Kinds of paper are named as on
receipts, without their numbers.

Not yet reviewed by speakers, English excepted: `Sentences.reviewed` of the language holds here too,
and English stands beside until then.
"""

from __future__ import annotations

from dataclasses import dataclass

from cashier.domain.instrument import InstrumentKind
from receipts.translations import sentences

_NUMBER = "{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """One language's words for whoever stands at the counter."""

    total: str
    thanks: str


FACING = {
    "en": Facing(total="Total", thanks="Thank you"),
    "es": Facing(total="Total", thanks="Gracias"),
    "pt-BR": Facing(total="Total", thanks="Obrigado"),
    "ht": Facing(total="Total", thanks="Mèsi"),
    "vi": Facing(total="Tổng cộng", thanks="Xin cảm ơn"),
    "zh-Hans": Facing(total="合计", thanks="谢谢"),
    "zh-Hant": Facing(total="合計", thanks="謝謝"),
    "km": Facing(total="សរុប", thanks="សូមអរគុណ"),
    "ru": Facing(total="Итого", thanks="Спасибо"),
    "ar": Facing(total="المجموع", thanks="شكرًا لكم"),
}


def facing(language: str) -> Facing:
    """The words of a language (as in `cashier.domain.receipt.LANGUAGES`), or English."""
    return FACING.get(language, FACING["en"])


def kind_words(language: str, kind: InstrumentKind) -> str:
    """A kind of paper as receipts of that language name it: `Personal check`."""
    said: str = getattr(sentences(language), kind.value)
    return " ".join(said.replace(f"..{_NUMBER}", "").replace(_NUMBER, "").split())
