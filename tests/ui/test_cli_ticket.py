"""`export ticket`: the deposit ticket from the command line, the same as in the window."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from cashier.settings import Home
from tests.ui.test_cli import Said, refused
from tests.ui.test_play_deposits import acts, home, session
from tests.ui.test_play_mistakes import BOYLE
from ui.cli import main

__all__ = ["home", "session"]


def test_the_ticket_as_letter_and_as_text(
    home: Home, session: str, tmp_path: Path, capfd: Said
) -> None:
    at = ("--home", str(home.folder))
    prepare = {"do": "prepare_deposit", "sessions": [session], "bag": "TE0048213"}
    _, made = acts(home, BOYLE, prepare)
    out = tmp_path / "ticket.pdf"
    assert main(["export", "ticket", made["ticket"], "-o", str(out), *at]) == 0
    page = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert main(["export", "ticket", made["ticket"], "--format", "text", *at]) == 0
    told = capfd.readouterr().out
    for said in (made["ticket"], "TE0048213", "NOT VERIFIED", "$240.57"):
        assert said in page
        assert said in told
    assert refused(capfd, "export", "ticket", "TRN-20200101-01", *at).endswith("[deposit.unknown]")
