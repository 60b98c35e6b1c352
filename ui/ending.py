"""How a command ends: one sentence and a code on stderr, and the exit status of its kind.

0 done, 1 refused or a check failed, 2 wrong usage, 3 the world failed. Source: formats.md 4.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Iterator

from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home, default_home
from ui.messages import sentence

DONE, REFUSED, USAGE, FAILED = 0, 1, 2, 3


def ending(error: BaseException, home: Home) -> int:
    """Says what ended a command, and its exit status. A bug's details go to the home's log."""
    match error:
        case Refusal():
            complain(sentence(error), error.code)
            return REFUSED
        case Fault():
            complain(sentence(error), error.code)
            return FAILED
        case KeyboardInterrupt():
            complain("Stopped. What was not finished left nothing behind.", "program.stopped")
            return REFUSED
        case OSError(errno=errno.EPIPE):
            # the reader has gone: nothing more goes to stdout, not even as the process ends
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        case ImportError() if "PySide6" in str(error) or ".so" in str(error):
            return ending(Fault("window.missing", reason=str(error)), home)
        case _:
            fault = Fault("program.failed", retry_is_safe=False, **_written_down(error, home))
            complain(sentence(fault), f"{fault.code} {type(error).__name__}")
            return FAILED


def complain(text: str, code: str) -> None:
    """One sentence and its code on stderr."""
    sys.stderr.write(f"{text} [{code}]\n")


def _written_down(error: BaseException, home: Home) -> dict[str, str]:
    """Where it went wrong into a log, and where that is. Kinds and places only: the words of an
    error may repeat a name or a number that somebody typed."""
    folder = home.folder if home.store.exists() else default_home()
    log = folder / "logs" / "crashes.log"
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(_places(error)) + "\n")
        return {"log": str(log)}
    return {}


def _places(error: BaseException | None) -> Iterator[str]:
    """The chain of an error, first what caused it, without any of their words."""
    if error is None:
        return
    yield from _places(error.__cause__ or error.__context__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}\n"
