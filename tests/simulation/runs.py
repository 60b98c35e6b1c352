"""Deterministic simulation: one integer replays people, networks, crashes, clones, clocks.

`python -m tests.simulation --seeds 0-9999` runs a range on several processes and goes on where an
earlier run of the same range stopped; `--seeds N --show` replays one history, line by line.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.simulation.controls import CONTROLS, first_seen
from tests.simulation.simulation import Told, simulate
from tests.simulation.world import Template, make_template, memory_folder
from tests.torture.report import Report

PROCESSES = max(1, min(2, os.cpu_count() or 1))
CONTROL_SEEDS = range(120)
"""In how many histories a control must be noticed at the latest."""


def run(seed: int, minutes: float, out: Path) -> Report:
    """As many seeds from `seed` on as the minutes allow, after all controls were noticed."""
    report = Report(name="simulation", seed=seed)
    folder = memory_folder("cashier-simulation-")
    try:
        template = make_template(folder)
        controls(template, report)
        until = time.monotonic() + minutes * 60
        done = _simulated(template, _until(seed, until), out / "seeds.jsonl")
        _told(report, done)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return report


def run_seeds(seeds: range, out: Path, *, processes: int = PROCESSES) -> Report:
    """All of `seeds`; those that `out` holds from an earlier run are not run again."""
    report = Report(name="simulation", seed=seeds.start)
    progress = out / "seeds.jsonl"
    before = {line["seed"]: line for line in _lines(progress) if line["seed"] in seeds}
    left = [seed for seed in seeds if seed not in before]
    folder = memory_folder("cashier-simulation-")
    try:
        template = make_template(folder)
        _told(report, [*before.values(), *_simulated(template, left, progress, processes)])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report.figures["of them from an earlier run"] = len(before)
    return report


def controls(template: Template, report: Report) -> None:
    """Each fault put in on purpose must be noticed."""
    for control in CONTROLS:
        told = first_seen(control, template, seeds=CONTROL_SEEDS)
        if told is None:
            report.violations.append(
                f"control not noticed in {len(CONTROL_SEEDS)} seeds: {control.name}"
            )
        else:
            report.controls[control.name] = f"seen by seed {told.seed}"


def replay(seed: int) -> Told:
    """One history."""
    folder = memory_folder("cashier-simulation-")
    try:
        return simulate(seed, make_template(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _until(seed: int, until: float) -> Iterator[int]:
    while time.monotonic() < until:
        yield seed
        seed += 1


def _simulated(
    template: Template, seeds: Iterable[int], progress: Path, processes: int = PROCESSES
) -> list[dict[str, Any]]:
    """One line per seed, kept as it is known, so that a run that is stopped can go on."""
    done = []
    tasks = ((str(template.folder), seed) for seed in seeds)
    # spawned, not forked: a store's connection does not survive a fork
    with (
        progress.open("a", encoding="utf-8") as file,
        multiprocessing.get_context("spawn").Pool(processes, maxtasksperchild=500) as pool,
    ):
        for line in pool.imap_unordered(_one, tasks, chunksize=1):
            file.write(json.dumps(line) + "\n")
            file.flush()
            done.append(line)
    return done


def _one(task: tuple[str, int]) -> dict[str, Any]:
    folder, seed = task
    started = time.process_time()
    told = simulate(seed, Template(Path(folder)))
    return {
        "seed": seed,
        "digest": told.digest,
        "acts": len(told.lines),
        "met": told.met,
        "violations": told.violations,
        "cpu_ms": round(1000 * (time.process_time() - started)),
    }


def _lines(progress: Path) -> Iterator[dict[str, Any]]:
    if not progress.exists():
        return
    for line in progress.read_text("utf-8").splitlines(keepends=True):
        if line.endswith("\n"):  # one cut short by a kill is run again
            yield json.loads(line)


def _told(report: Report, done: list[dict[str, Any]]) -> None:
    met: Counter[str] = Counter()
    for line in done:
        met.update(line["met"])
        report.violations += [
            f"{text} [python -m tests.simulation --seeds {line['seed']} --show]"
            for text in line["violations"]
        ]
    report.figures["seeds"] = len(done)
    report.figures["seeds with a violation"] = sum(bool(line["violations"]) for line in done)
    report.figures["acts"] = sum(line["acts"] for line in done)
    report.figures["ms of processor time per seed"] = round(
        sum(line["cpu_ms"] for line in done) / max(1, len(done)), 1
    )
    for name, times in sorted(met.items()):
        report.figures[f"{name.replace('_', ' ')}"] = times
