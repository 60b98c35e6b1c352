"""Fictional sample data: a billing feed of any size, for the demo, for training and for measuring.

`write_feed` writes the three files of the feed; `stream` gives the same rows one account at a time.
Everything is made from lists of names and numbers drawn at random; nobody in it exists.
"""

from resources.sample.feed import stream, write_feed
from resources.sample.known import KNOWN_ACCOUNTS
from resources.sample.rows import AccountRow, AccountSheet, BillRow, FeedSize, PaymentRow

__all__ = [
    "KNOWN_ACCOUNTS",
    "AccountRow",
    "AccountSheet",
    "BillRow",
    "FeedSize",
    "PaymentRow",
    "stream",
    "write_feed",
]
