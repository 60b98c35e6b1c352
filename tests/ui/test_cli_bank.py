"""`export bank`: the items of deposits for the bank, from the command line."""

from __future__ import annotations

import os
from pathlib import Path

from cashier.settings import Home
from tests.cashier.domain import bai
from tests.ui.test_cli import Said, answer, refused
from tests.ui.test_play_deposits import HADDAD, acts, home, of, session
from tests.ui.test_play_mistakes import BOYLE

__all__ = ["home", "session"]


def test_the_day_s_items_in_both_forms(
    home: Home, session: str, tmp_path: Path, capfd: Said
) -> None:
    at = ("--home", str(home.folder))
    _, made = acts(
        home, BOYLE, {"do": "prepare_deposit", "sessions": [session], "bag": "TE0048213"}
    )
    ticket, day = made["ticket"], made["business_date"]
    out = tmp_path / "deposit.csv"
    assert refused(capfd, "export", "bank", ticket, *at).endswith("[bank_file.not_verified]")
    nothing = refused(capfd, "export", "bank", "--date", day, "-o", str(out), *at)
    assert nothing.endswith("[bank_file.nothing]")
    assert not out.exists()
    acts(home, HADDAD, of("verify", ticket))

    told = answer(capfd, "export", "bank", "--date", day, "-o", str(out), *at)
    assert (told["tickets"], told["items"], told["total"]) == ([ticket], 2, "240.57")
    assert out.read_bytes().splitlines()[-1] == b"TOTAL,,,2,,11999993,,240.57,"
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0, "bank accounts are for nobody else"
    box = tmp_path / "deposit.bai"
    answer(capfd, "export", "bank", ticket, "--format", "bai", "-o", str(box), *at)
    assert sum(one.cents for one in bai.parse(box.read_bytes().decode("ascii")).items) == 24057
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deposit.bai", "deposit.csv"]

    gone = refused(capfd, "export", "bank", ticket, "-o", str(tmp_path / "no" / "x"), *at, status=3)
    assert gone.endswith("[output.not_written]")
    for wrong in ((), (ticket, "--date", day), ("--date", "23 Nov")):
        assert refused(capfd, "export", "bank", *wrong, *at, status=2).endswith("[usage]")
