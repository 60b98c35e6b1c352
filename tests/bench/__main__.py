"""The figures of the product, each beside its floor of the same run: `./dev bench [take|search|
paint|start|frozen|drain|stations|import|replica|paper|close|board|pages|stalls|memory] [args]`.
"""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = (
    "start",
    "take",
    "search",
    "paint",
    "frozen",
    "drain",
    "stations",
    "import",
    "replica",
    "paper",
    "close",
    "board",
    "pages",
    "stalls",
    "memory",
)

MODULES = {"import": "import_feed"}


def main(argv: list[str]) -> int:
    """All benches, or the one named; the number that missed their goal."""
    chosen = argv[:1] if argv and argv[0] in BENCHES else list(BENCHES)
    rest = argv[1:] if argv and argv[0] in BENCHES else argv
    missed = 0
    for name in chosen:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        missed += import_module(f"tests.bench.{MODULES.get(name, name)}").main(rest) != 0
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
