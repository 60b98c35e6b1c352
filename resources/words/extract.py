"""Every text of the window that goes through a translation, with the context Qt looks it up by.

Why not `lupdate`: it knows `self.tr` and `translate`, not the `tr` that a module defines for
itself, nor the tables of words that are read without Qt. The sources are parsed, never run.

What is found:

- `self.tr("...")` under the name of the class it stands in, as PySide looks it up;
- `translate("Context", "...")` and `said("Context", "...")` under that context;
- `tr("...")` and `_tr("...")` under the context of the function of that name in the same module;
- the attribute `help` of a page, under `Help`;
- the tables in `TABLES`: every text they hold, names resolved, keys left out;
- the words of reports (`resources.words.reports`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resources.words import reports

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("ui",)
TABLES: Mapping[str, Mapping[str, str]] = {
    "ui/error_words.py": {"CODES": "errors", "REASONS": "errors"},
    "ui/rule_words.py": {"RULES": "rules"},
    "ui/messages.py": {
        "KINDS": "kinds",
        "_LOWER": "kinds, inside a sentence",
        "STATES": "states",
        "STAGES": "stages",
        "CAUSES": "causes",
        "_FIELDS": "fields",
        "_ROLES": "roles",
    },
    "ui/screens/account_words.py": {"_IN_ENGLISH": "account_words", "_MONTHS": "account_words"},
    "ui/screens/day_words.py": {"_CLOSED_NAMES": "DayWords"},
}
"""Texts that stand in a table of a module and are looked up later: module, name, context."""
DIRECT = ("tr", "_tr")
WITH_CONTEXT = ("translate", "said")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text and the context it is looked up by; `files` are where it stands."""

    context: str
    source: str


@dataclass(frozen=True, slots=True)
class Found:
    """All texts with the files they stand in, and what the sources do that no catalogue can serve
    (one sentence each)."""

    messages: Mapping[Message, tuple[str, ...]]
    complaints: tuple[str, ...]


def find(root: Path = ROOT) -> Found:
    """Everything below the rooms of `root` that shows words."""
    places: dict[Message, set[str]] = {}
    complaints: list[str] = []
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            reader = _Module(name, ast.parse(path.read_text(encoding="utf-8")))
            for message in reader.messages():
                places.setdefault(message, set()).add(name)
            complaints += reader.complaints
    for path in reports.files(root):
        name = path.relative_to(root).as_posix()
        for text in reports.words(name, ast.parse(path.read_text(encoding="utf-8"))):
            if any(character.isalpha() for character in text):
                places.setdefault(Message(reports.CONTEXT, text), set()).add(name)
    ordered = {message: tuple(sorted(places[message])) for message in sorted(places)}
    return Found(ordered, tuple(complaints))


class _Module:
    """One file: its texts, and what is wrong with how it asks for them."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name, self._tree = name, tree
        self.complaints: list[str] = []
        self._constants = dict(_assignments(tree))
        self._own = {
            node.name: context
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and node.name in DIRECT
            and (context := _context_of(node))
        }

    def messages(self) -> Iterator[Message]:
        yield from self._walk(self._tree, "", in_function=False)
        for table, context in TABLES.get(self._name, {}).items():
            if table not in self._constants:
                self._complain(self._tree, f"has no table {table}")
                continue
            for text in self._leaves(self._constants[table]):
                if text:
                    yield Message(context, text)

    def _walk(self, node: ast.AST, class_: str, *, in_function: bool) -> Iterator[Message]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                yield from self._help(child)
                yield from self._walk(child, child.name, in_function=in_function)
                continue
            if isinstance(child, ast.Call):
                yield from self._call(child, class_, in_function=in_function)
            inside = in_function or isinstance(
                child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
            )
            yield from self._walk(child, class_, in_function=inside)

    def _help(self, class_: ast.ClassDef) -> Iterator[Message]:
        for name, value in _assignments(class_):
            if name == "help" and (text := self._text(value)):
                yield Message("Help", text)

    def _call(self, call: ast.Call, class_: str, *, in_function: bool) -> Iterator[Message]:
        name, receiver = _called(call.func)
        if name in WITH_CONTEXT and receiver in ("", "QCoreApplication", "QApplication"):
            if len(call.args) == 2:
                yield from self._given(call, call.args[1], self._text(call.args[0]) or "")
            return
        if name not in DIRECT or len(call.args) != 1:
            return
        if receiver == "self":
            context = class_
        elif not receiver:
            context = self._own.get(name, "")
        else:
            self._complain(call, f"asks {receiver} for its words; ask self, or a tr of the module")
            return
        if not in_function:
            self._complain(call, "is translated once, when the module is loaded")
        yield from self._given(call, call.args[0], context)

    def _given(self, call: ast.Call, argument: ast.expr, context: str) -> Iterator[Message]:
        text = self._text(argument)
        if text and context:
            yield Message(context, text)
        elif text:
            self._complain(call, f"has no context for {text!r}")
        elif isinstance(argument, ast.JoinedStr | ast.BinOp):
            self._complain(call, "is put together before it is translated")

    def _text(self, node: ast.expr) -> str | None:
        """A text written out; None for one that is only known when the program runs."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        return None

    def _leaves(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.Dict(values=values, keys=keys):
                for key, value in zip(keys, values, strict=True):
                    del key
                    yield from self._leaves(value)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part in parts:
                    yield from self._leaves(part)
            case ast.Call(args=parts):
                for part in parts:
                    yield from self._leaves(part)
            case ast.Starred(value=inner):
                yield from self._leaves(inner)
            case ast.BinOp(left=left, right=right, op=ast.BitOr()):
                yield from self._leaves(left)
                yield from self._leaves(right)
            case ast.Name(id=name) if name in self._constants:
                yield from self._leaves(self._constants[name])
            case _:
                pass

    def _complain(self, node: ast.AST, what: str) -> None:
        line = getattr(node, "lineno", 1)
        self.complaints.append(f"{self._name}:{line} {what}")


def _assignments(body: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for node in body.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value


def _called(func: ast.expr) -> tuple[str, str]:
    """Name and receiver of a call: `self.tr` is ("tr", "self"), `tr` is ("tr", "")."""
    if isinstance(func, ast.Attribute):
        return func.attr, ast.unparse(func.value)
    return (func.id, "") if isinstance(func, ast.Name) else ("", "")


def _context_of(function: ast.FunctionDef) -> str:
    """The context that a module's own `tr` hands to Qt."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and _called(node.func)[0] in WITH_CONTEXT and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                return first.value
    return ""
