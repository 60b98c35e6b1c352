"""`./dev torture [--seed N] [--minutes M] [--out DIR] [--seeds A-B] [PART...]`

Each part breaks something real (a process, a disk, a network, a clock) for its share of the
minutes and then checks the invariants with code that the program does not use itself. The table
goes to standard output, every figure with its command and seed to DIR/report.json (default:
build/torture). Exit status: 0 nothing violated; 1 a violation, or on Debian with root a part that
was skipped; 2 wrong usage. `--list` names the parts; `--seeds A-B` runs a range where a part can.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.torture.report import Lacking, Report

PARTS: Mapping[str, str] = {
    "crash-points": "tests.torture.crash_points",
    "kills": "tests.torture.kills",
    "windows": "tests.torture.windows",
    "power": "tests.torture.power",
    "images": "tests.torture.images",
    "disk-faults": "tests.torture.disk_faults",
    "clocks": "tests.torture.clocks",
    "freeze": "tests.torture.freeze",
    "cuts": "tests.torture.net.cuts",
    "trouble": "tests.torture.net.trouble",
    "failover": "tests.torture.net.failover",
    "patroni": "tests.torture.net.patroni",
    "stations": "tests.torture.net.crowd",
    "reconnect": "tests.torture.net.reconnect",
    "simulation": "tests.simulation.runs",
    "model": "tests.simulation.model",
    "tamper": "tests.simulation.tampering",
    "printer": "tests.torture.printer",
}
"""Name to module. A module has `run(seed: int, minutes: float, out: Path) -> Report` and, where
one integer replays a whole history, `run_seeds(seeds: range, out: Path) -> Report`.
"""


def main(argv: Sequence[str]) -> int:
    """Runs the named parts (all of them by default), one after the other."""
    asked = _arguments(argv)
    if asked.list:
        sys.stdout.writelines(f"{name:<16} {_about(name)}\n" for name in PARTS)
        return 0
    seeds: range | None = asked.seeds
    able = {name: import_module(module) for name, module in PARTS.items()}
    names = list(asked.parts) or [
        name for name in PARTS if seeds is None or hasattr(able[name], "run_seeds")
    ]
    unable = [name for name in names if not hasattr(able[name], "run_seeds")]
    if seeds is not None and unable:
        sys.stderr.write(f"--seeds: no range of seeds for {', '.join(unable)}\n")
        return 2
    out: Path = asked.out
    out.mkdir(parents=True, exist_ok=True)
    command = f"./dev torture {' '.join(argv)}".rstrip()
    reports = []
    for name in names:
        place = out / name
        place.mkdir(exist_ok=True)
        reports.append(_one(name, _work(able[name], asked.seed, asked.minutes, seeds, place)))
        reports[-1].seed = asked.seed if seeds is None else seeds.start
        reports[-1].commands.insert(0, _again(name, asked.seed, asked.minutes, seeds))
        sys.stdout.write("\n".join(reports[-1].lines()) + "\n")
        sys.stdout.flush()
        _keep(out, command, asked.seed, reports)
    return int(any(report.failed for report in reports))


def _work(
    module: ModuleType, seed: int, minutes: float, seeds: range | None, place: Path
) -> Callable[[], Report]:
    def work() -> Report:
        made = module.run(seed, minutes, place) if seeds is None else module.run_seeds(seeds, place)
        assert isinstance(made, Report)
        return made

    return work


def _one(name: str, work: Callable[[], Report]) -> Report:
    """The part's report; one that broke down has proved nothing, and says so."""
    started = time.perf_counter()
    try:
        report = work()
    except Lacking as lacking:
        report = Report(name=name, skipped=[str(lacking)])
    except Exception:  # noqa: BLE001 - the other parts still have to run
        report = Report(name=name, violations=[f"broke down: {traceback.format_exc()}"])
    report.figures["seconds"] = round(time.perf_counter() - started, 1)
    return report


def _again(name: str, seed: int, minutes: float, seeds: range | None) -> str:
    if seeds is not None:
        return f"./dev torture --seeds {seeds.start}-{seeds.stop - 1} {name}"
    return f"./dev torture --seed {seed} --minutes {minutes:g} {name}"


def _keep(out: Path, command: str, seed: int, reports: Sequence[Report]) -> None:
    """After every part: a run that was stopped leaves what it had seen."""
    whole = {
        "command": command,
        "seed": seed,
        "failed": any(report.failed for report in reports),
        "parts": [report.as_json() for report in reports],
    }
    (out / "report.json").write_text(json.dumps(whole, indent=2) + "\n", "utf-8")


def _about(name: str) -> str:
    return (import_module(PARTS[name]).__doc__ or "").strip().splitlines()[0]


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev torture", description=(__doc__ or "").strip())
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--minutes", type=float, default=1.0, help="for each part")
    parser.add_argument("--seeds", type=_range, metavar="A-B", help="both included")
    parser.add_argument("--out", type=Path, default=Path("build/torture"))
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args(argv)
    if unknown := [part for part in asked.parts if part not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    return asked


def _range(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
