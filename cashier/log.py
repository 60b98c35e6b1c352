"""The technical log: JSON lines in the home's `logs` folder, without names, numbers or secrets."""

from __future__ import annotations

import logging
import logging.handlers
import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import structlog

_LONG_NUMBER = re.compile(r"\d(?=\d{4})")
_LOG_BYTES_MAX = 5_000_000
_NUMBER_MIN = 100_000_000
_KEPT_OUT = "(kept out)"
_SECRET_KEYS = frozenset(
    {"password", "passphrase", "key", "micr", "micr_raw", "account", "payer", "name", "text"}
)


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Masks all but the last four digits of any long number and drops what may name somebody."""
    for name, value in list(event.items()):
        if name not in {"timestamp", "level"}:
            event[name] = _KEPT_OUT if name in _SECRET_KEYS else _masked(value)
    return event


def _masked(value: Any) -> Any:
    match value:
        case bool() | None | float():
            return value
        case int():  # counts and cents are told; what is as long as an account is not
            return value if abs(value) < _NUMBER_MIN else mask(str(value))
        case str():
            return mask(value)
        case Mapping():
            return {
                str(key): _KEPT_OUT if key in _SECRET_KEYS else _masked(part)
                for key, part in value.items()
            }
        case list() | tuple() | set() | frozenset():
            return [_masked(part) for part in value]
        case _:
            return mask(str(value))


def mask(text: str) -> str:
    """Runs of five digits or more keep their last four: `712345678` becomes `*****5678`."""
    return _LONG_NUMBER.sub("*", text)


def set_up(home: Path) -> None:
    """Logs to `home/logs/cashier.log`, turned over at 5 MB, nine kept.

    Call once, before anything logs.
    """
    folder = home / "logs"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = logging.handlers.RotatingFileHandler(
        folder / "cashier.log", maxBytes=_LOG_BYTES_MAX, backupCount=9, encoding="utf-8", delay=True
    )
    handler.setFormatter(_OneLine())
    root = logging.getLogger("cashier")
    for before in root.handlers:
        before.close()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False


class _OneLine(logging.Formatter):
    """The line as it was rendered and masked.

    The standard one would add the traceback again, as it is.
    """

    def format(self, record: logging.LogRecord) -> str:
        return record.getMessage()


def logger(room: str) -> structlog.stdlib.BoundLogger:
    """The log of one room, for example `logger("sync")`.

    structlog is imported here, at the first line to be logged: it brings a terminal library along,
    and the sign-in page would wait for both.
    """
    import structlog

    if not structlog.is_configured():
        _configure()
    bound: structlog.stdlib.BoundLogger = structlog.get_logger(f"cashier.{room}")
    return bound


def _configure() -> None:
    import structlog

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redact,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
