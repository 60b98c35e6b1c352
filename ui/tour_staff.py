"""The tour's last visitor: an administrator adds a person, sees stations, import, devices and
settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.services.training import PASSPHRASE

if TYPE_CHECKING:
    from ui.tour_hands import Hands

SCREENS = (
    ("stations", "16-stations"),
    ("import", "16-import"),
    ("set_up", "15-set-up"),
    ("printer", "15-printer"),
    ("scanner", "15-scanner"),
    ("settings", "17-settings"),
)
SECTIONS = ("display", "sound", "language", "lock", "your-sign-in", "devices", "about")
"""Of the settings, in their order."""


def administrate(hands: Hands) -> None:
    """Staff, a one-time code, stations, the import, devices, settings."""
    hands.press("F11")
    hands.on("sign_in")
    hands.type("3001")
    hands.press("Return")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.on("staff")
    hands.program.ledger.now()
    hands.until(lambda: _may_add(hands), "the ledger answered")
    hands.settle()
    hands.picture("16-staff")
    hands.press("F6")
    hands.type("1003")
    hands.press("Tab")
    hands.type("K. Ng")
    hands.picture("16-staff-new")
    hands.press("F12")
    hands.until(lambda: hands.app.activeModalWidget() is not None, "the code is shown")
    hands.settle()
    hands.picture("16-staff-code")
    hands.press("Escape")
    hands.settle()
    for screen, name in SCREENS:
        hands.program.shell.nav_requested.emit(screen)
        hands.on(screen)
        hands.found()
        hands.picture(name)
    for section in SECTIONS[1:]:
        hands.press("Down")
        hands.found()
        hands.picture(f"17-settings-{section}")


def _may_add(hands: Hands) -> bool:
    page = hands.program.shell.page
    return page is not None and any(act.key == "F6" and act.enabled for act in page.acts())
