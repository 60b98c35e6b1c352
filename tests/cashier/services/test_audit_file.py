"""An exported audit chain proves itself: whatever is changed of it is found, on any machine."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cashier import signing
from cashier.domain.audit_line import AuditLine
from cashier.domain.errors import Refusal
from cashier.domain.posting import GENESIS, canonical_json, chain_hash, instant_text
from cashier.services import audit_file
from cashier.services.audit_file import Broken
from tests.cashier.counter import NOW
from tests.cashier.ledger.schemas import complaints, schema

LINES = 24
SEEDS = int(os.environ.get("CASHIER_TAMPERED", "150"))
"""Files tampered with, each in one of the ways below; 1,000 in the long form. The control is the
file as it was made."""
Raws = list[bytes]


def chain(count: int = LINES) -> list[AuditLine]:
    made: list[AuditLine] = []
    link = GENESIS
    for n in range(1, count + 1):
        body = {
            "at": instant_text(NOW + timedelta(minutes=n)),
            "data": {"receipt": f"TRN-01-{n:06d}-7", "total_cents": 100 * n},
            "event": "payment_taken" if n % 3 else "sign_in",
            "n": n,
            "staff": "1001" if n % 2 else "2001",
        }
        made.append(_linked(body, link))
        link = made[-1].hash
    return made


def _linked(body: dict[str, Any], link: str) -> AuditLine:
    text = canonical_json(body)
    return AuditLine(n=body["n"], prev_hash=link, hash=chain_hash(link, text), canonical=text)


def written(
    lines: list[AuditLine],
    private: bytes | None,
    *,
    chosen: dict[str, str] | None = None,
    keep: Callable[[AuditLine], bool] = lambda line: True,
) -> Raws:
    out = BytesIO()
    audit_file.write(
        out,
        lines,
        station="TRN-01",
        last=lines[-1].n if lines else 0,
        head=lines[-1].hash if lines else GENESIS,
        made_at=instant_text(NOW),
        private=private,
        chosen=chosen,
        keep=keep,
    )
    return out.getvalue().splitlines(keepends=True)


@pytest.fixture(scope="module")
def key() -> bytes:
    return signing.new_key()


def found(file: Path, raws: Raws, public: str) -> str:
    """What the check says of these lines; '' for nothing."""
    file.write_bytes(b"".join(raws))
    try:
        broken = audit_file.check(file, public).broken
    except Refusal as refusal:
        return refusal.code
    return "" if broken is None else broken.value


def test_a_whole_file(tmp_path: Path, key: bytes) -> None:
    public = signing.public_key(key)
    file = tmp_path / "audit.jsonl"
    for private, signed_by in ((key, signing.key_id(public)), (None, "")):
        file.write_bytes(b"".join(written(chain(), private)))
        seen = audit_file.check(file, public if private else "")
        assert (seen.lines, seen.texts, seen.broken) == (LINES, LINES, None)
        assert (seen.file.station, seen.file.last) == ("TRN-01", LINES)
        assert seen.file.key_id == signed_by
        assert [line.n for line, _ in audit_file.bodies(file)] == list(range(1, LINES + 1))
    file.write_bytes(b"".join(written([], key)))
    assert audit_file.check(file, public).broken is None


def test_each_line_says_when_in_new_york_too(key: bytes) -> None:
    first = json.loads(written(chain(), key)[1])
    assert json.loads(first["canonical"])["at"] == "2026-11-23T14:01:00.000000Z"
    assert first["new_york"] == "2026-11-23T09:01:00-05:00"
    assert first["station"] == "TRN-01"


def test_a_choice_is_proved_as_well(tmp_path: Path, key: bytes) -> None:
    public = signing.public_key(key)
    file = tmp_path / "audit.jsonl"
    raws = written(chain(), key, chosen={"staff": "1001"}, keep=lambda line: bool(line.n % 2))
    file.write_bytes(b"".join(raws))
    seen = audit_file.check(file, public)
    assert (seen.lines, seen.texts, seen.broken) == (LINES, LINES // 2, None)
    assert dict(seen.file.chosen) == {"staff": "1001"}
    assert [body.staff for _, body in audit_file.bodies(file)] == ["1001"] * (LINES // 2)
    del raws[2]  # one that has no text
    assert found(file, raws, public) == "line"


def test_the_files_are_of_their_schema(key: bytes) -> None:
    for raws in (
        written(chain(), key, chosen={"staff": "1001"}, keep=lambda line: bool(line.n % 2)),
        written(chain(), None),
    ):
        for raw in raws:
            assert complaints(json.loads(raw), schema("audit")) == []
    assert complaints(json.loads(chain()[0].canonical), schema("audit", "text")) == []


# --- tampering


def removed(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    del raws[r.randrange(1, len(raws))]
    return raws


def bytes_changed(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    at = r.randrange(len(raws))
    raw = bytearray(raws[at])
    place = r.randrange(len(raw))
    raw[place] = r.choice([one for one in b'0123456789abcdefXY {}":,\n' if one != raw[place]])
    raws[at] = bytes(raw)
    return raws


def written_anew(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    """Somebody else did it, and every hash from there to the end is computed anew."""
    at = r.randrange(len(lines))
    link = lines[at].prev_hash
    for n in range(at, len(lines)):
        body = json.loads(lines[n].canonical)
        if n == at:
            body["staff"] = "1002"
        lines[n] = _linked(body, link)
        link = lines[n].hash
    return [raws[0], *written(lines, None)[1:]]


def one_hash_anew(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    at = r.randrange(len(lines))
    body = json.loads(lines[at].canonical) | {"event": "sign_out"}
    lines[at] = _linked(body, lines[at].prev_hash)
    raws[at + 1] = written([lines[at]], None)[1]
    return raws


def inserted(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    at = r.randrange(len(lines))
    body = json.loads(lines[at].canonical)
    forged = _linked(body | {"n": at + 2, "event": "sign_in"}, lines[at].hash)
    raws.insert(at + 2, written([forged], None)[1])
    return raws


def repeated(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    raws.insert(r.randrange(1, len(raws)), raws[r.randrange(1, len(raws))])
    return raws


def reordered(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    one, other = r.sample(range(1, len(raws)), 2)
    raws[one], raws[other] = raws[other], raws[one]
    return raws


def cut_off(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    return raws[: r.randrange(1, len(raws))]


def cut_and_said_so(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    """The tail is gone and the first line agrees, under the old signature."""
    kept = lines[: r.randrange(len(lines))]
    about = json.loads(raws[0])
    about |= {"last": len(kept), "head": kept[-1].hash if kept else GENESIS}
    return [f"{canonical_json(about)}\n".encode(), *raws[1 : len(kept) + 1]]


def signed_by_another(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    """The whole file made anew, with a key of the forger."""
    kept = lines[: r.randrange(1, len(lines))]
    return written(kept, signing.new_key())


def not_signed(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    return written(lines[: r.randrange(1, len(lines))], None)


def text_left_out(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    """One line made bare, in a file that says it holds them all."""
    at = r.randrange(len(lines))
    bare = {"n": lines[at].n, "prev_hash": lines[at].prev_hash, "hash": lines[at].hash}
    raws[at + 1] = f"{canonical_json(bare)}\n".encode()
    return raws


def said_to_be_chosen(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    about = json.loads(raws[0]) | {"chosen": {"staff": "1001"}}
    raws[0] = f"{canonical_json(about)}\n".encode()
    return text_left_out(r, raws, lines, key)


def another_hour(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    at = r.randrange(1, len(raws))
    value = json.loads(raws[at])
    value["new_york"] = value["new_york"].replace("T", " ")
    raws[at] = f"{canonical_json(value)}\n".encode()
    return raws


def another_station(r: random.Random, raws: Raws, lines: list[AuditLine], key: bytes) -> Raws:
    return [raw.replace(b'"TRN-01"', b'"BOS-01"') for raw in raws]


WAYS = (
    removed,
    bytes_changed,
    written_anew,
    one_hash_anew,
    inserted,
    repeated,
    reordered,
    cut_off,
    cut_and_said_so,
    signed_by_another,
    not_signed,
    text_left_out,
    said_to_be_chosen,
    another_hour,
    another_station,
)


def test_tampered_files_are_all_found(tmp_path: Path, key: bytes) -> None:
    public, file = signing.public_key(key), tmp_path / "audit.jsonl"
    lines = chain()
    raws = written(lines, key)
    assert found(file, raws, public) == "", "the control"
    missed = []
    for seed in range(SEEDS):
        way = WAYS[seed % len(WAYS)]
        tampered = way(random.Random(seed), list(raws), list(lines), key)
        if tampered != raws and not found(file, tampered, public):
            missed.append((seed, way.__name__))
    assert missed == []


def test_where_the_chain_breaks_is_said(tmp_path: Path, key: bytes) -> None:
    file, lines = tmp_path / "audit.jsonl", chain()
    raws = written(lines, key)
    file.write_bytes(b"".join([*raws[:18], *raws[19:]]))
    seen = audit_file.check(file)
    assert (seen.lines, seen.broken) == (17, Broken.LINE)
    file.write_bytes(b"".join(raws[:18]))
    seen = audit_file.check(file)
    assert (seen.lines, seen.broken, seen.file.last) == (17, Broken.END, LINES)


def test_what_is_no_such_file_is_said(tmp_path: Path, key: bytes) -> None:
    file = tmp_path / "audit.jsonl"
    with pytest.raises(Refusal, match=r"audit\.format"):
        audit_file.check(file)
    for wrong in (b"", b"[]\n", b'{"format":"other"}\n', b"\xff\xfe", b"[" * 200_000):
        file.write_bytes(wrong)
        with pytest.raises(Refusal, match=r"audit\.format"):
            audit_file.check(file)


def test_a_store_that_was_tampered_with_is_exported_and_found(tmp_path: Path, key: bytes) -> None:
    lines = chain()
    lines[6] = replace(lines[6], canonical="{not JSON")
    file = tmp_path / "audit.jsonl"
    file.write_bytes(b"".join(written(lines, key)))
    seen = audit_file.check(file)
    assert (seen.lines, seen.broken) == (6, Broken.LINE)
