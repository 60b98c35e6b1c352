"""What leaves the house: the package is whole, and its papers agree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch

import cashier
from tests.house import rules
from tests.house.rules import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = ("cashier", "ui", "receipts", "resources")


def test_every_file_of_a_package_is_shipped() -> None:
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]["*"]
    missing = [
        path.relative_to(ROOT).as_posix()
        for path in rules.files()
        if path.relative_to(ROOT).parts[0] in PACKAGES
        and path.suffix not in {".py", ".pyi"}
        and not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert missing == [], "pyproject.toml, package-data, does not name them"


def test_the_changelog_opens_with_a_word_to_the_counter_and_knows_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert not text.startswith("#")
    assert re.search(rf"^## {re.escape(cashier.__version__)}\b", text, flags=re.MULTILINE)


def test_headless_commands_load_no_qt() -> None:
    """The command line, with all it imports, in a process of its own: no module of Qt."""
    code = "import sys, ui.cli; print([m for m in sys.modules if m[:4] in {'PySi', 'shib'}])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
