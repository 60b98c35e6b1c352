"""Somebody with every right edits rows of a ledger: triggers are off. `ledger verify` must name the
row, whichever database the ledger is in."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cashier.ledger import verify as checking
from cashier.ledger.books import Books
from tests.torture.report import Report

PROVED = (
    *("posting", "entry", "correction", "exception", "exception_relief"),
    *("feed", "feed_head", "station_head", "current"),
)
"""Tables all of whose values are proved by others. `site`, `station` and `staff` are told by the
directory feed; what a station may do is decided from them, so they count, too."""
TOLD = ("site", "station", "staff")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done: the kind, the table, the row's place in words, and the words that name it."""

    kind: str
    table: str
    what: str
    names: tuple[str, ...]


def judge_edit(books: Books, edit: Edit, where: str, report: Report, prefix: str = "") -> None:
    """`ledger verify` must find it, and name the row; `prefix` begins the figure's name."""
    findings = checking.verify(books).findings
    named = any(
        name and name in f"{one.table} {one.key} {one.what}"
        for one in findings
        for name in edit.names
    )
    report.count(f"{prefix}{edit.table}: {edit.kind}")
    if not findings:
        report.violations.append(f"I4 {where}: {edit.kind} of {edit.what} not found")
    elif not named:
        told = [f"{one.table} {one.key}: {one.what}" for one in findings[:2]]
        report.violations.append(f"I4 {where}: {edit.kind} of {edit.what} found, not named: {told}")


