"""`./dev mutate MODULE [--fresh] [--survivors]`

Breaks every function of MODULE (`cashier.domain.money`, or a package: `cashier.sync`) in many
small ways, one at a time, in a copy under build/mutate, and runs the tests that reach the function.
Stopped and started again it goes on where it was; what changed since is tried anew. Prints the
share of breakages that a test noticed, and every one that none did. Exit status: 0 at least 85 %
noticed, 1 less, 2 wrong usage, 3 the tests fail without any breakage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "build" / "mutate"
COPIED = ("cashier", "receipts", "resources", "ui", "tests")
GOAL_PERCENT = 85
PYTEST = ("-q", "-x", "-p", "no:cacheprovider", "-p", "tests.mutation.quiet")
NOT_ON_A_SERVER = ("-k", "not postgres15 and not postgres18")
AT_ONCE = 2
_SYNC = tuple(f"tests/cashier/sync/test_{name}.py" for name in ("step", "lineage", "questions"))
_TAKE = tuple(f"tests/cashier/services/test_{name}.py" for name in ("take", "void", "drawers"))
TESTS: Mapping[str, tuple[str, ...]] = {
    "cashier.domain": ("tests/cashier/domain",),
    "cashier.store": ("tests/cashier/store", "tests/cashier/services", "tests/cashier/sync"),
    "cashier.store.drawers": ("tests/cashier/store/test_drawers.py", *_TAKE),
    "cashier.store.journal": ("tests/cashier/store/test_journal.py", *_TAKE, *_SYNC),
    "cashier.store.station": ("tests/cashier/store/test_station.py", *_TAKE, *_SYNC),
    "cashier.store.visits": _TAKE,
    "cashier.store.same_paper": _TAKE,
    "cashier.store.drawer_items": _TAKE,
    "cashier.services": ("tests/cashier/services",),
    "cashier.sync": _SYNC,
    "cashier.sync.pacing": ("tests/cashier/sync/test_pacing.py",),
    "cashier.ledger": ("tests/cashier/ledger", "tests/cashier/sync"),
    **dict.fromkeys(
        (f"cashier.ledger.{name}" for name in ("batch", "suspense", "records", "changes")),
        tuple(f"tests/cashier/ledger/test_{name}.py" for name in ("contract", "feed", "formats")),
    ),
    "cashier": ("tests/cashier",),
}
"""Which tests may notice: the longest name that fits MODULE. Few and quick ones where there are
thousands of breakages."""
NO_SERVER = frozenset(
    f"cashier.ledger.{name}" for name in ("batch", "suspense", "records", "changes")
)
"""The embedded ledger's part: a server would run functions of its own in its place."""

_SURVIVED = frozenset({0})
_UNREACHED = frozenset({5, 33})
_LEFT_OUT = frozenset({34, 37})
"""mutmut's exit codes: a marked line, a breakage that mypy already refuses."""


def main(argv: Sequence[str]) -> int:
    """Runs or resumes one module's breakages and says what survived."""
    parser = argparse.ArgumentParser(prog="./dev mutate", description=__doc__)
    parser.add_argument("module", metavar="MODULE")
    parser.add_argument("--fresh", action="store_true", help="forget what an earlier run found")
    parser.add_argument("--survivors", action="store_true", help="only show what is known so far")
    asked = parser.parse_args(argv)
    sources = _sources(asked.module)
    if not sources:
        sys.stderr.write(
            f"No module {asked.module} here. Write it with dots: cashier.domain.money\n"
        )
        return 2
    copy = PLACE / asked.module
    if asked.fresh:
        shutil.rmtree(copy, ignore_errors=True)
    if not asked.survivors:
        _prepare(copy, asked.module, sources)
        status = _run(copy)
        if status:
            return status
    return _report(copy, asked.module)


def _sources(module: str) -> list[str]:
    path = ROOT.joinpath(*module.split("."))
    if path.is_dir():
        found = sorted(path.rglob("*.py"))
    else:
        found = [path.with_suffix(".py")] if path.with_suffix(".py").exists() else []
    return [file.relative_to(ROOT).as_posix() for file in found]


