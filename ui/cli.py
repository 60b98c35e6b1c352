"""`cashier`: the one entry point. Without a command it opens the desktop, and loads nothing else.

Exit status: 0 done, 1 refused or a check failed, 2 wrong usage, 3 the world failed. Source:
formats.md 4.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line (without the program's name) and returns its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return _command(arguments) if arguments else _desktop()


def _desktop() -> int:
    from cashier.settings import Home, default_home
    from ui.ending import ending

    home = Home(default_home())
    try:
        from ui.app import run_desktop

        return run_desktop(home)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nobody at a counter reads a traceback
        return ending(error, home)


def _command(arguments: list[str]) -> int:
    import typer
    from typer.exceptions import TyperException

    from ui.commands.program import app
    from ui.ending import REFUSED, USAGE, complain

    try:
        status = app(args=arguments, prog_name="cashier", standalone_mode=False)
    except TyperException as error:
        _complain_of_usage(error)
        return USAGE
    except typer.Abort:
        complain("Stopped. Nothing was changed.", "program.stopped")
        return REFUSED
    return status if isinstance(status, int) else 0


def _complain_of_usage(error: Exception) -> None:
    from ui.ending import complain

    said = getattr(error, "format_message", None)
    message = str(said() if callable(said) else error)
    if "\n" in message:  # a group without its command: its help
        sys.stderr.write(f"{message}\n")
        return
    for lead in ("Invalid value for ", "Invalid value: ", "Value error, "):
        message = message.replace(lead, "")
    complain(f"{message.rstrip('.')}. Run cashier -h for the commands.", "usage")
