"""The technical log tells what happened and nobody's name or number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cashier.log import logger, mask, redact, set_up


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("712345678", "*****5678"),
        ("for 712345678.", "for *****5678."),
        ("12345", "*2345"),
        ("1234", "1234"),
        ("2026-11-23T14:00", "2026-11-23T14:00"),
        ("T011999993T4400123456O 1042", "T*****9993T******3456O 1042"),
    ],
)
def test_mask(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_redact() -> None:
    event: dict[str, Any] = {
        "event": "took 712345678",
        "payer": "Rosa",
        "password": "x",
        "n": 12_345,
        "number": 712345678,
        "ok": True,
        "none": None,
        "items": [{"name": "Rosa", "of": "712345678"}, ("712345678",)],
        "error": ValueError("712345678"),
        "timestamp": "2026-11-23T14:00:00.123456Z",
    }
    assert redact(None, "", event) == {
        "event": "took *****5678",
        "payer": "(kept out)",
        "password": "(kept out)",
        "n": 12_345,
        "number": "*****5678",
        "ok": True,
        "none": None,
        "items": [{"name": "(kept out)", "of": "*****5678"}, ["*****5678"]],
        "error": "*****5678",
        "timestamp": "2026-11-23T14:00:00.123456Z",
    }


def test_the_file(tmp_path: Path) -> None:
    set_up(tmp_path)
    set_up(tmp_path)  # twice is once
    logger("sync").info("sent", records=3, account="712345678")
    try:
        raise ValueError("no account 712345678")
    except ValueError:
        logger("sync").exception("failed")
    text = (tmp_path / "logs" / "cashier.log").read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    assert [one["event"] for one in lines] == ["sent", "failed"]
    assert lines[0]["records"] == 3
    assert "ValueError" in lines[1]["exception"]
    assert "712345678" not in text
    assert (tmp_path / "logs").stat().st_mode & 0o077 == 0
