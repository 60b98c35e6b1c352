"""A printer that fails in every way it can, and a line cut after every byte of a short job.

`python -m tests.torture.printer docs/reliability.md` plays every fault and writes what it saw into
the page's table.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from cashier.domain.receipt import PrintState
from tests.receipts.fault_matrix import CASES, Seen, play, play_byte, short_length
from tests.torture.report import Report

BEGIN, END = "<!-- printer faults: begin -->\n", "<!-- printer faults: end -->\n"
CUTS = ("rst_after", "fin_after", "stall_after")


def run(seed: int, minutes: float, out: Path) -> Report:
    """Every fault once, then the byte sweep: resets first, ends and stalls while time is left."""
    report, chance = Report(name="printer"), random.Random(seed)
    deadline = time.monotonic() + minutes * 60
    seen = matrix(report, out)
    (out / "table.md").write_text(table(seen), "utf-8")
    length = short_length()
    report.figures["bytes of the short job"] = length
    for kind in CUTS:
        places = list(range(length))
        chance.shuffle(places)
        for after in places:
            if kind != CUTS[0] and time.monotonic() > deadline:
                break
            state, wrong = play_byte(kind, after, out / f"{kind}-{after}")
            report.count(f"{kind}: places cut")
            report.count(f"{kind}: {state.value}")
            report.must(not wrong, f"{kind}:{after}: {'; '.join(wrong)}")
    reset = report.figures.get(f"{CUTS[0]}: {PrintState.UNCERTAIN.value}", 0)
    report.must(int(reset) > 0, "no cut left a job in doubt: the sweep sees nothing")
    return report


def matrix(report: Report, out: Path) -> list[Seen]:
    """Each case of the matrix."""
    seen = []
    for number, case in enumerate(CASES):
        one = play(case, out / f"case-{number}")
        report.count("faults played")
        report.count(f"ended {one.outcome.state.value}")
        report.must(not one.wrong, f"{case.name}: {'; '.join(one.wrong)}")
        seen.append(one)
    return seen


def table(seen: Sequence[Seen]) -> str:
    """Rows for people: the fault, what the job says, what lay on paper then and in the end."""
    rows = [
        "| Mode | The printer | The job says | Proof | On paper then | In the end |",
        "|---|---|---|---|---|---|",
    ]
    for one in seen:
        made = one.outcome
        said = made.state.value
        said += f", {made.cause.value}" if made.cause else ""
        said += f", then {made.then.value}" if made.then else ""
        said += ", paper low" if made.paper_low else ""
        wrong = " **WRONG**" if one.wrong else ""
        rows.append(
            f"| `{one.case.name}` | {one.case.about} | {said}{wrong} | {made.evidence.value} "
            f"| {one.after_fault} | {one.in_the_end} |"
        )
    return "\n".join(rows) + "\n"


def put(page: Path, made: str) -> None:
    """Replaces the table between the page's two marks."""
    text = page.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    assert end, f"{page} has no place for the table"
    page.write_text(head + BEGIN + made + END + tail, "utf-8")


def main(argv: Sequence[str]) -> int:
    """Plays the matrix and writes its table into the page named."""
    import tempfile

    report = Report(name="printer")
    with tempfile.TemporaryDirectory() as folder:
        put(Path(argv[0]), table(matrix(report, Path(folder))))
    sys.stdout.writelines(f"{line}\n" for line in report.lines())
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
