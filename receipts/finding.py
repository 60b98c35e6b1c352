"""Printers this computer knows of: on USB, on serial lines, in its queues. No network is searched.

Each source that is missing here (no libusb, no CUPS) is left out; what an address lacks is said
when it is used.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

_SECONDS = 5.0
_PRINTER_CLASS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPrinter:
    """An address and what the system calls it."""

    address: str
    name: str


def found_printers() -> tuple[FoundPrinter, ...]:
    """All that is plugged in or set up here. May take seconds; never raises for a device's sake."""
    return (*_on_usb(), *_on_lines(), *_in_cups(), *_in_windows())


def _on_usb() -> Iterator[FoundPrinter]:
    import usb.core

    try:
        devices = list(usb.core.find(find_all=True) or ())
    except (usb.core.NoBackendError, usb.core.USBError):
        return
    for device in devices:
        try:
            classes = {face.bInterfaceClass for setting in device for face in setting}
        except usb.core.USBError:
            continue
        if _PRINTER_CLASS in classes:
            address = f"usb://{device.idVendor:04x}:{device.idProduct:04x}"
            try:
                name = str(device.product or "")
            except (usb.core.USBError, ValueError):
                # its name may only be read by who may use it
                name = ""
            yield FoundPrinter(address=address, name=name)


def _on_lines() -> Iterator[FoundPrinter]:
    from serial.tools import list_ports

    for port in sorted(list_ports.comports()):
        place = port.device if port.device.startswith("/") else f"/{port.device}"
        yield FoundPrinter(address=f"serial://{quote(place)}", name=port.description or "")


def _in_cups() -> Iterator[FoundPrinter]:
    program = shutil.which("lpstat")
    if program is None:
        return
    try:
        said = subprocess.run(
            [program, "-e"],
            capture_output=True,
            timeout=_SECONDS,
            env=os.environ | {"LC_ALL": "C"},
            check=False,
        ).stdout
    except subprocess.TimeoutExpired:
        return
    for queue in said.decode("utf-8", "replace").split():
        yield FoundPrinter(address=f"cups://{quote(queue)}", name=queue)


def _in_windows() -> Iterator[FoundPrinter]:
    """[unverified]: written after the documentation of EnumPrinters."""
    try:
        spooler = importlib.import_module("win32print")
    except ImportError:
        return
    local, connected = 2, 4
    for _, _, name, _ in spooler.EnumPrinters(local | connected):
        yield FoundPrinter(address=f"windows://{quote(name)}", name=name)
