"""The text back end: golden files, e-mail, people who read with a screen reader."""

from __future__ import annotations

from receipts.document import Document
from receipts.layout import CodeLine, TextLine, layout

CODE_MARK = "[QR]"


def text(document: Document, columns: int = 42) -> str:
    """The document as plain lines, each ended by a newline.

    A QR code stands as `[QR]`, a cut as nothing.
    """
    lines: list[str] = []
    for line in layout(document, columns).lines:
        match line:
            case TextLine():
                lines.append(line.text)
            case CodeLine():
                lines.append(CODE_MARK.center(columns).rstrip())
            case _:
                pass
    return "\n".join(lines) + "\n"
