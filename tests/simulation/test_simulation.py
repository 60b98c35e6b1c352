"""The short form: some seeds hold, a seed is one history, and each control is noticed.

The long form is `./dev torture --seeds 0-9999 simulation`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.simulation.controls import CONTROLS, Control, first_seen
from tests.simulation.runs import run_seeds
from tests.simulation.simulation import simulate
from tests.simulation.world import Template

SEEN_BY = {
    "window compares no heads": 5,
    "window confirms what was not sent": 6,
    "window counts voided items": 6,
    "window moves its cursor first": 15,
    "window asks the clock for the day": 31,
}
"""Where the first seeds do not meet what a control needs, one that does."""


@pytest.mark.parametrize("seed", range(8))
def test_no_invariant_is_broken(template: Template, seed: int) -> None:
    told = simulate(seed, template)
    assert told.violations == ()
    assert len(told.lines) >= 10


def test_a_seed_is_one_history(template: Template) -> None:
    first, again, other = simulate(3, template), simulate(3, template), simulate(4, template)
    assert first.lines == again.lines
    assert first.digest != other.digest


def test_a_range_goes_on_where_it_stopped(template: Template, tmp_path: Path) -> None:
    first = run_seeds(range(2), tmp_path, processes=1)
    kept = tmp_path / "seeds.jsonl"
    with kept.open("a") as file:
        file.write('{"seed": 2, "dig')  # killed while it wrote
    kept.write_text(kept.read_text().rpartition("\n")[0] + "\n")
    again = run_seeds(range(3), tmp_path, processes=1)
    assert first.figures["seeds"] == 2
    assert (again.figures["seeds"], again.figures["of them from an earlier run"]) == (3, 2)
    assert not again.violations
    lines = [json.loads(line) for line in kept.read_text().splitlines()]
    assert sorted(line["seed"] for line in lines) == [0, 1, 2]


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
def test_a_fault_put_in_is_noticed(template: Template, control: Control) -> None:
    told = first_seen(control, template, seeds=range(SEEN_BY.get(control.name, 0), 400))
    assert told is not None
