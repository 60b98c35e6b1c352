"""`./dev torture`: what it tells, what it keeps, and when it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.torture import __main__ as verb
from tests.torture import report as reporting
from tests.torture.report import Lacking, Report


def part(monkeypatch: pytest.MonkeyPatch, name: str, run: Callable[..., Report]) -> None:
    module = ModuleType(f"part_{name}", f"What {name} does.\n\nAnd more.")
    module.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(verb, "PARTS", {**verb.PARTS, name: module.__name__})


@pytest.fixture(autouse=True)
def no_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "PARTS", {})


def go(out: Path, *argv: str) -> tuple[int, dict[str, object]]:
    status = verb.main(["--seed", "7", "--out", str(out), *argv])
    return status, json.loads((out / "report.json").read_text())


def fine(seed: int, minutes: float, out: Path) -> Report:
    report = Report(name="fine", figures={"share of minutes": minutes})
    report.count("kills", seed)
    return report


def bad(seed: int, minutes: float, out: Path) -> Report:
    report = Report(name="bad")
    report.must(False, "I1: gone")
    return report


def lacking(seed: int, minutes: float, out: Path) -> Report:
    raise Lacking("no loop mounts")


def broken(seed: int, minutes: float, out: Path) -> Report:
    raise OSError("the disk of the test itself")


def test_a_clean_run_keeps_its_figures_with_seed_and_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part(monkeypatch, "fine", fine)
    status, kept = go(tmp_path, "--minutes", "0.5")
    assert status == 0
    assert "kills" in capsys.readouterr().out
    assert kept["seed"] == 7
    assert isinstance(kept["parts"], list)
    (told,) = kept["parts"]
    assert (told["seed"], told["figures"]["kills"]) == (7, 7)
    assert told["commands"] == ["./dev torture --seed 7 --minutes 0.5 fine"]


@pytest.mark.parametrize("run", [bad, broken])
def test_a_violation_fails_the_run_and_does_not_stop_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Callable[..., Report]
) -> None:
    part(monkeypatch, "first", run)
    part(monkeypatch, "fine", fine)
    status, kept = go(tmp_path)
    assert status == 1
    assert isinstance(kept["parts"], list)
    assert [told["failed"] for told in kept["parts"]] == [True, False]


@pytest.mark.parametrize("strict", [True, False])
def test_a_skip_fails_where_nothing_may_be_skipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, strict: bool
) -> None:
    monkeypatch.setattr(reporting, "nothing_may_be_skipped", lambda: strict)
    part(monkeypatch, "power", lacking)
    status, kept = go(tmp_path)
    assert status == int(strict)
    assert isinstance(kept["parts"], list)
    assert kept["parts"][0]["skipped"] == ["no loop mounts"]


def test_the_parts_are_listed_with_what_they_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    part(monkeypatch, "fine", fine)
    assert verb.main(["--list"]) == 0
    assert capsys.readouterr().out.split(maxsplit=1) == ["fine", "What fine does.\n"]


def test_a_range_of_seeds_is_for_parts_that_replay_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    part(monkeypatch, "fine", fine)
    assert verb.main(["--out", str(tmp_path), "--seeds", "1-9", "fine"]) == 2
    ran: list[range] = []

    def run_seeds(seeds: range, out: Path) -> Report:
        ran.append(seeds)
        return Report(name="fine")

    sys.modules["part_fine"].run_seeds = run_seeds  # type: ignore[attr-defined]
    assert verb.main(["--out", str(tmp_path), "--seeds", "1-9"]) == 0
    assert ran == [range(1, 10)]


def test_an_unknown_part_is_wrong_usage() -> None:
    with pytest.raises(SystemExit, match="2"):
        verb.main(["nosuch"])
