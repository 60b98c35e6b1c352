"""Words that a command line says in English and the window in its language. Without Qt.

`said` looks a text up by its context, as Qt's `translate` does; until the window has named a
translation it answers what it was given. `./dev words` finds every call.
"""

from __future__ import annotations

from collections.abc import Callable

_through: Callable[[str, str], str] | None = None


def said(context: str, text: str) -> str:
    """The text in the language of the screens; on a command line as it is."""
    return text if _through is None else _through(context, text)


def speak_through(translate: Callable[[str, str], str] | None) -> None:
    """From now on texts go through `translate(context, text)`; None: they stay as they are."""
    global _through  # noqa: PLW0603  (one language for the whole process, as in Qt)
    _through = translate
