"""Rows set aside on disk while a feed is read: sealed, sorted into buckets, gone when closed.

A feed of a million accounts must fit into 300 MB of memory, and what lies on disk must not be
readable. So rows go, in chunks encrypted with a key that never leaves this process, into a file
that has no name; each bucket is read back on its own.
"""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from cashier.domain.errors import Fault

Row: TypeAlias = tuple[Any, ...]
"""Texts and numbers. Tuples, because the garbage collector stops looking at those that hold nothing
else: with millions of lists it takes a sixth of the whole import."""

_NONCE_BYTES = 12
_MARSHAL = 2
"""Texts are written as they are; later forms look each up among those written before, which here
are hardly ever the same object."""


class Spill:
    """Rows per bucket, in the order they came. Close it; what it held
    is then lost."""

    def __init__(self, folder: Path, buckets: int, *, rows_held_max: int = 20_000) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        assert buckets >= 1, "a spill has a bucket"
        self._cipher = AESGCM(AESGCM.generate_key(bit_length=256))
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the spill
        self._held: list[list[Row]] = [[] for _ in range(buckets)]
        self._held_count, self._held_max = 0, rows_held_max
        self._chunks: list[list[tuple[int, int]]] = [[] for _ in range(buckets)]
        self._end = 0
        self._nonce = 0

    @property
    def buckets(self) -> int:
        """How many buckets there are."""
        return len(self._held)

    def add(self, bucket: int, row: Row) -> None:
        """Raises Fault `ledger.unreachable` when the disk takes no more."""
        self._held[bucket].append(row)
        self._held_count += 1
        if self._held_count >= self._held_max:
            self._flush()

    def rows(self, bucket: int) -> Iterator[Row]:
        """The bucket's rows, in order. Nothing may be added while they are read."""
        self._flush()
        for start, length in self._chunks[bucket]:
            self._file.seek(start)
            sealed = self._file.read(length)
            nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
            yield from marshal.loads(self._cipher.decrypt(nonce, body, None))

    def close(self) -> None:
        self._file.close()

    def _flush(self) -> None:
        if not self._held_count:
            return
        try:
            self._file.seek(self._end)
            for bucket, rows in enumerate(self._held):
                if not rows:
                    continue
                self._nonce += 1  # one key, one process: a count never repeats
                nonce = self._nonce.to_bytes(_NONCE_BYTES, "big")
                # marshal is safe here: what is read back was written by this process, and the
                # cipher would notice an edit
                sealed = nonce + self._cipher.encrypt(nonce, marshal.dumps(rows, _MARSHAL), None)
                self._file.write(sealed)
                self._chunks[bucket].append((self._end, len(sealed)))
                self._end += len(sealed)
                self._held[bucket] = []
        except OSError as error:
            raise Fault("ledger.unreachable", reason=error.strerror or "") from error
        self._held_count = 0