class Editor:
    """Draws edits and makes them through `execute`, which takes SQLite's SQL and its parameters
    and gives a cursor; who made it has switched the triggers off."""

    def __init__(self, execute: Callable[..., Any], source: random.Random) -> None:
        self._execute = execute
        self._random = source

    def edit(self) -> Edit:
        kind = self._random.choices(
            ("value", "delete", "rehash", "rechain", "double"), (12, 3, 3, 1, 1)
        )[0]
        match kind:
            case "rehash" | "rechain":
                return self._rehash(whole=kind == "rechain")
            case "double":
                return self._double()
        while True:
            table = self._random.choices((*PROVED, *TOLD), (*[4] * len(PROVED), *[1] * len(TOLD)))[
                0
            ]
            rows = self._rows(table)
            if rows:
                break
        row = self._random.choice(rows)
        return self._delete(table, row) if kind == "delete" else self._value(table, row)

    def _rows(self, table: str) -> list[dict[str, Any]]:
        cursor = self._execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _value(self, table: str, row: dict[str, Any]) -> Edit:
        while True:
            column = self._random.choice(list(row))
            if table == "station" and column == "registered_at":
                continue  # told nowhere else, and nothing is decided from it
            value = row[column]
            other = self._other(value)
            if self._free(table, row, column, other):
                break
        where, values = _where(row)
        self._execute(f'UPDATE {table} SET "{column}" = ? WHERE {where}', (other, *values))
        what = f"{table}.{column} {str(value)[:40]!r} to {str(other)[:40]!r} in {_short(row)}"
        return Edit(
            "value", table, what, (*_names(table, row), *_names(table, row | {column: other}))
        )

    def _other(self, value: Any) -> Any:
        if isinstance(value, int):
            return value + self._random.choice((-100, -1, 1, 100))
        text = str(value)
        if not text:
            return "x"
        if self._random.random() < 0.1:
            return ""
        place = self._random.randrange(len(text))
        letter = self._random.choice([one for one in "0123456789abcdefXYZ" if one != text[place]])
        return text[:place] + letter + text[place + 1 :]

    def _free(self, table: str, row: dict[str, Any], column: str, value: Any) -> bool:
        """A value the table's own keys would refuse is no edit."""
        try:
            where, values = _where(row)
            self._execute("SAVEPOINT attempt")
            self._execute(f'UPDATE {table} SET "{column}" = ? WHERE {where}', (value, *values))
        except Exception:  # noqa: BLE001 - whatever the driver calls it
            return False
        finally:
            self._execute("ROLLBACK TO attempt")
            self._execute("RELEASE attempt")
        return True

    def _delete(self, table: str, row: dict[str, Any]) -> Edit:
        where, values = _where(row)
        self._execute(f"DELETE FROM {table} WHERE {where}", values)
        return Edit("delete", table, f"{table} {_short(row)}", _names(table, row))

    def _double(self) -> Edit:
        """Money moved once more, balanced."""
        rows = self._rows("entry")
        row = self._random.choice(rows)
        mine = [
            one
            for one in rows
            if all(one[name] == row[name] for name in ("site", "station", "station_seq"))
        ]
        for number, one in enumerate(mine, start=len(mine) + 1):
            self._insert("entry", one | {"line": number})
        return Edit("double", "entry", f"entry {_short(row)}", _names("entry", row))

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        marks = ", ".join("?" for _ in row)
        self._execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row.values()))

    def _rehash(self, *, whole: bool) -> Edit:
        """The text edited and hashed anew, its columns and entries made to agree; `whole`: every
        record after it, too, and the head. The site's feed still tells of the one that was."""
        rows = sorted(
            self._rows("posting"), key=lambda one: (one["site"], one["station"], one["station_seq"])
        )
        row = self._random.choice([one for one in rows if one["kind"] == "payment"])
        text = json.loads(row["canonical"])
        more = self._random.choice((-1, 1, 100))
        if text["amount_cents"] + more <= 0:
            more = 1
        text["amount_cents"] += more
        text["entries"][0]["cents"] += more
        text["entries"][-1]["cents"] -= more
        place = (row["site"], row["station"], row["station_seq"])
        self._sealed(row, text, row["prev_hash"])
        self._execute(
            "UPDATE posting SET amount_cents = amount_cents + ?"
            " WHERE site = ? AND station = ? AND station_seq = ?",
            (more, *place),
        )
        for line, cents in ((1, more), (len(text["entries"]), -more)):
            self._execute(
                "UPDATE entry SET cents = cents + ?"
                " WHERE site = ? AND station = ? AND station_seq = ? AND line = ?",
                (cents, *place, line),
            )
        if whole:
            self._rechain(place)
        kind = "rechain" if whole else "rehash"
        return Edit(kind, "posting", f"posting {_short(row)}", _names("posting", row))

    def _sealed(self, row: dict[str, Any], text: dict[str, Any], prev_hash: str) -> str:
        canonical = json.dumps(text, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.sha256(bytes.fromhex(prev_hash) + canonical.encode()).hexdigest()
        self._execute(
            "UPDATE posting SET canonical = ?, prev_hash = ?, hash = ?"
            " WHERE site = ? AND station = ? AND station_seq = ?",
            (canonical, prev_hash, digest, row["site"], row["station"], row["station_seq"]),
        )
        return digest

    def _rechain(self, place: tuple[str, str, int]) -> None:
        link = ""
        for row in sorted(self._rows("posting"), key=lambda one: int(one["station_seq"])):
            if (row["site"], row["station"]) != place[:2] or row["station_seq"] < place[2]:
                continue
            link = self._sealed(row, json.loads(row["canonical"]), link or row["prev_hash"])
        self._execute(
            "UPDATE station_head SET last_hash = ? WHERE site = ? AND station = ?",
            (link, *place[:2]),
        )


def _where(row: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    return " AND ".join(f'"{name}" IS ?' for name in row), tuple(row.values())


def _short(row: dict[str, Any]) -> str:
    return ", ".join(f"{name}={str(value)[:24]}" for name, value in list(row.items())[:5])


def _names(table: str, row: dict[str, Any]) -> tuple[str, ...]:
    """What a finding calls the row by; any of these is its name."""
    match table:
        case "posting" | "entry":
            place = f"{row['site']}-{row['station']} {row['station_seq']}"
            return (place, str(row.get("posting_id", "")))
        case "correction":
            return (row["original_id"], row["posting_id"])
        case "exception":
            return (row["exception_id"], row["posting_id"])
        case "exception_relief":
            return (row["exception_id"], row["posting_id"])
        case "feed":
            return (f"{row['feed']} {row['epoch']}/{row['seq']}", f"feed {row['feed']}")
        case "feed_head":
            return (row["feed"],)
        case "station_head" | "station":
            return (f"{row['site']}-{row['station']}",)
        case "current":
            return (f"{row['feed']} {row['key']}",)
        case "site":
            return (row["code"],)
        case _:
            return (str(row["number"]),)
