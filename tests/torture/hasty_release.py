"""A control that must lose: the store and the ledger with `synchronous=NORMAL`.

In WAL mode NORMAL does not wait for the disk at a commit, so that a power cut takes payments back
whose receipts were handed out.
"""

from __future__ import annotations

from typing import Any

from cashier.vault import Sealed


def install() -> None:
    """Makes this process the hasty release."""
    careful = Sealed.connect

    def hasty(self: Sealed, **how: Any) -> Any:
        connection = careful(self, **how)
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    Sealed.connect = hasty  # type: ignore[method-assign]
