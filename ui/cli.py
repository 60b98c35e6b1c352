"""`cashier`: the one entry point. Without a command it opens the desktop, without loading what only
commands need.

Exit status: 0 done, 1 refused or a check failed, 2 wrong usage, 3 the world failed. Source:
formats.md 4.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line (without the program's name) and returns its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from ui.commands.program import app

    try:
        status = app(args=arguments, prog_name="cashier", standalone_mode=True)
    except SystemExit as end:
        status = end.code
    return status if isinstance(status, int) else 0
