"""`play`: drawers go to the bank."""

from __future__ import annotations

from typing import Any

import pytest

from cashier.settings import Home
from tests.ui.prepared import OPEN, PASSWORD, SIGN_IN, check, money_order, played, signed, take
from tests.ui.test_play_mistakes import BOYLE, CLOSE, COUNT, FIRST, home

__all__ = ["home"]

HADDAD: dict[str, Any] = {"do": "sign_in", "staff": "2002", "password": PASSWORD}
DAY = [SIGN_IN, OPEN, take(check(), money_order()), COUNT, CLOSE]


@pytest.fixture
def session(home: Home) -> str:
    """A closed drawer of 1001 with two items."""
    return str(played(home, DAY)[0][-1]["session"])


def acts(home: Home, *wanted: Any) -> list[dict[str, Any]]:
    return played(home, list(wanted), keep_going=True)[0]


def of(act: str, ticket: str, **fields: Any) -> dict[str, Any]:
    return {"do": f"{act}_deposit", "ticket": ticket, **fields}


def test_a_script_takes_a_drawer_to_the_bank(home: Home, session: str) -> None:
    prepare = {"do": "prepare_deposit", "sessions": [session], "bag": "te0048213"}
    _, made = acts(home, BOYLE, prepare)
    ticket = made["ticket"]
    assert ticket.startswith("TRN-")
    assert (made["items"], made["total"], made["bag"]) == (2, "240.57", "TE0048213")
    assert made["checks"] == {"items": 1, "amount": "206.00"}
    assert made["hash_total"] == 11999993

    told = acts(
        home,
        BOYLE,
        of("verify", ticket),
        of("send", ticket),
        HADDAD,
        of("verify", ticket, missing=[f"{FIRST}/2"]),
        of("verify", ticket, missing=["x/1"]),
        of("verify", ticket),
        of("give_up", ticket, reason="late"),
        of("send", ticket),
        of("confirm", ticket),
        prepare,
        signed("return_item", receipt=FIRST, tender=1, reason="NSF"),
        of("confirm", ticket),
    )
    assert [one.get("code", one.get("stage")) for one in told] == [
        None, "deposit.same_person", "deposit.stage",
        None, "deposit.missing_item", "deposit.unknown_item", "verified", "deposit.stage",
        "sent", "confirmed", "deposit.in_another", None, "deposit.stage",
    ]  # fmt: skip


def test_given_up_and_prepared_again_with_the_verifier_beside(home: Home, session: str) -> None:
    prepare = {"do": "prepare_deposit", "sessions": [session], "bag": "TE0048213"}
    (_, made) = acts(home, BOYLE, prepare)
    by = {"approver": "2002", "password": PASSWORD}
    again, left, made_again = acts(
        home, BOYLE, of("give_up", made["ticket"], reason="torn"), prepare
    )
    assert (left["stage"], made_again["ticket"][-3:]) == ("given_up", "-02")
    assert again["ok"]
    *_, done = acts(home, BOYLE, of("verify", made_again["ticket"], **by))
    assert done["stage"] == "verified"
