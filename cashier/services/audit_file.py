"""The audit chain as a file that proves itself on any machine: written by a station or from the
ledger, checked by whoever holds it.

JSON Lines (docs/formats/audit.schema.json): the first line says whose lines follow and where they
end, signed where there is a key; then every line of the chain in order. Of a choice the other lines
are there with their links only, so that what is shown is still proved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO, Any

from cashier import signing
from cashier.domain.audit_line import AuditBody, AuditLine, follows, read_body
from cashier.domain.calendar import NEW_YORK
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import GENESIS, canonical_json

FORMAT, VERSION = "cashier-audit", 1
_PURPOSE = b"cashier audit 1\n"
"""Signed in front of the text: a key used for something else as well proves nothing here."""
_LINE_BYTES_MOST = 1 << 20
_HEX = frozenset("0123456789abcdef")


class Broken(StrEnum):
    """What is wrong with a file: a line does not follow the one before, or the last one is not the
    one its first line names.
    """

    LINE = "line"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFile:
    """What a file's first line says: of which station, through which line, made when (RFC 3339);
    `chosen` by what its lines were chosen (none: all are there), `key_id` who signed ('' nobody).
    """

    station: str
    last: int
    head: str
    made_at: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    key_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFileCheck:
    """How many lines were found right, `texts` of them with their text; and what is wrong behind
    them, if anything."""

    file: AuditFile
    lines: int
    texts: int
    broken: Broken | None = None


def write(
    out: IO[bytes],
    lines: Iterable[AuditLine],
    *,
    station: str,
    last: int,
    head: str,
    made_at: str,
    private: bytes | None = None,
    chosen: Mapping[str, str] | None = None,
    keep: Callable[[AuditLine], bool] = lambda line: True,
) -> int:
    """Writes the chain 1..`last`; how many lines have their text. `keep` says which do, and may
    leave one out only where `chosen` says by what. Signed with the Ed25519 key where one is given.
    """
    about: dict[str, Any] = {
        "after": GENESIS,
        "first": 1,
        "format": FORMAT,
        "head": head,
        "last": last,
        "made_at": made_at,
        "station": station,
        "version": VERSION,
    }
    if chosen is not None:
        about["chosen"] = dict(chosen)
    if private is not None:
        public = signing.public_key(private)
        about |= {"key_id": signing.key_id(public), "public_key": public}
        about["signature"] = signing.sign(private, _PURPOSE + canonical_json(about).encode())
    out.write(f"{canonical_json(about)}\n".encode())
    texts = 0
    for line in lines:
        whole = chosen is None or keep(line)
        texts += whole
        value = _line(line, station) if whole else _left_out(line)
        out.write(f"{canonical_json(value)}\n".encode())
    return texts


def check(file: Path, public: str = "") -> AuditFileCheck:
    """Recomputes a file from its texts. With a public key (hex) the file must be signed by it;
    without, its signature is held against the key it names.

    Stops at the first thing that is wrong. Raises Refusal `audit.format` (no such file, or of
    another program), `audit.unsigned`, `audit.signature`; Fault `audit.unreadable`.
    """
    try:
        with file.open("rb") as handle:
            return _checked(file, _raw_lines(handle), public)
    except FileNotFoundError as error:
        raise _no_such_form(file) from error
    except OSError as error:
        raise Fault("audit.unreadable", path=str(file), reason=error.strerror or "") from error


def bodies(file: Path) -> Iterator[tuple[AuditLine, AuditBody]]:
    """The lines of a file that was checked, those that have a text."""
    with file.open("rb") as handle:
        for raw in islice(_raw_lines(handle), 1, None):
            value = json.loads(raw)
            if "canonical" in value:
                line = AuditLine(**{key: value[key] for key in AuditLine.__dataclass_fields__})
                yield line, line.body


def new_york(canonical: str) -> str:
    """A line's instant as clocks in New York showed it: ISO 8601 with its offset; '' where its text
    is no line any more, which is exported all the same: it is evidence.
    """
    try:
        return read_body(canonical).at.astimezone(NEW_YORK).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _checked(file: Path, raws: Iterator[bytes], public: str) -> AuditFileCheck:
    about = _about(file, next(raws, b""))
    facts = AuditFile(
        station=about["station"],
        last=about["last"],
        head=about["head"],
        made_at=about["made_at"],
        chosen=about.get("chosen", {}),
        key_id=about.get("key_id", ""),
    )
    _must_be_signed(file, about, public)
    n, link, texts = 0, GENESIS, 0
    for raw in raws:
        found = _read_line(raw, station=facts.station, n=n + 1, link=link)
        if found is None or (found[1] is False and "chosen" not in about):
            return AuditFileCheck(file=facts, lines=n, texts=texts, broken=Broken.LINE)
        n, link = n + 1, found[0]
        texts += found[1]
    ends = (n, link) == (facts.last, facts.head)
    return AuditFileCheck(file=facts, lines=n, texts=texts, broken=None if ends else Broken.END)


def _about(file: Path, raw: bytes) -> dict[str, Any]:
    about = _value(raw)
    if about is None or (about.get("format"), about.get("version")) != (FORMAT, VERSION):
        raise _no_such_form(file)
    shapes: dict[str, type] = {"station": str, "last": int, "head": str, "made_at": str}
    known = {"after", "first", "format", "version", *shapes}
    optional = {"chosen", "key_id", "public_key", "signature"}
    chosen = about.get("chosen", {})
    if (
        not known <= about.keys() <= known | optional
        or any(type(about[key]) is not shape for key, shape in shapes.items())
        or (about["after"], about["first"]) != (GENESIS, 1)
        or not isinstance(chosen, dict)
        or not all(isinstance(value, str) for value in chosen.values())
    ):
        raise _no_such_form(file)
    return about


def _must_be_signed(file: Path, about: Mapping[str, Any], public: str) -> None:
    parts = {key: about.get(key) for key in ("key_id", "public_key", "signature")}
    if set(parts.values()) == {None}:
        if public:
            raise Refusal("audit.unsigned", field="file", value=str(file))
        return
    text = canonical_json({key: value for key, value in about.items() if key != "signature"})
    named = str(parts["public_key"])
    if (
        not _hexadecimal(named, 64)
        or parts["key_id"] != signing.key_id(named)
        or (public and named != public)
        or not signing.signed_by(named, _PURPOSE + text.encode(), str(parts["signature"]))
    ):
        raise Refusal("audit.signature", field="file", value=str(file), key_id=parts["key_id"])


def _read_line(raw: bytes, *, station: str, n: int, link: str) -> tuple[str, bool] | None:
    """A line's hash and whether its text is there; None where it does not follow."""
    value = _value(raw)
    if value is None or type(value.get("n")) is not int:  # true is 1 to Python
        return None
    if value.keys() == {"hash", "n", "prev_hash"}:
        right = (value["n"], value["prev_hash"]) == (n, link)
        return (value["hash"], False) if right and _hexadecimal(value["hash"], 64) else None
    try:
        line = AuditLine(**{key: value[key] for key in AuditLine.__dataclass_fields__})
        right = follows(line, n=n, prev_hash=link) and _line(line, station) == value
        return (line.hash, True) if right else None
    except (KeyError, ValueError, TypeError, AttributeError):
        return None


def _line(line: AuditLine, station: str) -> dict[str, Any]:
    return {
        "canonical": line.canonical,
        "hash": line.hash,
        "n": line.n,
        "new_york": new_york(line.canonical),
        "prev_hash": line.prev_hash,
        "station": station,
    }


def _left_out(line: AuditLine) -> dict[str, Any]:
    return {"hash": line.hash, "n": line.n, "prev_hash": line.prev_hash}


def _value(raw: bytes) -> dict[str, Any] | None:
    """The object of a line, if the line is byte for byte what is written for it."""
    try:
        value = json.loads(raw)
        if isinstance(value, dict) and f"{canonical_json(value)}\n".encode() == raw:
            return value
    except (ValueError, TypeError, RecursionError):
        pass
    return None


def _raw_lines(handle: IO[bytes]) -> Iterator[bytes]:
    while raw := handle.readline(_LINE_BYTES_MOST):
        yield raw


def _hexadecimal(text: Any, length: int) -> bool:
    return isinstance(text, str) and len(text) == length and not set(text) - _HEX


def _no_such_form(file: Path) -> Refusal:
    return Refusal("audit.format", field="file", value=str(file))
