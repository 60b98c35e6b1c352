"""What the command line says of a printer that this computer cannot drive."""

from __future__ import annotations

from cashier.domain.receipt import PrintCause
from receipts.printers import parse_printer
from receipts.status import PrinterStatus
from ui.commands.printing import status_values, status_words


def test_what_this_computer_lacks_is_named() -> None:
    record = parse_printer("usb://04b8:0202")
    found = PrinterStatus(answered=False, cause=PrintCause.LACKING, lacks="libusb")
    words = status_words(record, found)
    assert words.startswith("Printer usb://04b8:0202: not ready")
    assert words.endswith("(libusb).")
    assert status_values(record, found)["lacks"] == "libusb"
