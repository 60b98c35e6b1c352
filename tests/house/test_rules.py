"""Each rule, once against a planted fault and once against the tree."""

from __future__ import annotations

import re
import tomllib
from pathlib import PurePath

import pytest

from tests.house import rules
from tests.house.rules import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")

TEXT = frozenset(
    [
        ".cfg",
        ".csv",
        ".ini",
        ".json",
        ".jsonl",
        ".lock",
        ".mako",
        ".md",
        ".py",
        ".qss",
        ".sql",
        ".svg",
        ".toml",
        ".txt",
        ".yaml",
        ".yml",
    ]
) | {""}


def name(path: PurePath) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("vague", ["cashier/utils.py", "ui/common/x.py", "ui/logic.py"])
def test_a_vague_name_is_refused(vague: str) -> None:
    assert rules.vague_name(PurePath(vague))


def test_names_say_the_subject() -> None:
    assert [
        fault for path in rules.files() for fault in rules.vague_name(path.relative_to(ROOT))
    ] == []


@pytest.mark.parametrize("place", ["home", "root", "work", "Users"])
def test_a_path_of_one_machine_is_refused(place: str) -> None:
    assert rules.machine_paths("x", f'open("/{place}/somebody/feed")')


@pytest.mark.parametrize(
    "text", ["~/home/x", "$HOME/home/x", "usr/home/x", "cashier/home/x.py", "/home"]
)
def test_a_path_of_no_machine_is_let_be(text: str) -> None:
    assert rules.machine_paths("x", text) == []


def test_no_file_names_a_place_on_one_machine() -> None:
    assert [
        fault
        for path in rules.files()
        if path.suffix in TEXT
        for fault in rules.machine_paths(name(path), path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    "code", ['x = "#a1b2c3"', 'x = "#fff"', 'css("a { color: #a1b2c3; }")', "QColor(1, 2, 3)"]
)
def test_a_colour_in_the_code_is_refused(code: str) -> None:
    assert rules.colours("x", code)


@pytest.mark.parametrize(
    "code", ['x = "receipt #1042"', 'x = "# of items"', 'QColor(tokens["text"])']
)
def test_what_is_no_colour_is_let_be(code: str) -> None:
    assert rules.colours("x", code) == []


def test_the_desktop_takes_its_colours_from_the_tokens() -> None:
    assert [
        fault
        for path in rules.files(".py")
        if path.is_relative_to(ROOT / "ui")
        for fault in rules.colours(name(path), path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    "code", ["import rich", "from cashier.clock import Clock", "def f():\n  import sqlalchemy"]
)
def test_a_domain_that_leans_on_anything_is_refused(code: str) -> None:
    assert rules.impure_imports("x", code)


def test_the_domain_is_pure() -> None:
    assert [
        fault
        for path in rules.files(".py")
        if path.is_relative_to(ROOT / "cashier" / "domain")
        for fault in rules.impure_imports(name(path), path.read_text("utf-8"))
    ] == []


def test_tests_without_a_window_import_no_qt() -> None:
    assert rules.qt_imports("x", "from PySide6.QtCore import Qt")
    rooms = [ROOT / "tests" / room for room in ("cashier", "receipts", "resources")]
    assert [
        fault
        for path in rules.files(".py")
        if any(path.is_relative_to(room) for room in rooms)
        for fault in rules.qt_imports(name(path), path.read_text("utf-8"))
    ] == []


def test_every_folder_of_tests_is_a_package() -> None:
    # without it `from ui import app` finds tests/ui
    folders = {path.parent for path in rules.files(".py") if path.is_relative_to(ROOT / "tests")}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize(
    "line",
    [
        "--extra-index-url somewhere",
        "pkg @ file:pkg.whl",
        "pkg==1 \\\n    --hash=sha256:00 # from https" + "://registry",
        "pkg>=1 \\\n    --hash=sha256:00",
        "pkg==1",
    ],
)
def test_a_lock_with_more_or_less_than_hashes_is_refused(line: str) -> None:
    assert rules.lock_faults(line)


def test_the_lock_holds_names_versions_and_hashes() -> None:
    assert rules.lock_faults(LOCK) == []


def test_the_lock_answers_what_the_project_asks() -> None:
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, flags=re.MULTILINE))
    assert rules.unlocked(["nosuch>=1", "pytest<1"], locked) != []
    wanted = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    assert rules.unlocked(wanted, locked) == []
