"""What screens call an account: coverage and last four, open or ended, languages of receipts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from cashier.domain.account import AccountLine, CoverageType, Enrollment, Subsidy
from cashier.domain.payment import IdentityMethod
from cashier.domain.receipt import LANGUAGES
from ui.style import Tone

LANGUAGE_NAMES = {
    "en": "English",
    "es": "Español",
    "pt-BR": "Português",
    "ht": "Kreyòl ayisyen",
    "vi": "Tiếng Việt",
    "zh-Hans": "中文 (简体)",
    "zh-Hant": "中文 (繁體)",
    "km": "ភាសាខ្មែរ",
    "ru": "Русский",
    "ar": "العربية",
}
"""Each language by its own name: the person it is for may be reading along."""
PRINTED = ("en", "es", "pt-BR", "vi", "ru", "ht")
"""Languages whose own name our window font can write; the others stand in English."""
_IN_ENGLISH = {
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
    "km": "Khmer",
    "ar": "Arabic",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("account_words", text)


def month_word(month: date) -> str:
    """`November`: a month inside a sentence. A whole date looks the same in every language."""
    return tr(_MONTHS[month.month - 1])


def coverage_word(coverage: CoverageType | None) -> str:
    """`Health` or `Dental`: never "medical" on a screen."""
    match coverage:
        case CoverageType.MEDICAL:
            return tr("Health")
        case CoverageType.DENTAL:
            return tr("Dental")
        case None:
            return tr("Account")


def coverage_icon(coverage: CoverageType) -> str:
    """Its picture."""
    return "heart-pulse" if coverage is CoverageType.MEDICAL else "smile"


def account_shown(line: AccountLine) -> str:
    """`Health ...5678`: how an account is called everywhere."""
    return f"{coverage_word(line.coverage_type)} ...{line.billing_account_number[-4:]}"


def enrollment_looks(status: Enrollment) -> tuple[str, str, Tone, Tone]:
    """Words, icon, tone of the icon, tone of the words."""
    match status:
        case Enrollment.ACTIVE:
            return tr("Open"), "circle-check", Tone.SUCCESS, Tone.TEXT
        case Enrollment.TERMINATED:
            return tr("Ended"), "circle-x", Tone.MUTED, Tone.MUTED
        case Enrollment.PENDING_BINDER:
            return tr("First bill not paid"), "circle-dashed", Tone.WARNING, Tone.WARNING


def subsidy_words(subsidy: Subsidy) -> str:
    """The program a premium belongs to; '' where nobody helps to pay."""
    return {
        Subsidy.CONNECTORCARE: "ConnectorCare",
        Subsidy.APTC: tr("Tax credits"),
        Subsidy.NONE: "",
    }[subsidy]


def method_words(method: IdentityMethod) -> str:
    """How identity was confirmed, inside a sentence."""
    return {
        IdentityMethod.PHOTO_ID: tr("photo ID"),
        IdentityMethod.DATE_OF_BIRTH: tr("date of birth"),
        IdentityMethod.PHONE: tr("phone on file"),
    }[method]


def language_words(tag: str) -> str:
    """A receipt's language, in itself where our font has its letters."""
    return LANGUAGE_NAMES.get(tag, tag) if tag in PRINTED else tr(_IN_ENGLISH.get(tag, tag))


def language_items() -> list[tuple[str, object]]:
    """All languages a receipt can be asked for."""
    return [(language_words(tag), tag) for tag in LANGUAGES]
