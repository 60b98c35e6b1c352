"""One step of push and pull between the store and the central ledger; no thread and no timer of its
own.
"""

from cashier.sync.pacing import Pace, Paced, Pacer
from cashier.sync.step import SyncResult, greet, step

__all__ = ["Pace", "Paced", "Pacer", "SyncResult", "greet", "step"]
