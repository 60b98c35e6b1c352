"""Numbers that are unique without remembering which were given out: no memory, however many."""

from collections.abc import Callable, Collection, Iterator

# Coprime to every power of ten, so that each sequence visits every number once before it repeats.
_STRIDE = 618_033_989_147
_SHIFT = 314_159_265_359

# Sites whose counters took the walk-in payments that billing already knows.
_SITES = ("BOS", "WOR", "SPR", "BRO")
# Above what a counter of this program reaches in training, so an old receipt never meets a new one.
_FIRST_RECEIPT = 900_000
_RECEIPTS_PER_STATION = 100_000


def scattered(
    template: Callable[[int], str], *, space: int, start: int, reserved: Collection[str] = ()
) -> Iterator[str]:
    """Yield `template(n)` for every n below `space` once, in a scattered order that `start` shifts.

    `space` is a power of ten. Numbers in `reserved` are left out. Ends when the space is used up.
    """
    n = start * _SHIFT % space
    step = _STRIDE % space
    for _ in range(space):
        text = template(n)
        if text not in reserved:
            yield text
        n = (n + step) % space


def receipt_numbers() -> Iterator[str]:
    """Yield receipt numbers of the past, all different: nearly forty million, then it ends."""
    for station in range(1, 100):
        for sequence in range(_FIRST_RECEIPT, _FIRST_RECEIPT + _RECEIPTS_PER_STATION):
            for site in _SITES:
                yield receipt_number(site, station, sequence)


def receipt_number(site: str, station: int, sequence: int) -> str:
    """Return the receipt number with its check digit (GS1 mod 10 with letters as A=10 to Z=35)."""
    body = f"{site}{station:02d}{sequence:06d}"
    total = sum(
        int(character, 36) * (3 if place % 2 == 0 else 1)
        for place, character in enumerate(body[::-1])
    )
    return f"{site}-{station:02d}-{sequence:06d}-{-total % 10}"
