"""The words of reports, which the window says in its own language where it shows them as tables.

Reports are made in rooms that know nothing of languages: their heads, titles and sentences are
English there, and looked up under `reports` when a screen shows them. They are found by how tables
are built (second argument of a column's function and of `facts`, the named texts of `Section`),
and in cells by how they look: a capital or a space, and no part of a longer text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

CONTEXT = "reports"
FILES = ("cashier/domain/drawer_tables.py", "cashier/domain/report_tables.py")
FOLDERS = {"cashier/services": "reports_*.py"}
TABLES: Mapping[str, tuple[str, ...]] = {
    "cashier/domain/report_words.py": ("KINDS", "KIND", "ACTS", "STAGES"),
    "cashier/services/reports_asked.py": ("TITLES",),
}
PLAIN = ("report_tables.py", "reports_read.py")
"""Files without a cell of their own."""
NAMED = frozenset({"title", "head", "group", "note", "empty", "none", "label"})
SECOND = frozenset({"facts"})
FIRST = frozenset({"line_column"})
BARE = frozenset({"void", "acknowledged", "overridden", "accepted"})
"""Cells of one small word, which no look tells from a name in the program."""
_IN_A_CELL = re.compile(r"(?:[A-Z(][\w ,:().'-]+|[a-z]\w*(?:, |: | ).*)(?<! )")


def files(root: Path) -> Iterator[Path]:
    """Every file that makes tables of reports."""
    named = {root / name for name in (*FILES, *TABLES)}
    for folder, pattern in FOLDERS.items():
        named |= set((root / folder).glob(pattern))
    return iter(sorted(one for one in named if one.exists()))


def words(name: str, tree: ast.Module) -> Iterator[str]:
    """The texts of one file; a name of the module stands for its text."""
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for table in TABLES.get(name, ()):
        values = constants.get(table)
        for value in values.values if isinstance(values, ast.Dict) else ():
            yield from _texts(value, constants)
    for node in ast.walk(tree):
        for expression in _expressions(node):
            yield from _texts(expression, constants)
    if name not in TABLES and Path(name).name not in PLAIN:
        yield from _cells(tree)


def _cells(tree: ast.Module) -> Iterator[str]:
    """Texts that stand by themselves and look like words of a cell."""
    told = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Expr | ast.Assert)
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in told and (node.value in BARE or _IN_A_CELL.fullmatch(node.value)):
            yield node.value


def _texts(node: ast.expr, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    node = constants.get(node.id, node) if isinstance(node, ast.Name) else node
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, constants)
        yield from _texts(node.orelse, constants)


def _expressions(node: ast.AST) -> Iterator[ast.expr]:
    """What a call, or the defaults of a function, say of a table."""
    if isinstance(node, ast.FunctionDef):
        names = node.args.args[len(node.args.args) - len(node.args.defaults) :]
        for parameter, default in zip(names, node.args.defaults, strict=True):
            if parameter.arg in NAMED:
                yield default
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called.endswith("_column") or called in SECOND:
            yield from node.args[:1] if called in FIRST else node.args[1:2]
        yield from (one.value for one in node.keywords if one.arg in NAMED)
