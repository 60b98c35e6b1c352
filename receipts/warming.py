"""What the first receipt of a day would else wait for: modules, fonts, the first letters drawn.

Run in idle time, beside the window. Nothing is kept but what Python and the fonts keep themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from receipts.document import Code, Document, DocumentKind, Para
from receipts.printers import PrinterKind, PrinterRecord
from receipts.thermal import escpos
from receipts.translations import sentences

DRAWN = ("vi", "ru", "zh-Hans", "zh-Hant", "km", "ar")
"""Languages whose lines are drawn: each brings a font of its own."""


def warm(printer: PrinterRecord, stop: Callable[[], bool] = lambda: False) -> int:
    """Makes papers that nobody prints: a code, then a line of each drawn language, until `stop`
    says that the program ends; how many bytes they came to.
    """
    if printer.kind is PrinterKind.NONE:
        return 0
    made = 0
    first = (Para(text="A"), Code(data="A"))
    for blocks in (first, *((Para(text=sentences(language).total),) for language in DRAWN)):
        if stop():
            break
        paper = Document(kind=DocumentKind.TEST, lang="en", title="Warming", blocks=blocks)
        made += len(escpos(paper, printer))
    return made
