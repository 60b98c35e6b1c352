"""Two releases of the contract: whichever side is older, both speak the best version they share, or
part politely with everything kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest

from cashier.domain.errors import Refusal
from cashier.ledger import contract, embedded
from cashier.ledger.contract import Hello
from cashier.services import drawers
from cashier.sync import step
from tests.simulation.network import Line, Network
from tests.simulation.world import (
    NOON,
    CommonTime,
    Server,
    SimulatedClock,
    Template,
    Window,
)

SYNC: ModuleType = sys.modules[step.__module__]


@pytest.fixture
def both(template: Template, tmp_path: Path) -> Iterator[tuple[Server, Window, Line]]:
    time = CommonTime()
    server = Server(tmp_path, template, SimulatedClock("ledger", 1, time))
    window = Window.enrolled("BOS-01", tmp_path, template, SimulatedClock("BOS-01", 1, time))
    drawers.open_drawer(window.desk, window.cashier, NOON.date())
    yield server, window, Line("BOS-01", Network(server, time))
    window.close()
    server.close()


def states(window: Window) -> list[str]:
    return [row["state"] for row in window.reader.rows("SELECT state FROM outbox")]


@pytest.mark.parametrize(
    ("window_speaks", "ledger_speaks", "spoken"),
    [
        ((1,), {1}, 1),
        ((1,), {1, 2}, 1),  # an old window, a new ledger
        ((2, 1), {1}, 1),  # a new window, an old ledger
        ((2, 1), {1, 2}, 2),
        ((2,), {1}, None),  # two releases apart
        ((1,), {2, 3}, None),
        ((3, 2), {1}, None),
    ],
)
def test_the_matrix(
    both: tuple[Server, Window, Line],
    window_speaks: tuple[int, ...],
    ledger_speaks: set[int],
    spoken: int | None,
) -> None:
    server, window, line = both
    answered: list[Hello] = []
    real = Line.hello

    def hello(self: Line, version: int, site: str, station: str) -> Hello:
        answered.append(real(self, version, site, station))
        return answered[-1]

    with (
        patch.object(SYNC, "CONTRACTS", window_speaks),
        patch.object(embedded, "VERSIONS", frozenset(ledger_speaks)),
        patch.object(Line, "hello", hello),
    ):
        if spoken is None:
            with pytest.raises(Refusal, match=r"ledger\.version"):
                step(window.desk.store, line, window.clock, window.desk.identity)
            assert states(window) == ["recorded"]
            assert server.reader.rows("SELECT * FROM posting") == []
        else:
            step(window.desk.store, line, window.clock, window.desk.identity)
            assert [one.contract for one in answered] == [spoken]
            assert states(window) == ["confirmed"]
    # whoever was too old is brought up to date, and goes on where it stood
    step(window.desk.store, line, window.clock, window.desk.identity)
    assert states(window) == ["confirmed"]


def test_this_release_speaks_to_itself() -> None:
    assert contract.CONTRACT_VERSION in SYNC.CONTRACTS
    assert set(SYNC.CONTRACTS) <= set(embedded.VERSIONS)
