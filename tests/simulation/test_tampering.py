"""Forty flips, forty edits, twenty on PostgreSQL; the long form, a thousand each, is
`./dev torture tamper`."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest

from cashier.ledger import verify as checking
from cashier.ledger import verify_directory
from cashier.store import wal
from tests.servers.fixtures import postgres15
from tests.servers.postgres import Server
from tests.simulation.tampering import Victim, edit_rows, flip_bytes, make_victim, the_ledger
from tests.simulation.tampering_central import edit_central_rows
from tests.simulation.world import Template
from tests.torture.report import Report

__all__ = ["postgres15"]


@pytest.fixture(scope="module")
def victim(template: Template) -> Victim:
    return make_victim(template, 1)


def test_every_flipped_byte_is_noticed(victim: Victim) -> None:
    report = Report(name="tampering")
    flip_bytes(victim, 40, 1, report)
    assert report.violations == []
    assert report.figures["bytes flipped"] == 40


def test_every_edited_row_is_named(victim: Victim) -> None:
    report = Report(name="tampering")
    edit_rows(victim, 40, 1, report)
    assert report.violations == []
    assert report.controls["findings in an untouched ledger"] == 0


def test_every_row_edited_in_postgresql_is_named(victim: Victim, postgres15: Server) -> None:
    report = Report(name="tampering")
    with the_ledger(victim, 1) as ledger:
        edit_central_rows(ledger, postgres15, 20, 1, report)
    assert report.violations == []
    assert report.figures["central rows edited"] == 20
    assert report.controls["findings in an untouched central ledger"] == 0


def test_without_a_look_at_the_log_flips_go_unnoticed(victim: Victim) -> None:
    """The control: what SQLite alone notices."""
    report = Report(name="tampering")
    with patch.object(wal, "look", lambda _: wal.Tail()):
        flip_bytes(victim, 12, 1, report)
    assert any("not noticed" in one or "rows read otherwise" in one for one in report.violations)


@pytest.mark.parametrize(
    "blind",
    [
        lambda: patch.object(checking._Verification, "stations", lambda _: None),
        lambda: patch.object(verify_directory, "complaints", lambda _: ()),
    ],
)
def test_a_check_left_out_lets_edits_pass(victim: Victim, blind: Callable[[], object]) -> None:
    """The control of the edits: each look is needed."""
    report = Report(name="tampering")
    with blind():  # type: ignore[attr-defined]
        edit_rows(victim, 30, 7, report)
    assert report.violations
