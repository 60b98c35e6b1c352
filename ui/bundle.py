"""`cashier doctor --bundle FILE`: what a help desk needs to see, as one JSON text that a person can
read before sending it.

Nothing is copied and then cleaned: each value is put in because it can name nobody. Words that
people wrote, file names that are not ours, and log lines as they stand are left out.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.log import mask
from cashier.settings import Home, key_folder
from ui.doctor import Finding

FORMAT = 1
KEPT_OUT = "(kept out)"
_LOG_TAIL_BYTES = 200_000
_LAST = 50
_PACKAGES = (
    *("PySide6-Essentials", "SQLAlchemy", "alembic", "sqlcipher3", "psycopg", "psycopg-binary"),
    *("reportlab", "python-escpos", "pypdfium2", "uharfbuzz", "pillow", "cryptography"),
    *("argon2-cffi", "keyring", "pydantic"),
)
_WORDS = frozenset(
    {
        "theme",
        "language",
        "several_coverages",
        "returned_history",
        "scan_micr_format",
        "scan_prefix",
    }
)
"""Settings of text that are a choice out of few; of all other texts only that they are set."""
_ADDRESSES = frozenset({"printer", "ledger"})
_OURS = re.compile(
    r"(store|ledger)\.db(-wal|-shm|\.reserve|\.damaged)?|station\.txt|settings\.toml|in-use\.lock"
    r"|logs/(cashier|crashes)\.log(\.\d)?"
)
_CODE = re.compile(r"\bB-[0-9A-F]{6}\b")
_PLACE = re.compile(r"^  (?:.*[/\\])?([\w.]+\.py):(\d+) (\w+|<\w+>)$")
_KIND = re.compile(r"^[A-Za-z_]\w*(\.\w+)+$")


def bundle(home: Home, found: tuple[Finding, ...]) -> bytes:
    """The bundle's bytes. A part that cannot be read says its code in its place."""
    parts = {
        "bundle": FORMAT,
        "program": _program(),
        "settings": _or_code(lambda: _settings(home)),
        "findings": [_finding(one, home) for one in found],
        "station": _or_code(lambda: _station(home)),
        "files": _files(home),
        "codes": _codes(home),
        "crashes": _crashes(home),
    }
    return (json.dumps(parts, indent=1, ensure_ascii=True) + "\n").encode("ascii")


def _or_code(part: Callable[[], Any]) -> Any:
    try:
        return part()
    except (Refusal, Fault) as error:
        return {"not_readable": error.code}


def _program() -> dict[str, Any]:
    import cashier

    versions = {}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            versions[package] = "missing"
    return {
        "cashier": cashier.__version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "packages": versions,
    }


def _settings(home: Home) -> dict[str, dict[str, Any]]:
    """Every setting with where it was said: `policy`, `environment`, `home`, `machine` or
    `default`."""
    in_force = settings.load(home).model_dump()
    said = settings.sources(home)
    return {
        key: {"value": _shown(key, value), "from": said.get(key, "default")}
        for key, value in sorted(in_force.items())
    }


def _shown(key: str, value: Any) -> Any:
    if not isinstance(value, str) or key in _WORDS:
        return value
    if key in _ADDRESSES:
        return address(value)
    return KEPT_OUT if value else ""


def address(text: str) -> str:
    """Kind, computer and port of an address; no user, no password, no path, no options."""
    if text in ("", "none"):
        return text
    try:
        parts = urlsplit(text)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname or ''}{port}" if parts.scheme else KEPT_OUT
    except ValueError:
        return KEPT_OUT


def _finding(one: Finding, home: Home) -> dict[str, Any]:
    """A finding without places on this machine; what to do may repeat what somebody typed, so of
    trouble its code is enough."""
    trouble = "[" in one.text
    text = one.text[one.text.index("[") :] if trouble else one.text
    return {
        "name": one.name,
        "text": mask(_without_places(text, home)),
        "todo": bool(one.todo),
        "stops": one.stops,
    }


def _without_places(text: str, home: Home) -> str:
    """The folders by what they are: a path may hold the name of who sits here."""
    folders = [(str(home.folder), "<home>"), (str(Path.home()), "<user>")]
    try:
        folders.insert(0, (str(key_folder(home)), "<keys>"))
    except Refusal:
        folders.insert(0, (os.environ.get("CASHIER_KEY_DIR", "\0"), "<keys>"))
    for folder, word in folders:
        text = text.replace(folder, word)
    text = re.sub(r"(?<=://)[^\s/@]*@", "", text)  # user and password of an address
    return re.sub(r"(?<![\w>:/])/(?:[^\s/,;]+/)*[^\s,;]*|[A-Z]:\\[^,;]*", "<elsewhere>", text)


def _station(home: Home) -> dict[str, Any]:
    from cashier.services.support import support
    from ui.compose import open_station

    with open_station(home) as station:
        found = support(station.desk)
    return {
        "site": found.site,
        "station": found.station,
        "training": found.training,
        "schema": found.schema,
        "journal": {"number": found.journal[0], "hash": found.journal[1]},
        "audit": {"number": found.audit[0], "hash": found.audit[1]},
        "records": found.states,
        "feeds": [
            {"feed": feed, "epoch": epoch, "seq": seq, "as_of": at.isoformat() if at else ""}
            for feed, epoch, seq, at in found.cursors
        ],
        "acts": found.acts,
        "last_sync_error": found.last_error,
    }


def _files(home: Home) -> dict[str, Any]:
    """Sizes of our own files by name; of all others how many and how large they are together."""
    ours: dict[str, int] = {}
    others = [0, 0]
    for path in sorted(home.folder.rglob("*")) if home.folder.is_dir() else ():
        if not path.is_file():
            continue
        name, size = path.relative_to(home.folder).as_posix(), path.stat().st_size
        if _OURS.fullmatch(name):
            ours[name] = size
        else:
            others = [others[0] + 1, others[1] + size]
    return {"ours": ours, "others": {"count": others[0], "bytes": others[1]}}


def _tail(path: Path) -> Iterable[str]:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOG_TAIL_BYTES))
            return file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return ()


def _codes(home: Home) -> dict[str, int]:
    """How often each of our own codes stands in the newest part of the log: nothing else of it."""
    from ui.error_words import CODES

    word = re.compile(r"\b[a-z_]+\.[a-z_]+\b")
    seen: Counter[str] = Counter()
    for line in _tail(home.folder / "logs" / "cashier.log"):
        seen.update(_CODE.findall(line))
        seen.update(one for one in word.findall(line) if one in CODES)
    return dict(sorted(seen.items()))


def _crashes(home: Home) -> list[str]:
    """Kinds and places of the newest crashes: the file and line of the program, no folder."""
    return list(_kinds_and_places(_tail(home.folder / "logs" / "crashes.log")))[-_LAST:]


def _kinds_and_places(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if place := _PLACE.match(line):
            yield f"  {place[1]}:{place[2]} {place[3]}"
        elif _KIND.match(line):
            yield line
