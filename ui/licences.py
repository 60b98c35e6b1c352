"""What the program is made of, and under which licences: read from files that come with it.

The list is the bill of materials' own (`./dev sbom --about`); the texts come with it, or in the
metadata of the packages themselves. No network, and no Qt.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import metadata

import resources

_NAMES = ("license", "licence", "copying", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that is delivered; `inside` names the package that carries it, or is ''."""

    name: str
    version: str
    licence: str
    inside: str
    texts: tuple[str, ...]


@cache
def parts() -> tuple[Part, ...]:
    """Everything that is delivered, by name."""
    rows = json.loads(resources.text("about/parts.json"))
    return tuple(Part(**(row | {"texts": tuple(row["texts"])})) for row in rows)


def licence_text(part: Part) -> str:
    """The whole text; of what is embedded that of its carrier; '' where the package brings none on
    this system."""
    if part.texts:
        return "\n\n".join(resources.text(name) for name in part.texts)
    return _of_package(part.inside or part.name)


@cache
def _of_package(name: str) -> str:
    try:
        files = metadata.distribution(name).files or ()
    except metadata.PackageNotFoundError:
        return ""
    found = []
    for file in files:
        folder = file.parent.as_posix().lower()
        if ".dist-info" in folder and (
            file.name.lower().startswith(_NAMES) or "licenses" in folder
        ):
            try:
                found.append(file.read_text(encoding="utf-8").strip())
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n".join(found)
