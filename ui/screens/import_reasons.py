"""Why a row of a billing feed cannot be used, in the language of the screens.

The ledger says it in English, for commands and for the file of rejected rows, which goes back to
whoever made the feed; the window reads that sentence and says its own. A sentence it does not know
stays as it is.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("import_reasons", text)


def reason_words(reason: str) -> str:
    """What is wrong with a value."""
    return _said(reason, _reasons())


def warning_words(warning: str) -> str:
    """What was left out of a file, or stands in it twice."""
    return _said(warning, _warnings())


def _said(english: str, known: dict[str, str]) -> str:
    if english in known:
        return known[english]
    for form, words in known.items():
        found = re.fullmatch(_pattern(form), english) if "{" in form else None
        if found is not None:
            return words.format(**found.groupdict())
    return english


def _pattern(form: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(form))


def _reasons() -> dict[str, str]:
    """The ledger's sentence and this window's; `{…}` is taken over."""
    return {
        "missing": tr("missing"),
        "longer than {limit} characters": tr("longer than {limit} characters"),
        "not one of {known}": tr("not one of {known}"),
        "not nine digits beginning with 7": tr("not nine digits beginning with 7"),
        "not twelve digits": tr("not twelve digits"),
        "not a date as YYYY-MM-DD": tr("not a date as YYYY-MM-DD"),
        "not a month as YYYY-MM": tr("not a month as YYYY-MM"),
        "not a day of the month": tr("not a day of the month"),
        "not an amount in dollars with two decimals, without sign or separator": tr(
            "not an amount in dollars with two decimals, without sign or separator"
        ),
        "larger than any item can be": tr("larger than any item can be"),
        "not 0 or 1": tr("not 0 or 1"),
        "not a number in E.164 form": tr("not a number in E.164 form"),
        "not an e-mail address": tr("not an e-mail address"),
        "not two capital letters": tr("not two capital letters"),
        "not a ZIP code": tr("not a ZIP code"),
        "not a BCP 47 language tag": tr("not a BCP 47 language tag"),
        "not UTF-8": tr("not UTF-8"),
        "holds a control character": tr("holds a control character"),
        "looks like a Social Security number": tr("looks like a Social Security number"),
        "the row has {fields} fields, the header {count}": tr(
            "the row has {fields} fields, the header {count}"
        ),
        "the account's own row was rejected": tr("the account's own row was rejected"),
        "no such account in accounts.csv": tr("no such account in accounts.csv"),
        "stands already on line {line} with other content": tr(
            "stands already on line {line} with other content"
        ),
        "no bill of this account": tr("no bill of this account"),
        "superseded already by line {line}": tr("superseded already by line {line}"),
        "supersedes itself, if need be through others": tr(
            "supersedes itself, if need be through others"
        ),
    }


def _warnings() -> dict[str, str]:
    return {
        "{file}: {rows} rows repeat another one, word for word": tr(
            "{file}: {rows} rows repeat another one, word for word"
        ),
        "{file}: the column {column} looks like Social Security numbers; "
        "it was not read and must not be sent": tr(
            "{file}: the column {column} looks like Social Security numbers;"
            " it was not read and must not be sent"
        ),
        "{file}: the column {column} is not known; it was not read": tr(
            "{file}: the column {column} is not known; it was not read"
        ),
    }
