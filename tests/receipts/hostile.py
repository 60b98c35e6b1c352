"""`python -m tests.receipts.hostile --text 100000 --raster 1000 [--seed N]`: random receipts with
hostile names and texts, each decoded strictly; one stray command is one failure.

Names are commands of printers, control and direction characters, lone accents, scripts that no code
page has, and random code points. `text` receipts hold what the code page has beside the commands;
`raster` ones are drawn line by line.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from cashier.domain.receipt import Receipt
from receipts.printers import PrinterRecord, TextMode, parse_printer
from receipts.receipt_document import receipt_document
from receipts.thermal import escpos
from tests.receipts import samples
from tests.receipts.decoder import EndOfSlip, Picture, Stray, decode

PRINTERS = tuple(
    parse_printer(f"tcp://192.0.2.10?profile={name}") for name in ("tm-t88", "tm-t20", "pos-58")
)
COMMANDS = (
    "\x1bp\x00\x19\xfa", "\x1dV\x00", "\x10\x14\x01\x00\x01", "\x10\x04\x01", "\x10\x05\x02",
    "\x1b@", "\x1dv0\x00\x02\x00\x02\x00", "\x1d(H\x06\x0000abcd", "\x1bt\x10", "\x1b!\x30",
    "\x1c&", "\x1d(k\x03\x00", "\x00\x00\x00", "\x1f\x1b\x1f", "\r\n\x0c", "\x7f\x80\x9b",
)  # fmt: skip
LETTERS = "ABC abc 012 '-.,áéñãç€“”–—…\u00a0?"
STRANGE = (
    "Żółć",
    "Nguyễn Thị Ánh",
    "中文收據",
    "ខ្មែរ",
    "Привет",
    "اسم",
    "\u202eSEVLA",
    "e\u0301\u0301",
)
PULSES = (b"\x1b\x70", b"\x10\x14\x01")


def name(chance: random.Random, *, strange: bool) -> str:
    """Up to eight pieces of what a payer is never called."""
    pieces = []
    for _ in range(chance.randint(1, 8)):
        kind = chance.randrange(4 if strange else 2)
        if kind == 0:
            pieces.append(chance.choice(COMMANDS))
        elif kind == 1:
            pieces.append("".join(chance.choices(LETTERS, k=chance.randint(1, 12))))
        elif kind == 2:
            pieces.append(chance.choice(STRANGE))
        else:
            pieces.append(chr(chance.choice((chance.randrange(0x300), chance.randrange(0x30000)))))
    return "".join(piece for piece in pieces if not 0xD800 <= ord(piece[0]) <= 0xDFFF)


def receipt(chance: random.Random, *, strange: bool) -> Receipt:
    """One item, no code; every text that comes from outside is hostile."""
    texts = [name(chance, strange=strange) for _ in range(4)]
    tender = replace(samples.tender(), number_shown=texts[1][:20])
    site = replace(samples.BOSTON, name=texts[2], address=texts[3])
    return replace(samples.receipt(tender, payer=texts[0], qr_text=""), site=site)


def judge(given: Receipt, printer: PrinterRecord) -> str:
    """What is wrong with the bytes, or ''."""
    made = escpos(receipt_document(given), printer)
    try:
        items = decode(made)
    except Stray as stray:
        return str(stray)
    cuts = sum(isinstance(item, EndOfSlip) for item in items)
    if cuts != 1 or not isinstance(items[-1], EndOfSlip):
        return f"{cuts} cuts"
    pictures = b"".join(item.data for item in items if isinstance(item, Picture))
    if any(pulse in made and pulse not in pictures for pulse in PULSES):
        return "a drawer pulse"
    return ""


def run(seed: int, count: int, *, raster: bool) -> tuple[int, list[str]]:
    """Bytes decoded, and what went wrong with the seed of each."""
    size, wrong = 0, []
    for number in range(count):
        again = f"{seed}:{'raster' if raster else 'text'}:{number}"
        chance = random.Random(again)
        printer = chance.choice(PRINTERS)
        if raster:
            printer = replace(printer, text_mode=TextMode.RASTER)
        given = receipt(chance, strange=raster)
        fault = judge(given, printer)
        if fault:
            wrong.append(f"{again}: {fault}")
        size += 1
    return size, wrong


def main(argv: Sequence[str]) -> int:
    """Prints what was decoded; 1 when anything was stray."""
    parser = argparse.ArgumentParser(prog="python -m tests.receipts.hostile")
    parser.add_argument("--text", type=int, default=1000)
    parser.add_argument("--raster", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20261123)
    asked = parser.parse_args(argv)
    failed = 0
    for kind, count in (("raster", asked.raster), ("text", asked.text)):
        began = time.monotonic()
        done, wrong = run(asked.seed, count, raster=kind == "raster")
        seconds = time.monotonic() - began
        sys.stdout.write(f"{kind}: {done:,} decoded in {seconds:.0f} s, {len(wrong)} stray\n")
        sys.stdout.writelines(f"  {one}\n" for one in wrong[:20])
        sys.stdout.flush()
        failed += len(wrong)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
