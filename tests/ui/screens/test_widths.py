"""The pages of a day at the counter with larger text, in Spanish and in longer words: nothing
scrolls sideways, no head and no button is cut. `python -m tests.ui.screens.widths` goes over all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui import pseudo
from tests.ui.screens.stages import Theatre, busy_home
from tests.ui.screens.widths import brought, too_wide
from ui import style
from ui.language import speak
from ui.style import Theme

SPANISH, LONGER = ("es", 1.25), ("longer", 1.5)
COUNTER = (
    *("account.AccountPage", "count.CountPage", "find.FindPage", "status.StatusPage"),
    *("pay.PayPage", "pay.PayPage, money order", "pay.PayPage, warnings", "posted.PostedPage"),
    *("review.ReviewPage", "sign_in.SignInPage", "today.TodayPage", "visit_page.VisitPage"),
)


@pytest.fixture(autouse=True)
def look() -> None:
    """Each theatre has its own, from beginning to end."""


@pytest.fixture(scope="module")
def theatre(
    request: pytest.FixtureRequest,
    home_made: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
) -> Iterator[Theatre]:
    language, scale = request.param
    folder = tmp_path_factory.mktemp("busy")
    busy_home(home_made, folder)
    words = pseudo.longer(qapp) if language == "longer" else contextlib.nullcontext()
    with words:
        style.apply(qapp, Theme.LIGHT, scale)
        theatre = Theatre(folder, qapp, language="es" if language == "es" else "en")
        yield theatre
        theatre.end()
    speak("en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    style.apply(qapp, Theme.LIGHT)


@pytest.mark.parametrize("theatre", [SPANISH, LONGER], indirect=True, ids=["es", "longer"])
@pytest.mark.parametrize("name", COUNTER)
def test_everything_fits(theatre: Theatre, name: str) -> None:
    found = list(too_wide(theatre, brought(theatre, name)))
    assert found == [], "\n" + "\n".join(found)
