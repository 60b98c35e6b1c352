"""The rules themselves: each takes what it judges as a value and returns its complaints.

So that a rule can be seen to complain about a planted fault, not only to be silent about the tree.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parents[2]

_NOT_OURS = frozenset(
    {
        ".git",
        ".venv",
        "build",
        "dist",
        "__pycache__",
        ".hypothesis",
        ".benchmarks",
        ".idea",
        ".vscode",
    }
)
_CACHES = ("_cache", ".egg-info")
_VAGUE = {"utils", "util", "common", "misc", "helpers", "helper", "manager", "logic", "stuff"}

_PLACES = "home|root|work|Users"
_MACHINE_PATH = re.compile(rf"(?<![\w.~$}}\]])/(?:{_PLACES})/[\w.-]+|\b[A-Z]:\\Users\\\w+")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|^#[0-9a-fA-F]{3,4}$")


def files(*suffixes: str) -> Iterator[Path]:
    """The checkout's files (all of them, or those with a suffix), without what is made or fetched.

    Walked rather than asked of git: the rules hold before the commit too, and in an archive.
    """
    for folder, inner, names in os.walk(ROOT):
        inner[:] = sorted(
            name for name in inner if name not in _NOT_OURS and not name.endswith(_CACHES)
        )
        for path in (Path(folder, name) for name in sorted(names)):
            if not suffixes or path.suffix in suffixes:
                yield path


def vague_name(path: PurePath) -> list[str]:
    """A module or folder is named for its subject; these names have none."""
    words = [part.split(".")[0].lower() for part in path.parts]
    return [f"{path}: {word!r} says nothing about the subject" for word in words if word in _VAGUE]


def machine_paths(name: str, text: str) -> list[str]:
    """A path of somebody's machine is of no use on another."""
    return [
        f"{name}:{number}: names a place on one machine: {found.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in _MACHINE_PATH.finditer(line)
    ]


def colours(name: str, source: str) -> list[str]:
    """Widgets take colours from the tokens: a literal one stays when the theme changes."""
    complaints = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if _COLOUR.search(text):
                complaints.append(f"{name}:{node.lineno}: a colour in the code: {text[:40]!r}")
            case ast.Call(func=ast.Name(id="QColor"), args=[ast.Constant(value=int()), *_]):
                complaints.append(f"{name}:{node.lineno}: a colour in the code: QColor of numbers")
    return complaints


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Line and full name of each absolute import, wherever in the source it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module


def impure_imports(name: str, source: str) -> list[str]:
    """The domain stands on the standard library and python-stdnum, and on itself."""
    return [
        f"{name}:{line}: the domain imports {module}"
        for line, module in imported(source)
        if (top := module.split(".")[0]) not in sys.stdlib_module_names
        and top not in {"stdnum", "__future__"}
        and not f"{module}.".startswith("cashier.domain.")
    ]


def qt_imports(name: str, source: str) -> list[str]:
    """Qt is the desktop's: what is tested without it also runs without it."""
    return [
        f"{name}:{line}: imports {module}"
        for line, module in imported(source)
        if module.split(".")[0] in {"PySide6", "shiboken6", "pytestqt"}
    ]


def lock_faults(text: str) -> list[str]:
    """A lock names packages, versions and hashes; where from is each machine's own affair."""
    faults = [
        f"line {number}: an address or an option: {line.strip()[:60]}"
        for number, line in enumerate(text.splitlines(), 1)
        if "://" in line or line.startswith("-") or " @ " in line
    ]
    entries = re.split(r"\n(?=\w)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    for entry in filter(str.strip, entries):
        name = entry.split(maxsplit=1)[0]
        if "==" not in name:
            faults.append(f"{name}: no exact version")
        if "--hash=sha256:" not in entry:
            faults.append(f"{name}: no hash")
    return faults


def unlocked(wanted: Iterable[str], locked: Mapping[str, str]) -> list[str]:
    """Requirements of pyproject.toml that the lock does not hold, or holds in another version."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    complaints = []
    for text in wanted:
        requirement = Requirement(text)
        version = locked.get(canonicalize_name(requirement.name))
        if version is None:
            complaints.append(f"{text}: not in the lock")
        elif version not in requirement.specifier:
            complaints.append(f"{text}: the lock has {version}")
    return complaints
