"""A printer on USB, through pyusb and the system's libusb.

Unlike python-escpos's own: the device is not reset when it is opened, time-outs are given in the
unit pyusb wants (milliseconds), and what was accepted is counted.
"""

from __future__ import annotations

import contextlib
import errno
from typing import Any

from receipts.printers import PrinterRecord
from receipts.transports import CHUNK_BYTES, Lacking, Lost, Refused, Stalled

_PRINTER_CLASS = 7
_READ_BYTES = 64
_IN = 0x80


def milliseconds(seconds: float) -> int:
    """For pyusb, where 0 means for ever."""
    return max(1, round(seconds * 1000))


class UsbTransport:
    """The first printer interface of a device."""

    def __init__(self, printer: PrinterRecord) -> None:
        self._vendor, self._product = printer.usb
        self._device: Any = None
        self._number = -1
        self._out: Any = None
        self._in: Any = None
        self._detached = False

    def open(self) -> None:
        """Claims the printer. Raises Refused (not plugged in, in use) or Lacking (no libusb, no
        right to the device).
        """
        import usb.core
        import usb.util

        try:
            device = usb.core.find(idVendor=self._vendor, idProduct=self._product)
        except usb.core.NoBackendError as missing:
            raise Lacking("libusb") from missing
        except usb.core.USBError as wrong:
            raise _refused(wrong) from wrong
        if device is None:
            raise Refused(f"no device {self._vendor:04x}:{self._product:04x}")
        try:
            self._claim(device)
        except usb.core.USBError as wrong:
            self._device = device
            self.close()
            raise _refused(wrong) from wrong
        if self._out is None:
            self.close()
            raise Refused(f"{self._vendor:04x}:{self._product:04x} is no printer")

    def _claim(self, device: Any) -> None:
        import usb.core
        import usb.util

        self._device = device
        try:
            configuration = device.get_active_configuration()
        except usb.core.USBError:
            device.set_configuration()
            configuration = device.get_active_configuration()
        faces = list(configuration)
        face = next((one for one in faces if one.bInterfaceClass == _PRINTER_CLASS), None)
        if face is None:
            face = next((one for one in faces if one.bInterfaceClass == 0xFF), None)
        if face is None:
            return
        self._number = face.bInterfaceNumber
        with contextlib.suppress(NotImplementedError):
            if device.is_kernel_driver_active(self._number):
                device.detach_kernel_driver(self._number)
                self._detached = True
        usb.util.claim_interface(device, self._number)
        for end in face:
            if end.bEndpointAddress & _IN:
                self._in = self._in or end
            else:
                self._out = self._out or end

    def send(self, chunk: bytes, deadline: float) -> int:
        """What the device accepted. Raises Stalled or Lost."""
        import usb.core

        try:
            taken = int(self._out.write(chunk[:CHUNK_BYTES], milliseconds(deadline)))
        except usb.core.USBTimeoutError as late:
            raise Stalled from late
        except usb.core.USBError as wrong:
            raise Lost(str(wrong)) from wrong
        if taken == 0:
            raise Stalled
        return taken

    def read(self, deadline: float) -> bytes:
        """What the printer said, b'' when it kept silent or has no way to. Raises Lost."""
        import usb.core

        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(_READ_BYTES, milliseconds(deadline)))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as wrong:
            raise Lost(str(wrong)) from wrong

    def close(self) -> None:
        """Gives the device back to the system."""
        if self._device is None:
            return
        import usb.core
        import usb.util

        with contextlib.suppress(usb.core.USBError):
            if self._number >= 0:
                usb.util.release_interface(self._device, self._number)
        with contextlib.suppress(usb.core.USBError, NotImplementedError):
            if self._detached:
                self._device.attach_kernel_driver(self._number)
        usb.util.dispose_resources(self._device)
        self._device, self._out, self._in, self._number = None, None, None, -1


def _refused(wrong: Any) -> Refused | Lacking:
    if wrong.errno == errno.EACCES:
        return Lacking("the right to use this USB device")
    return Refused(str(wrong))
