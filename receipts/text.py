"""The text back end: golden files, e-mail, people who read with a screen reader."""

from __future__ import annotations

import re

from receipts.document import Document
from receipts.layout import CodeLine, TextLine, layout

CODE_MARK = "QR code"
_SIGNED = re.compile(r"CR1:([A-Z0-9-]+):")


def text(document: Document, columns: int = 42) -> str:
    """The document as plain lines, each ended by a newline.

    A QR code stands as what it is the code of, a cut as nothing.
    """
    lines: list[str] = []
    for line in layout(document, columns).lines:
        match line:
            case TextLine():
                lines.append(line.text)
            case CodeLine():
                lines += code_words(line.data, columns)
            case _:
                pass
    return "\n".join(lines) + "\n"


def code_words(data: str, columns: int) -> list[str]:
    """A QR code for those who have no picture: of which receipt it is the signed code, else what it
    says. The signature itself would be lines of letters that nobody types and no reader reads out.
    """
    signed = _SIGNED.match(data)
    said = f"{CODE_MARK} of {signed[1]}" if signed else f"{CODE_MARK}: {data}"
    cut = [said[start : start + columns] for start in range(0, len(said), columns)]
    return [cut[0].center(columns).rstrip()] if len(cut) == 1 else cut
