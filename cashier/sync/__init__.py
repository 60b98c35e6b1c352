"""One step of push and pull between the store and the central ledger; no thread and no timer of its
own.
"""

from cashier.sync.step import SyncResult, step

__all__ = ["SyncResult", "step"]
