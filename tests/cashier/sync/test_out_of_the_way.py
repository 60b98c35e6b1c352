"""Sending is never in the way of taking money: no lock of the store is held while the ledger is
awaited, in whichever call it falls silent.
"""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault
from cashier.services import status
from cashier.services.desk import Desk
from tests.cashier.sync.line import Wire, states, sync, take


@pytest.mark.parametrize("call", ["hello", "head", "post_batch", "pull"])
def test_a_payment_is_taken_while_the_ledger_is_silent(
    desk: Desk, drawer: DrawerSession, wire: Wire, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    waiting, thaw = threading.Event(), threading.Event()
    real = getattr(wire.ledger, call)

    def silent(*given: Any) -> Any:
        waiting.set()
        thaw.wait(20)
        return real(*given)

    monkeypatch.setattr(wire.ledger, call, silent)
    take(desk)
    sending = threading.Thread(target=sync, args=(desk, wire))
    sending.start()
    assert waiting.wait(10)
    begun = time.perf_counter()
    take(desk)
    seconds = time.perf_counter() - begun
    before = status.status(desk).not_confirmed
    thaw.set()
    sending.join()
    assert seconds < 10, "it waits 20 seconds where a lock is held"
    assert before >= 1
    monkeypatch.undo()
    sync(desk, wire)
    assert states(desk) == {"confirmed": 3}


def test_a_second_sender_waits_for_the_first(
    desk: Desk, drawer: DrawerSession, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[int] = []
    most: list[int] = []
    real = wire.ledger.head

    def counted(*given: Any) -> Any:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.05)
        inside.pop()
        return real(*given)

    monkeypatch.setattr(wire.ledger, "head", counted)
    senders = [threading.Thread(target=sync, args=(desk, wire)) for _ in range(4)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert most == [1, 1, 1, 1]


def test_a_sender_that_failed_lets_the_next_one_work(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    take(desk)
    wire.lose_request = True
    with pytest.raises(Fault):
        sync(desk, wire)
    wire.lose_request = False
    assert sync(desk, wire).confirmed == 2
