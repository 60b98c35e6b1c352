"""What every command shares: the home it is about, how answers and errors are given."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home, default_home
from ui.ending import ending

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
        try:
            return super().invoke(ctx)
        except (TyperException, typer.Exit, typer.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            raise typer.Exit(ending(error, home_of(ctx, None))) from error


def home_of(ctx: typer.Context, given: Path | None) -> Home:
    """The home a command is about: named after it, before it, by CASHIER_HOME, or the default."""
    return Home(given or ctx.find_root().params.get("home") or default_home())


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
