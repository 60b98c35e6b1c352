"""Committed data files: icons, fonts, tokens, style sheet.

Read through `path()` or `text()` only, so that a bundle and a checkout behave alike. This room
imports nothing of ours and knows nothing of Qt; `make_assets` remakes the files from pinned
packages.
"""

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["data", "icon_names", "path", "text"]


def data(name: str) -> bytes:
    """Bytes of one file below this folder, for example `icons/search.svg`. Raises
    FileNotFoundError.
    """
    return files(__name__).joinpath(name).read_bytes()


def text(name: str) -> str:
    """The same as UTF-8 text."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def path(name: str) -> Path:
    """Path of one file for readers that need one (font loaders). The program is never run from a
    zip archive.
    """
    with as_file(files(__name__).joinpath(name)) as found:
        return found


def icon_names() -> tuple[str, ...]:
    """Every icon that can be drawn, sorted."""
    folder = files(__name__).joinpath("icons")
    return tuple(sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".svg")))