def _prepare(copy: Path, module: str, sources: list[str]) -> None:
    copy.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        # files that did not change keep their times, by which mutmut knows what it need not redo
        shutil.rmtree(copy / name, ignore_errors=True)
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    fits = [name for name in TESTS if module == name or module.startswith(f"{name}.")]
    tests = [name for name in TESTS[max(fits, key=len)] if (ROOT / name).exists()]
    _try_survivors_again(copy, tests)
    settings = {
        "source_paths": ["cashier"],
        "only_mutate": sources,
        "also_copy": [name for name in COPIED if name not in {"cashier", "tests"}],
        "pytest_add_cli_args": [*PYTEST, *(NOT_ON_A_SERVER if module in NO_SERVER else ())],
        "pytest_add_cli_args_test_selection": tests,
        "timeout_constant": 10.0,
        "use_git_change_detection": False,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (copy / "pyproject.toml").write_text(
        project + "\n[tool.mutmut]\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


def _try_survivors_again(copy: Path, tests: list[str]) -> None:
    """Where a test changed: what no test noticed may be noticed now, and what was, still is."""
    digest = hashlib.sha256()
    for file in sorted(file for name in tests for file in (ROOT / name).rglob("*.py")):
        digest.update(file.read_bytes())
    known = copy / "tests.sha256"
    if known.exists() and known.read_text(encoding="utf-8") == digest.hexdigest():
        return
    for meta in (copy / "mutants").rglob("*.meta"):
        found = json.loads(meta.read_text(encoding="utf-8"))
        found["exit_code_by_key"] = {
            name: None if _kind(code) in {"survived", "unreached"} else code
            for name, code in found["exit_code_by_key"].items()
        }
        meta.write_text(json.dumps(found), encoding="utf-8")
    (copy / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    known.write_text(digest.hexdigest(), encoding="utf-8")


def _run(copy: Path) -> int:
    log = copy / "log"
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(AT_ONCE)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=copy, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            while process.poll() is None:
                time.sleep(0.5)
                if sys.stdout.isatty():
                    sys.stdout.write("\r" + _last_line(log)[:78].ljust(78))
                    sys.stdout.flush()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            sys.stdout.write("\nStopped. The same command goes on from here.\n")
            return 1
    if not list((copy / "mutants").rglob("*.meta")) or process.returncode:
        sys.stderr.write(log.read_text(encoding="utf-8", errors="replace")[-3000:])
        return 3
    return 0


def _last_line(log: Path) -> str:
    text = log.read_bytes()[-400:].decode(errors="replace")
    return text.replace("\r", "\n").strip().rsplit("\n", 1)[-1]


def _report(copy: Path, module: str) -> int:
    codes: dict[str, int | None] = {}
    for meta in sorted((copy / "mutants").rglob("*.meta")):
        codes |= json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    kinds = Counter(_kind(code) for code in codes.values())
    counted = kinds["noticed"] + kinds["survived"] + kinds["unreached"]
    if not counted:
        sys.stdout.write(f"{module}: nothing to break\n")
        return 0
    percent = 100 * kinds["noticed"] / counted
    for name, code in sorted(codes.items()):
        if _kind(code) in {"survived", "unreached"}:
            sys.stdout.write(f"--- {_kind(code)}: {name}\n{_change(copy, name)}")
    sys.stdout.write(
        f"{module}: {kinds['noticed']} of {counted} noticed, {percent:.1f} %; "
        f"{kinds['survived']} survived, {kinds['unreached']} reached by no test, "
        f"{kinds['open']} not tried yet\n"
    )
    return int(percent < GOAL_PERCENT or kinds["open"] > 0)


def _kind(code: int | None) -> str:
    if code is None:
        return "open"
    if code in _SURVIVED:
        return "survived"
    if code in _UNREACHED:
        return "unreached"
    return "left out" if code in _LEFT_OUT else "noticed"


def _change(copy: Path, name: str) -> str:
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name],
        cwd=copy,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    lines = [
        line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}
    ]
    return "".join(f"    {line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
