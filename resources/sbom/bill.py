"""Puts the bill together as CycloneDX 1.6 JSON: the same lock and environment, the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from importlib import metadata
from typing import Any

from resources.sbom.embedded import PYTHON, Part, interpreter
from resources.sbom.lock import PROGRAM, Pinned

SPEC = "1.6"
_SPDX = re.compile(r"\(*[\w.+-]+\)*( (AND|OR|WITH) \(*[\w.+-]+\)*)*")
_GENERIC = frozenset({"", "UNKNOWN", "Dual License", "BSD", "BSD License", "LGPL"})
"""What stands under License: and says less than the classifiers do."""


def compose(pins: Mapping[str, Pinned], parts: Iterable[Part], version: str) -> dict[str, Any]:
    """The bill: the program, the lock's packages, what is embedded, and who needs what.

    There is no time in it, and its number is made of its content: two that are made of the same
    things are equal byte for byte.
    """
    refs = {name: f"pkg:pypi/{name}@{one.version}" for name, one in pins.items()}
    top = f"pkg:pypi/{PROGRAM}@{version}"
    needs: dict[str, set[str]] = {ref: set() for ref in (top, *refs.values())}
    components = [_package(one, refs[one.name]) for one in pins.values()]
    for one in pins.values():
        for asker in one.asked_by:
            needs[top if asker == PROGRAM else refs[asker]].add(refs[one.name])
    for part in parts:
        carrier = top if part.carrier == PYTHON else refs[part.carrier]
        ref = f"{part.carrier}/{part.name}@{part.version}"
        needs[carrier].add(ref)
        needs.setdefault(ref, set())
        components.append(_embedded(part, ref))
    body = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": top,
                "name": PROGRAM,
                "version": version,
                "licenses": [{"expression": "Apache-2.0"}],
                "purl": top,
            },
            "properties": [{"name": "cashier:interpreter", "value": interpreter()}],
        },
        "components": sorted(components, key=lambda one: str(one["bom-ref"])),
        "dependencies": [{"ref": ref, "dependsOn": sorted(needs[ref])} for ref in sorted(needs)],
    }
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": _number(body),
        "version": 1,
        **body,
    }


def text(bill: Mapping[str, Any]) -> str:
    """The bill as it is written to a file."""
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _number(body: Mapping[str, Any]) -> str:
    """A UUID of version 8 (RFC 9562: made as its maker likes) out of the content."""
    told = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return f"urn:uuid:{told[:8]}-{told[8:12]}-8{told[13:16]}-a{told[17:20]}-{told[20:32]}"


def _package(pin: Pinned, ref: str) -> dict[str, Any]:
    licence = licence_of(pin.name)
    properties = [{"name": "cashier:marker", "value": pin.marker}] if pin.marker else []
    here = _installed(pin.name)
    if here != pin.version:
        properties.append({"name": "cashier:installed-here", "value": here or "no"})
    return {
        "type": "library",
        "bom-ref": ref,
        "name": pin.name,
        "version": pin.version,
        # CycloneDX's word for what is not delivered
        "scope": "required" if pin.run else "excluded",
        # one for every file that the lock lets in: wheels of every system, and the source
        "hashes": [{"alg": "SHA-256", "content": one} for one in sorted(set(pin.hashes))],
        **({"licenses": [licence]} if licence else {}),
        "purl": ref,
        **({"properties": properties} if properties else {}),
    }


def _embedded(part: Part, ref: str) -> dict[str, Any]:
    return {
        "type": "platform" if part.name == "cpython" else "library",
        "bom-ref": ref,
        "name": part.name,
        "version": part.version,
        "scope": "required",
        **({"licenses": [_stated(part.licence)]} if part.licence else {}),
        "purl": part.purl or f"pkg:generic/{part.name}@{part.version}",
        "properties": [
            {"name": "cashier:embedded-in", "value": part.carrier},
            {"name": "cashier:version-from", "value": part.source},
        ],
    }


def _stated(licence: str) -> dict[str, Any]:
    """An SPDX expression as one, anything else in its own words."""
    if _SPDX.fullmatch(licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def _installed(name: str) -> str:
    """The version that is installed here, or ''."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def licence_of(name: str) -> dict[str, Any] | None:
    """A package's licence as CycloneDX says it: an expression where the package has one, else its
    own words; None where it is not installed here or says nothing."""
    if not _installed(name):
        return None
    said = metadata.metadata(name)
    if "License-Expression" in said:
        return _stated(said["License-Expression"])
    stated = said.get_all("License") or [""]
    words = stated[0].split("\n")[0].strip()
    classes = [
        one.rsplit(" :: ", 1)[-1]
        for one in said.get_all("Classifier") or ()
        if one.startswith("License :: ") and not one.endswith("OSI Approved")
    ]
    if classes and words in _GENERIC:
        words = " or ".join(classes)
    if not words:
        words = _of_file(name)
    return {"license": {"name": words}} if words else None


def _of_file(name: str) -> str:
    """The first line of a licence that stands in a file only."""
    for file in metadata.distribution(name).files or ():
        if file.parent.name == "licenses" and ".dist-info" in str(file):
            lines = file.read_text(encoding="utf-8").splitlines()
            first = next((line.strip() for line in lines if line.strip()), "")
            return f"{first} (the whole text comes with the package)" if first else ""
    return ""
