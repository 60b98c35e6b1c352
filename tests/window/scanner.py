"""A scanner at the X server: the keys of a code in one request, paced by the server itself.

xdotool paces its keys by itself and is held up by a busy machine for longer than a scanner ever
pauses; a scanner has a processor of its own, and here the server is that.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

XTST, X11 = "libXtst.so.6", "libX11.so.6"
SHIFT, RETURN = 0xFFE1, 0xFF0D
"""Keysyms. Source: X11/keysymdef.h; those of ASCII are its codes."""
KEY_MS = 4


class Scanner:
    """Types codes into whatever window has the keys of a display, as `:81`."""

    def __init__(self, display: str) -> None:
        self._x, self._test = ctypes.CDLL(X11), ctypes.CDLL(XTST)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        opened: int | None = self._x.XOpenDisplay(display.encode())
        if not opened:
            raise OSError(f"no display {display}")
        self._display = ctypes.c_void_p(opened)

    def scan(self, code: str) -> None:
        """The code and Enter."""
        for key, down in self._strokes(code):
            # the delay is the server's: it takes the next request of this client after it
            self._test.XTestFakeKeyEvent(self._display, key, int(down), KEY_MS // 2)
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        """Lets go of the display."""
        self._x.XCloseDisplay(self._display)

    def _strokes(self, code: str) -> Iterator[tuple[int, bool]]:
        shift = self._key(SHIFT)
        for sign in [*map(ord, code), RETURN]:
            shifted = self._shifted(sign)
            if shifted:
                yield shift, True
            yield self._key(sign), True
            yield self._key(sign), False
            if shifted:
                yield shift, False

    def _key(self, sign: int) -> int:
        key = int(self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(sign)))
        assert key, f"no key for {sign:#x}"
        return key

    def _shifted(self, sign: int) -> bool:
        """Whether it is the second sign on its key."""
        self._x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        plain = self._x.XkbKeycodeToKeysym(self._display, ctypes.c_ubyte(self._key(sign)), 0, 0)
        return int(plain) != sign
