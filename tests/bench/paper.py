"""A receipt's bytes in each language, from the stored value to what the printer gets.

Run: `./dev bench paper [--times N]`. Goal: p95 at most 60 ms of processor time for a language that
is drawn: how long a busy machine lets the printer's thread wait is another question. Each receipt
has another payer and number, as at the counter; labels are kept from the one before. The first
receipt of a language after the start, with its fonts to read, is shown beside. The floor is
English, which is text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from time import thread_time

from cashier.domain.receipt import LANGUAGES
from receipts.printers import parse_printer
from receipts.receipt_document import receipt_document
from receipts.thermal import escpos
from tests.bench.homes import percentile, row
from tests.receipts import samples

GOAL_MS = 60.0


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the times; 1 when a language missed the goal."""
    parser = argparse.ArgumentParser(prog="bench paper", description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    given = parser.parse_args(argv)
    printer = parse_printer("tcp://192.0.2.10?profile=tm-t20")
    escpos(receipt_document(samples.receipt()), printer)
    worst = 0.0
    for language in LANGUAGES:
        took: list[float] = []
        size = 0
        for number in range(given.times + 1):
            receipt = replace(
                samples.confirmed(language),
                payer_name=f"PAYER {number:06d}",
                receipt_number=f"BOS-01-{number:06d}-4",
            )
            begun = thread_time()
            size = len(escpos(receipt_document(receipt), printer))
            took.append((thread_time() - begun) * 1000)
        first, rest = took[0], took[1:]
        label = f"receipt in {language}, {size // 1000} kB, first {first:.0f} ms"
        sys.stdout.write(row(label, rest))
        worst = max(worst, percentile(rest, 0.95))
    sys.stdout.write(f"{'goal: p95 of every language':44s} at most {GOAL_MS:.0f} ms\n")
    return int(worst > GOAL_MS)


if __name__ == "__main__":
    sys.exit(main())
