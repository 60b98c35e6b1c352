"""`./dev sbom [-o FILE] [--licences]`: the bill of materials, or the list of licences."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from resources.sbom import bill, embedded, lock

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def make() -> dict[str, Any]:
    """The bill of this checkout's lock and of the environment it runs in."""
    pins = lock.read(LOCK.read_text(encoding="utf-8"))
    carriers = frozenset(name for name, one in pins.items() if one.run)
    # read, not imported: resources stand beside the program and know nothing of it
    found = _VERSION.search((ROOT / "cashier" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("cashier/__init__.py names no version")
    return bill.compose(pins, embedded.parts(carriers), found[1])


def licences(made: dict[str, Any]) -> str:
    """One line for every delivered part: name, version, licence; what embeds it in brackets."""
    lines = []
    for one in made["components"]:
        if one["scope"] != "required":
            continue
        (said,) = one.get("licenses") or [{"expression": "not stated here"}]
        words = said.get("expression") or said["license"]["name"]
        inside = [
            p["value"] for p in one.get("properties", ()) if p["name"].endswith("embedded-in")
        ]
        where = f" (in {inside[0]})" if inside else ""
        lines.append(f"{one['name']} {one['version']}{where}: {words}")
    return "\n".join(sorted(lines, key=str.lower)) + "\n"


def main(argv: list[str]) -> int:
    """Writes what was asked for to a file or to standard output."""
    parser = argparse.ArgumentParser(prog="./dev sbom", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, help="the file; standard output otherwise")
    parser.add_argument("--licences", action="store_true", help="the list of licences instead")
    asked = parser.parse_args(argv)
    made = make()
    text = licences(made) if asked.licences else bill.text(made)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
