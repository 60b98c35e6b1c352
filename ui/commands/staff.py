"""`ledger staff`, `ledger reset-staff`: the list of staff by whoever keeps the ledger, and the way
back in for an administrator whom no other can help.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cashier.clock import SystemClock
from cashier.domain.calendar import local_date, long_day
from cashier.domain.posting import parse_instant
from cashier.domain.staff_act import CODE_DAYS, StaffEntry, StaffState
from ui.commands.door import HomeOption, JsonOption, tell
from ui.commands.ledger import UrlArgument, opened_books

_WORDS = {
    StaffState.ACTIVE: "",
    StaffState.NEW_CODE: ", with a one-time code",
    StaffState.CODE_LAPSED: ", with a one-time code that is too old",
    StaffState.UNUSED: ", disabled: not used for 60 days",
    StaffState.DISABLED: ", disabled",
}


def staff(
    ctx: typer.Context, url: UrlArgument, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """Everybody there is or was: number, name, role, and whether they may sign in."""
    from cashier.ledger import directory

    now = SystemClock().now()
    with opened_books(ctx, home, url) as database:
        people = directory.everybody(database)
    rows = [
        {
            "staff": number,
            "name": one.person.name,
            "role": one.person.role.value,
            "state": one.state(now).value,
            "last_used": one.used_at or None,
            "badge": bool(one.badge),
        }
        for number, one in people.items()
    ]
    words = [
        f"{number}  {one.person.name}, {one.person.role.value}{_WORDS[one.state(now)]}{_last(one)}"
        for number, one in people.items()
    ]
    tell({"staff": rows}, words or ["Nobody yet: cashier ledger add-staff."], as_json=as_json)


def _last(one: StaffEntry) -> str:
    if not one.used_at:
        return ""
    return f"; last here {long_day(local_date(parse_instant(one.used_at)))}"


def reset_staff(
    ctx: typer.Context,
    url: UrlArgument,
    number: Annotated[str, typer.Option("--staff", help="The staff number.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a person a one-time code instead of their passphrase, and let them in with it once."""
    from cashier.ledger import directory
    from cashier.services.credentials import code_as_typed, new_code

    code = new_code()
    with opened_books(ctx, home, url) as database:
        directory.reset_staff(database, number, code=code_as_typed(code))
    words = (
        f"One-time code of {number}: {code}",
        f"It is shown this once, works for {CODE_DAYS} days, and must be replaced at sign-in.",
    )
    tell({"staff": number, "code": code}, words, as_json=as_json)
