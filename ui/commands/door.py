"""What every command shares: the home it is about, how answers and errors are given.

0 done, 1 refused or a check failed, 2 wrong usage, 3 the world failed. Source: formats.md 4.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from typer.core import TyperGroup

from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home, default_home
from ui.messages import sentence

REFUSED, FAILED = 1, 3

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="The station's folder.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
OutOption = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="FILE", help="Write here.", show_default=False),
]


class Door(TyperGroup):
    """The outermost group: whatever a command ends with becomes one sentence and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        with answering(lambda: _home_of(ctx)):
            return super().invoke(ctx)


@contextlib.contextmanager
def answering(home: Any) -> Iterator[None]:
    """Turns an error into a sentence on stderr and the exit status of its kind."""
    try:
        yield
    except Refusal as refusal:
        complain(sentence(refusal), refusal.code)
        raise typer.Exit(REFUSED) from refusal
    except Fault as fault:
        complain(sentence(fault), fault.code)
        raise typer.Exit(FAILED) from fault
    except KeyboardInterrupt as stop:
        complain("Stopped. What was not finished left nothing behind.", "program.stopped")
        raise typer.Exit(REFUSED) from stop
    except OSError as error:
        if error.errno == errno.EPIPE:
            _hush()
            raise typer.Exit(0) from error
        _failed(error, home())
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if type(error).__module__.startswith("typer."):
            raise
        _failed(error, home())


def home_of(ctx: typer.Context, given: Path | None) -> Home:
    """The home a command is about: named after it, before it, by CASHIER_HOME, or the default."""
    return Home(given or ctx.find_root().params.get("home") or default_home())


def _home_of(ctx: typer.Context) -> Home:
    return home_of(ctx, None)


def complain(text: str, code: str) -> None:
    """One sentence and its code on stderr."""
    typer.echo(f"{text} [{code}]", err=True)


def tell(values: Mapping[str, Any], words: Iterable[str], *, as_json: bool) -> None:
    """The result of a command: one JSON object, or lines for a person."""
    if as_json:
        typer.echo(one_line(values))
    else:
        for line in words:
            typer.echo(line)


def one_line(values: Mapping[str, Any]) -> str:
    """JSON on one line, readable in every language."""
    return json.dumps(values, ensure_ascii=False)


def write_out(content: bytes, out: Path | None, *, what: str) -> None:
    """A finished document into its file, whole or not at all; to stdout where no file is named.

    Raises Refusal `output.needed` for bytes a terminal cannot show, Fault `output.not_written`.
    """
    with opened(out, what=what, binary=True) as file:
        file.write(content)


@contextlib.contextmanager
def opened(out: Path | None, *, what: str, binary: bool = False) -> Iterator[IO[bytes]]:
    """Where a command's document goes. The file appears under its name once it is complete."""
    if out is None:
        if binary and what and sys.stdout.isatty():
            raise Refusal("output.needed", field="-o", value=what)
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(out)
    except OSError as error:
        raise Fault("output.not_written", path=str(out), reason=error.strerror or "") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _failed(error: Exception, home: Home) -> None:
    """A bug, or a failure nobody named: details to the log, a sentence to the person."""
    from cashier.log import mask

    folder = home.folder if home.store.exists() else default_home()
    log = folder / "logs" / "crashes.log"
    told: dict[str, object] = {}
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("a", encoding="utf-8") as file:
            file.write(mask("".join(traceback.format_exception(error))) + "\n")
        told["log"] = str(log)
    fault = Fault("program.failed", retry_is_safe=False, **told)
    complain(sentence(fault), f"{fault.code} {type(error).__name__}")
    raise typer.Exit(FAILED) from error


def _hush() -> None:
    """The reader has gone: nothing more goes to stdout, not even at the end of the process."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
