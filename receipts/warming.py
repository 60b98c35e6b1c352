"""What the first receipt of a day would else wait for: modules, fonts, the first letters drawn.

Run in idle time, beside the window. Nothing is kept but what Python and the fonts keep themselves.
"""

from __future__ import annotations

from receipts.document import Code, Document, DocumentKind, Para
from receipts.printers import PrinterKind, PrinterRecord
from receipts.thermal import escpos
from receipts.translations import sentences

DRAWN = ("vi", "ru", "zh-Hans", "zh-Hant", "km", "ar")
"""Languages whose lines are drawn: each brings a font of its own."""


def warm(printer: PrinterRecord) -> int:
    """Makes a paper that nobody prints, with a line of each drawn language and a code; how many
    bytes it came to.
    """
    if printer.kind is PrinterKind.NONE:
        return 0
    lines = tuple(Para(text=words.total) for words in (sentences(language) for language in DRAWN))
    document = Document(
        kind=DocumentKind.TEST,
        lang="en",
        title="Warming",
        blocks=(Para(text="A"), *lines, Code(data="A")),
    )
    return len(escpos(document, printer))
