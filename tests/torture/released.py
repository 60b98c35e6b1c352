"""`python -m tests.torture.released MODULE ARGS...`: the `cashier` command as another release, in a
process of its own, for whoever has to wrap it (strace, faketime)."""

from __future__ import annotations

import sys
from importlib import import_module


def main(argv: list[str]) -> int:
    """Installs the release and runs the command."""
    import_module(argv[0]).install()
    from ui.cli import main as cashier

    return cashier(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
