"""`./dev audit`: does anybody know of a vulnerability in what the lock names?

pip-audit asks; here its answer is judged. It ends alike whether it found something or could not
ask, so only a whole answer counts: 0 none is known, 1 some are, 3 nobody could be asked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from resources.sbom import lock

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
OWN = ROOT / "build" / "pip-audit"
KNOWN, NOT_ASKED = 1, 3
SECONDS = 300


def program() -> str | None:
    """pip-audit of this machine, or the one that `./dev audit` made ready under build/."""
    folder, name = ("Scripts", "pip-audit.exe") if os.name == "nt" else ("bin", "pip-audit")
    own = OWN / folder / name
    return shutil.which("pip-audit") or (str(own) if own.exists() else None)


def ask(pip_audit: str, arguments: Sequence[str]) -> str:
    """pip-audit's answer as JSON, or '' where it got none; what it complained of goes to standard
    error. pip itself resolves nothing: every file is named by the lock, with its hash.
    """
    everywhere = OWN.parent / "lock-of-every-system.txt"
    command = [
        *(pip_audit, "--requirement", str(everywhere), "--require-hashes", "--disable-pip"),
        *("--format", "json", "--progress-spinner", "off", *arguments),
    ]
    try:
        everywhere.parent.mkdir(exist_ok=True)
        everywhere.write_text(without_markers(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return ""
    answer = done.stdout.strip()
    if not answer:
        complaint = done.stderr.strip().splitlines() or ["no answer"]
        sys.stderr.write(f"{complaint[-1]}\n")
    return answer


def without_markers(text: str) -> str:
    """The lock without its `; sys_platform == ...`: pip-audit passes over what this system would
    not install, and Windows' packages are delivered, too."""
    return re.sub(r"^(\S+==[^\s;]+) *;[^\\\n]*", r"\1 ", text, flags=re.MULTILINE)


def judge(answer: str) -> tuple[int, list[str]]:
    """The exit status, and a line for everything that is known or was not looked up."""
    try:
        asked = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return NOT_ASKED, []
    pins = lock.read(LOCK.read_text(encoding="utf-8"))
    missing = set(pins) - {one["name"] for one in asked}
    lines = [f"{name}: not looked up" for name in sorted(missing)]
    for one in asked:
        if "skip_reason" in one:
            lines.append(f"{one['name']}: not looked up, {one['skip_reason']}")
            continue
        pin = pins.get(one["name"])
        where = "delivered" if pin is not None and pin.run else "for development only"
        for found in one["vulns"]:
            mended = ", ".join(found["fix_versions"]) or "nowhere yet"
            names = " ".join((found["id"], *found.get("aliases", ())))
            lines.append(f"{one['name']} {one['version']} ({where}): {names}, mended in {mended}")
    return (KNOWN if lines else 0), lines


def main(argv: list[str]) -> int:
    """Asks and tells. `argv` are pip-audit's own options, for example `--service osv`."""
    found = program()
    if found is None:
        sys.stdout.write("Not asked: pip-audit is not here. ./dev audit fetches it.\n")
        return NOT_ASKED
    status, lines = judge(ask(found, argv))
    for line in lines:
        sys.stdout.write(f"{line}\n")
    if status == NOT_ASKED:
        sys.stdout.write("Not asked: no database of vulnerabilities can be reached from here.\n")
    elif status == 0:
        sys.stdout.write("No vulnerability is known in anything the lock names.\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
