"""Whether everything fits: no page scrolls sideways, no head of a column and no word of a button is
cut, at 1366 x 768, in each language and text size.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.ui.screens.widths [--language es] [--scale 1.25]
    [--out DIR] [NAME ...]

says what does not fit and exits 1, over every page, dialog and state. `longer` is English with
words two fifths longer, `rtl` is English from right to left.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import pseudo
from tests.ui.screens.pictures import made_home
from tests.ui.screens.stages import STAGES, Theatre, busy_home, copy_of, page_names, screens
from tests.ui.screens.states import STATES, stage_or_state
from tests.ui.walk import clipped, cut_heads, sideways
from ui import style
from ui.app import make_application
from ui.style import Theme

LANGUAGES = ("en", "es", "longer", "rtl")
SCALES = (1.0, 1.25, 1.5)
SIZE = (1366, 768)


def too_wide(theatre: Theatre, root: QWidget) -> Iterator[str]:
    """What does not fit of what is shown."""
    yield from (f"cut: {what}" for what in clipped(root))
    yield from (f"cut head: {what}" for what in cut_heads(root))
    yield from (f"sideways: {what}" for what in sideways(root))
    if root is not theatre.shell and (root.width() > SIZE[0] or root.height() > SIZE[1]):
        yield f"larger than the screen: {root.width()} x {root.height()}"
    if theatre.shell.size().toTuple() != SIZE:
        yield f"the window grew: {theatre.shell.size().toTuple()}"


def brought(theatre: Theatre, name: str) -> QWidget:
    """A page, dialog or state, laid out."""
    root = stage_or_state(name)(theatre) or theatre.shell
    for _ in range(20):  # a layout that asks for another width asks again, once it has it
        QApplication.processEvents()
        if next(clipped(root), None) is None:
            break
        QTest.qWait(5)
    return root


def names(parts: Sequence[str] = ()) -> list[str]:
    """All that have a stage, or those with one of `parts` in them."""
    staged = screens().keys() & {*STAGES, *page_names()}
    found = sorted({*staged, *STATES})
    return [name for name in found if not parts or any(part in name for part in parts)]


def look_at(home: Path, language: str, scale: float, parts: Sequence[str], out: Path | None) -> int:
    """Goes over everything in this process; how much does not fit."""
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    style.apply(app, Theme.LIGHT, scale)
    if language == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    wrong = 0
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="widths-")))
        if language == "longer":
            stack.enter_context(pseudo.longer(app))
        spoken = language if language == "es" else "en"
        theatre = Theatre(copy_of(home, folder), app, language=spoken)
        stack.callback(theatre.end)
        for name in names(parts):
            root = brought(theatre, name)
            found = list(too_wide(theatre, root))
            wrong += len(found)
            for one in found:
                sys.stdout.write(f"{language} {scale:.0%} {name}: {one}\n")
            if out is not None:
                out.mkdir(parents=True, exist_ok=True)
                root.grab().save(str(out / f"{language}-{scale}-{name}.png"))
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """One process for each look: in one, each theatre would be laid out anew by the next."""
    parser = argparse.ArgumentParser(description="What does not fit, in each language and size.")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--scale", type=float, action="append")
    parser.add_argument("--out", type=Path, help="pictures go here")
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", help="as the tests name them, a part is enough")
    given = parser.parse_args(arguments)
    if given.home is not None:
        (language,), (scale,) = given.language, given.scale
        return min(look_at(given.home, language, scale, given.names, given.out), 1)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="widths-") as made:
        home = Path(made, "busy")
        home.mkdir()
        Path(made, "made").mkdir()
        QApplication.instance() or make_application()
        busy_home(made_home(Path(made, "made")), home)
        for scale in given.scale or SCALES:
            for language in given.language or LANGUAGES:
                one = [sys.executable, "-m", "tests.ui.screens.widths", "--home", str(home)]
                one += ["--language", language, "--scale", str(scale)]
                one += ["--out", str(given.out)] if given.out else []
                failed += bool(subprocess.run([*one, *given.names], check=False).returncode)
    return min(failed, 1)


if __name__ == "__main__":
    raise SystemExit(main())
