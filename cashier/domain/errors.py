"""The two ways an act can end without being done.

A `Refusal` says *you may not* (bad input, a rule, a role); a `Fault` says *the world failed* (disk,
ledger, printer). Anything else that escapes is a bug. Neither carries prose: `code` and `data` are
turned into a sentence by the front end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """The act is not allowed; nothing was changed.

    `code` is a rule's code (`CHK-STALE`) or `field.reason` (`amount.too_precise`); `field` names
    the input at fault, `value` is what was given (already masked where it could identify somebody),
    `data` fills the sentence.
    """

    def __init__(self, code: str, *, field: str = "", value: object = "", **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.value = str(value)
        self.data: Mapping[str, Any] = data

    def __str__(self) -> str:
        shown = ", ".join(
            f"{key}={val!r}" for key, val in {"value": self.value, **self.data}.items() if val != ""
        )
        return f"{self.code} ({shown})" if shown else self.code


class Fault(Exception):
    """The world failed: disk, ledger, printer or clock. `retry_is_safe` says whether the same act
    may simply be repeated.
    """

    def __init__(self, code: str, *, retry_is_safe: bool = True, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.retry_is_safe = retry_is_safe
        self.data: Mapping[str, Any] = data

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={val!r}" for key, val in self.data.items())
        return f"{self.code} ({shown})" if shown else self.code
