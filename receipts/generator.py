"""python-escpos as a maker of bytes, loaded late and without its side effects. Source: printing.md
2.

Importing it costs 0.25-0.5 s, leaves a temporary folder of pickles behind at every start and adds a
handler to the root logger. Here it is imported once, by whoever makes the first bytes, and both are
taken away again.
"""

from __future__ import annotations

import copy
import logging
import os
import shutil
import threading
from typing import Any

from receipts.printers import PrinterRecord

_PICKLES = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_IMPORTING = threading.Lock()
PLAIN_PAGE = ("CP437", 0)
"""Selected where no page is confirmed; only its ASCII half is used."""


def byte_generator(printer: PrinterRecord) -> Any:
    """A fresh `Dummy` for one job (its cache of the code page does not survive an INIT), with the
    record as profile.
    """
    _load()
    from escpos import capabilities
    from escpos.printer import Dummy

    profile = capabilities.Profile(columns=printer.columns)
    data = copy.deepcopy(profile.profile_data)
    data["media"]["width"]["pixels"] = printer.dots
    data["codePages"] = {str(PLAIN_PAGE[1]): PLAIN_PAGE[0]}
    if printer.code_page is not None:
        data["codePages"][str(printer.code_page.number)] = printer.code_page.codec.upper()
    profile.profile_data = data
    return Dummy(profile=profile)


def page_name(printer: PrinterRecord) -> str:
    """The code page to force: nothing may be guessed per character."""
    return printer.code_page.codec.upper() if printer.code_page else PLAIN_PAGE[0]


def _load() -> None:
    with _IMPORTING:
        root = logging.getLogger()
        handlers = list(root.handlers)
        kept = os.environ.pop(_PICKLES, None)
        try:
            from escpos import capabilities

            folder = str(capabilities.pickle_dir)
        finally:
            if kept is not None:
                os.environ[_PICKLES] = kept
        for handler in root.handlers[:]:
            if handler not in handlers:
                root.removeHandler(handler)
        shutil.rmtree(folder, ignore_errors=True)
