"""The language of the screens: which there are, and changing it while the program runs.

Words come from `resources/translations/cashier_*.qm`, Qt's own (menus of fields, file dialogs) from
Qt's files. Dates and money look the same in every language (ux.md 2), receipts have languages of
their own.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

import resources
from ui.spoken import speak_through

LANGUAGES: tuple[tuple[str, str], ...] = (("English", "en"), ("Español", "es"))
"""Each by its own name, with the value of the setting `language`."""
SOURCE = "en"

_installed: list[QTranslator] = []
_spoken = SOURCE


def spoken() -> str:
    """The language the screens speak now."""
    return _spoken


def speak(language: str) -> bool:
    """Speaks that language from now on; True when it is another than before. What is on the screen
    already keeps its words until it is made anew. A language without words is English.
    """
    global _spoken  # noqa: PLW0603  (one language for the whole process, as in Qt)
    if language not in dict(map(reversed, LANGUAGES)):  # type: ignore[arg-type]
        language = SOURCE
    if language == _spoken:
        return False
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    if language != SOURCE:
        for translator in (_of_qt(language), _ours(language)):  # the last one is asked first
            if translator is not None:
                QCoreApplication.installTranslator(translator)
                _installed.append(translator)
    speak_through(QCoreApplication.translate if language != SOURCE else None)
    _spoken = language
    return True


def _ours(language: str) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(resources.path(f"translations/cashier_{language}.qm"))):
        raise FileNotFoundError(f"translations/cashier_{language}.qm")
    return translator


def _of_qt(language: str) -> QTranslator | None:
    """Qt's own words; None where this installation of Qt came without them."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{language}", folder) else None
