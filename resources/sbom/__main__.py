"""`./dev sbom [-o FILE] [--licences]`: the bill of materials, or the list of licences; `--about`
writes the list that the window shows, which the program brings along; `--check` makes the bill
and fails where that list is of another lock.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from resources.sbom import bill, embedded, lock

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
SOURCES = ROOT / "resources" / "SOURCES.toml"
ABOUT = ROOT / "resources" / "about" / "parts.json"
BILL = ROOT / "build" / "cashier.cdx.json"
_LGPL = ["about/lgpl-3.0.txt", "about/gpl-3.0.txt"]
_TEXTS = {"pyside6-essentials": _LGPL, "shiboken6": _LGPL}
"""Whose wheels bring no text of their licence; LGPL-3.0 is written as an addition to GPL-3.0."""
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


def about(made: dict[str, Any]) -> list[dict[str, Any]]:
    """What is delivered, each with `name`, `version`, `licence`, `inside` (the package that embeds
    it, or '') and `texts` (files of this room; empty: the package brings its own)."""
    rows = []
    for one in made["components"]:
        if one["scope"] != "required":
            continue
        (said,) = one.get("licenses") or [{"expression": ""}]
        inside = [
            p["value"] for p in one.get("properties", ()) if p["name"].endswith("embedded-in")
        ]
        carrier = inside[0] if inside else ""
        rows.append(
            {
                "name": one["name"],
                "version": one["version"],
                "licence": said["expression"] if "expression" in said else said["license"]["name"],
                "inside": carrier,
                "texts": _TEXTS.get(carrier or one["name"], []),
            }
        )
    rows.extend(
        {
            "name": source["name"],
            "version": source["version"],
            "licence": source["licence"],
            "inside": "",
            "texts": [source["licence_to"]],
        }
        for source in tomllib.loads(SOURCES.read_text(encoding="utf-8"))["package"]
    )
    return sorted(rows, key=lambda row: (str(row["name"]).lstrip("@").lower(), row["inside"]))


def about_text(rows: list[dict[str, Any]]) -> str:
    """The list as it is kept: one line for each part, so that a change of one is a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


def stale(rows: list[dict[str, Any]], kept: list[dict[str, Any]]) -> list[str]:
    """Packages of the lock, fonts and icons that the window's list has in another version or not at
    all, or has and should not. What is embedded differs from system to system, and is not compared.
    """
    now, then = (
        {f"{row['name']} {row['version']}" for row in one if not row["inside"]}
        for one in (rows, kept)
    )
    return sorted(now ^ then)


def check(made: dict[str, Any]) -> int:
    """Writes the bill to `build/` and compares the window's list."""
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(bill.text(made), encoding="utf-8")
    wrong = stale(about(made), json.loads(ABOUT.read_text(encoding="utf-8")))
    if wrong:
        sys.stdout.write(f"{ABOUT.name} is of another lock: {', '.join(wrong)}\n")
        sys.stdout.write("Write it anew: ./dev sbom --about\n")
        return 1
    sys.stdout.write(f"{len(made['components'])} components in build/{BILL.name}\n")
    return 0


def main(argv: list[str]) -> int:
    """Writes what was asked for to a file or to standard output."""
    parser = argparse.ArgumentParser(prog="./dev sbom", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, help="the file; standard output otherwise")
    parser.add_argument("--licences", action="store_true", help="the list of licences instead")
    parser.add_argument("--about", action="store_true", help="write the window's own list anew")
    parser.add_argument("--check", action="store_true", help="is the window's list of this lock?")
    asked = parser.parse_args(argv)
    made = make()
    if asked.check:
        return check(made)
    if asked.about:
        ABOUT.write_text(about_text(about(made)), encoding="utf-8")
        return 0
    text = licences(made) if asked.licences else bill.text(made)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
