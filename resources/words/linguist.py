"""Qt Linguist's file format, read and written so that the same words make the same bytes.

One `.ts` file has contexts, each with messages; a message whose translation is not done is marked
`unfinished`. Source: Qt Linguist Manual, TS file format. Only what we use is kept: no plural forms,
no line numbers (they would change with every edit of a source).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from resources.words.extract import ROOT, Message

FOLDER = ROOT / "resources" / "translations"


def read(path: Path) -> dict[Message, str]:
    """The translations of a `.ts` file; '' where one is not done. A file that is not there has
    none.

    Raises ParseError where it is no XML.
    """
    if not path.exists():
        return {}
    known: dict[Message, str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            target = message.find("translation")
            done = target is not None and target.get("type") is None
            text = (target.text or "") if target is not None and done else ""
            known[Message(name, message.findtext("source") or "")] = text
    return known


def write(
    path: Path,
    language: str,
    texts: Mapping[Message, str],
    places: Mapping[Message, tuple[str, ...]],
) -> bool:
    """Writes a `.ts` file, sorted by context and source. True when the file changed."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en_US">',
    ]
    context = None
    for message in sorted(texts):
        if message.context != context:
            if context is not None:
                lines.append("</context>")
            context = message.context
            lines += ["<context>", f"    <name>{_text(context)}</name>"]
        lines.append("    <message>")
        for place in places.get(message, ()):
            there = os.path.relpath(ROOT / place, FOLDER).replace(os.sep, "/")
            lines.append(f'        <location filename="{there}"/>')
        lines.append(f"        <source>{_text(message.source)}</source>")
        text = texts[message]
        lines.append(
            f"        <translation>{_text(text)}</translation>"
            if text
            else '        <translation type="unfinished"></translation>'
        )
        lines.append("    </message>")
    if context is not None:
        lines.append("</context>")
    data = "\n".join([*lines, "</TS>", ""]).encode()
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_MESSAGES = 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7


def compiled(path: Path) -> dict[Message, str]:
    """What a `.qm` says, read without Qt: the check of a checkout needs no library of the system.
    A file that is not there, or is none, says nothing. Source: qtbase, qtranslator.cpp.
    """
    data = path.read_bytes() if path.exists() else b""
    if not data.startswith(MAGIC):
        return {}
    at = len(MAGIC)
    while at + 5 <= len(data):
        tag, length = data[at], int.from_bytes(data[at + 1 : at + 5], "big")
        at += 5
        if tag == _MESSAGES:
            return dict(_messages(data[at : at + length]))
        at += length
    return {}


def _messages(data: bytes) -> Iterator[tuple[Message, str]]:
    at = 0
    said: dict[int, bytes] = {}
    while at < len(data):
        tag = data[at]
        at += 1
        if tag == _END:
            context, source = said.get(_CONTEXT, b"").decode(), said.get(_SOURCE, b"").decode()
            yield Message(context, source), said.get(_TRANSLATION, b"").decode("utf-16-be")
            said = {}
            continue
        length = int.from_bytes(data[at : at + 4], "big")
        said[tag] = data[at + 4 : at + 4 + length]
        at += 4 + length


def _text(words: str) -> str:
    return escape(words, {'"': "&quot;", "'": "&apos;"})
