"""The audit's answer: none known, some known, or nobody could be asked, never mistaken for another.

The answers have pip-audit 2.10.1's form, as it gave them for this lock.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from resources.sbom import holes, lock


def whole(**vulnerable: list[dict[str, Any]]) -> str:
    pins = lock.read(holes.LOCK.read_text(encoding="utf-8")).values()
    return json.dumps(
        {
            "dependencies": [
                {"name": pin.name, "version": pin.version, "vulns": vulnerable.get(pin.name, [])}
                for pin in pins
            ],
            "fixes": [],
        }
    )


HOLE = {"id": "PYSEC-0000-1", "fix_versions": ["99"], "aliases": ["CVE-0000-1"], "description": ""}


@pytest.fixture
def pip_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, first on the path; it prints `answer` and ends with `status`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "pip-audit"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat {tmp_path}/answer 2>/dev/null\n'
        f"echo trouble >&2\nexit $(cat {tmp_path}/status)\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return tmp_path


def told(folder: Path, answer: str, status: int, capsys: pytest.CaptureFixture[str]) -> Any:
    (folder / "answer").write_text(answer)
    (folder / "status").write_text(str(status))
    return holes.main(["--service", "osv"]), capsys.readouterr().out.splitlines()


def test_none_is_known(pip_audit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(pip_audit, whole(), 0, capsys) == (
        0,
        ["No vulnerability is known in anything the lock names."],
    )
    asked = (pip_audit / "asked").read_text().split()
    assert (asked[0], asked[2:4]) == ("--requirement", ["--require-hashes", "--disable-pip"])
    text = Path(asked[1]).read_text(encoding="utf-8")
    assert set(lock.read(text)) == set(lock.read(holes.LOCK.read_text(encoding="utf-8")))
    assert "sys_platform" not in text, "of every system"
    assert asked[-2:] == ["--service", "osv"]


def test_each_is_named_with_where_it_goes(
    pip_audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = told(pip_audit, whole(pillow=[HOLE], pytest=[HOLE]), 1, capsys)
    pins = lock.read(holes.LOCK.read_text(encoding="utf-8"))
    hole = "PYSEC-0000-1 CVE-0000-1, mended in 99"
    assert (status, sorted(lines)) == (
        1,
        [
            f"pillow {pins['pillow'].version} (delivered): {hole}",
            f"pytest {pins['pytest'].version} (for development only): {hole}",
        ],
    )


@pytest.mark.parametrize("answer", ["", "Traceback", "[]", '{"dependencies": 1'])
def test_no_answer_is_no_clean_bill(
    pip_audit: Path, capsys: pytest.CaptureFixture[str], answer: str
) -> None:
    status, lines = told(pip_audit, answer, 1, capsys)
    assert status == holes.NOT_ASKED
    assert lines == ["Not asked: no database of vulnerabilities can be reached from here."]


def test_what_was_left_out_is_known_to_be(
    pip_audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = json.loads(whole())
    gone = part["dependencies"].pop()["name"]
    part["dependencies"][0] = {"name": part["dependencies"][0]["name"], "skip_reason": "not found"}
    status, lines = told(pip_audit, json.dumps(part), 0, capsys)
    first = part["dependencies"][0]["name"]
    assert status == holes.KNOWN
    assert lines == [f"{gone}: not looked up", f"{first}: not looked up, not found"]


def test_without_pip_audit_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(holes, "OWN", tmp_path)
    assert holes.main([]) == holes.NOT_ASKED
    assert capsys.readouterr().out.startswith("Not asked: pip-audit is not here.")
