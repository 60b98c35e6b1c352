"""`python -m tests.simulation [--seeds A-B] [--processes N] [--out DIR] [--show] [--controls]`"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

from tests.simulation.runs import PROCESSES, controls, replay, run_seeds
from tests.simulation.world import make_template, memory_folder
from tests.torture.report import Report


def main(argv: list[str]) -> int:
    """Exit status 1 where anything was violated."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seeds", type=_range, default=range(100), metavar="A-B")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    parser.add_argument("--out", type=Path, default=Path("build/torture/simulation"))
    parser.add_argument("--show", action="store_true", help="every line of one history")
    parser.add_argument("--controls", action="store_true", help="only the faults put in on purpose")
    asked = parser.parse_args(argv)
    if asked.show:
        told = replay(asked.seeds.start)
        sys.stdout.writelines(f"{line}\n" for line in told.lines)
        sys.stdout.writelines(f"VIOLATED {text}\n" for text in told.violations)
        return int(bool(told.violations))
    started = time.monotonic()
    if asked.controls:
        report = Report(name="simulation")
        folder = memory_folder("cashier-simulation-")
        controls(make_template(folder), report)
        shutil.rmtree(folder)
    else:
        asked.out.mkdir(parents=True, exist_ok=True)
        report = run_seeds(asked.seeds, asked.out, processes=asked.processes)
        (asked.out / "simulation.json").write_text(json.dumps(report.as_json(), indent=2))
    report.figures["seconds"] = round(time.monotonic() - started, 1)
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return int(report.failed)


def _range(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
