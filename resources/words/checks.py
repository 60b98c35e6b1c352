"""What a translation must keep of its source, and what house style forbids in it.

Placeholders, keys and figures are facts, so they are the same in every language; so is how a text
begins and ends, because texts stand beside one another. Source of the tone: ux.md 2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from resources.words.extract import Message

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_KEY = re.compile(r"\b(?:Ctrl\+(?:PgUp|PgDown|\S)|Alt\+\w|F\d{1,2}|Esc|Enter|Tab)(?!\w)")
_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
_ASKED = re.compile(r"\?(?=\s|$|[”\")])")
_ENDS = re.compile(r"(?:\.\.\.|[.:?,;])?\s*$")
_SHORTENED = re.compile(r"(?:\b\w\.\w|\bNo|\bDiff)\.$")
_FORBIDDEN = {
    "es": re.compile(r"\bpor favor\b|\binválid|\bOK\b|!|\btú\b|\btu\b|\btus\b", re.IGNORECASE),
}


def faults(language: str, translated: Mapping[Message, str]) -> Iterator[str]:
    """One sentence for each thing that is wrong, the untranslated first."""
    for message, text in translated.items():
        if not text:
            yield f"{message.context}: {message.source!r} is not translated"
    for message, text in translated.items():
        if text:
            for what in _wrong(language, message.source, text):
                yield f"{message.context}: {message.source!r} -> {text!r}: {what}"


def _wrong(language: str, source: str, text: str) -> Iterator[str]:
    for name, pattern in (("placeholders", _PLACEHOLDER), ("keys", _KEY), ("figures", _FIGURE)):
        ours, theirs = Counter(pattern.findall(source)), Counter(pattern.findall(text))
        if set(ours) != set(theirs):
            yield f"other {name}"
    if source[:1].isspace() != text[:1].isspace() or source[-1:].isspace() != text[-1:].isspace():
        yield "another space at an end"
    if _ending(source) != _ending(text) and not _SHORTENED.search(source):
        yield "ends otherwise"
    if source.count("&") != text.count("&"):
        yield "another Alt letter"
    if source.count("\n") != text.count("\n"):
        yield "other lines"
    if source.startswith(", ") != text.startswith(", "):
        yield "begins otherwise"
    if language == "es" and len(_ASKED.findall(text)) != text.count("¿"):
        yield "a question opens with ¿"
    forbidden = _FORBIDDEN.get(language)
    if forbidden is not None and (found := forbidden.search(text)):
        yield f"does not say {found.group()!r}"


def _ending(text: str) -> str:
    found = _ENDS.search(text)
    return found.group().strip() if found else ""
