"""Finding an account and looking at it.

Every search that opens one, and every view, is in the audit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cashier.domain.account import Account, AccountLine, SearchResult
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import Kind, billing_account, parse_coupon, recognise
from cashier.domain.payment import IdentityConfirmation, IdentityMethod
from cashier.domain.staff import Act, Staff
from cashier.domain.standing import Standing, WalkIn, standing
from cashier.services.desk import Desk, counter_days, looking, note, site_of
from cashier.store import elsewhere, replica, search, station, visits
from cashier.store.engine import Connection
from cashier.store.replica_names import listed_name

MATCHES_MAX = 50
ACCOUNTS_FEED = "accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBy:
    """What a search that opened an account was: the kind of key and how many it hit. Never what
    was typed. Source: ux.md 1.
    """

    kind: str
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdLine:
    """An account of the same household, with what it takes to be in good standing.

    Only accounts whose own subscriber is confirmed are such: a spouse's figures are the spouse's.
    """

    account: Account
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account as the page shows it. Until identity is confirmed there is no `account`,
    `standing`, `household` or `others`: name, coverage, last four and open-or-ended are all that
    may be seen. `others` are billed in the same household or at the same address, and their own
    subscriber is not confirmed: no figure of theirs. Source: domain.md 9.
    """

    line: AccountLine
    display_name: str
    preferred_language: str
    confirmation: IdentityConfirmation | None
    account: Account | None
    standing: Standing | None
    household: tuple[HouseholdLine, ...]
    as_of: datetime | None
    others: tuple[AccountLine, ...] = ()


def find(desk: Desk, who: Staff, text: str, *, limit: int = MATCHES_MAX) -> SearchResult:
    """Accounts for what was typed or scanned, best first, at most `limit`. What was typed is not
    kept.

    Raises Refusal `search.ssn_shaped`, or a number's own (`receipt.check_digit`,
    `coupon.check_digit`).
    """
    who.must(Act.SEARCH)
    read = recognise(text)
    if read.problem:
        raise Refusal(read.problem, field="search", value=read.value)
    with desk.store.read() as connection:
        as_of = station.cursor(connection, ACCOUNTS_FEED).as_of
        if read.kind is Kind.RECEIPT:
            return replace(_by_receipt(connection, read.value), as_of=as_of)
        value = (
            parse_coupon(read.value).billing_account_number if read.kind is Kind.COUPON else text
        )
        found_lines = search.search(connection, value, limit=min(limit, MATCHES_MAX))
        kind = "coupon" if read.kind is Kind.COUPON else found_lines.kind
        return replace(found_lines, kind=kind, as_of=as_of)


def note_search(desk: Desk, who: Staff, found: FoundBy) -> None:
    """Notes a search whose hits were looked at without opening one: the kind of key and how many
    it hit, never what was typed. Raises Refusal `role.not_allowed`. Source: ux.md 1.
    """
    who.must(Act.SEARCH)
    with looking(desk) as connection:
        note(
            desk, connection, who.number, "accounts_searched", found_by=found.kind, hits=found.hits
        )


def open_account(
    desk: Desk,
    who: Staff,
    number: str,
    confirmations: Sequence[IdentityConfirmation] = (),
    *,
    payer_safe: bool = True,
    found_by: FoundBy | None = None,
) -> AccountView:
    """The account, with figures only when one of the visit's confirmations covers its subscriber.

    `payer_safe=False` (scripts, never a screen) shows them always. The audit gets a line with
    `found_by`, the search that led here, where there was one. Raises Refusal `ACC-UNKNOWN`,
    `account.…` or a role's.
    """
    who.must(Act.SEARCH)
    number = billing_account(number)
    now = desk.clock.now()
    with looking(desk) as connection:
        account = replica.account(connection, number)
        if account is None:
            raise Refusal("ACC-UNKNOWN", field="account", value=f"...{number[-4:]}")
        confirmed = confirmed_members(connection, confirmations, {number: account})
        confirmation = covering(account, confirmations, confirmed)
        shown = confirmation is not None or not payer_safe
        near = _near(connection, account) if shown else ()
        own = [one for one in near if not payer_safe or covering(one, confirmations, confirmed)]
        others = tuple(_line(one) for one in near if one not in own)
        note(
            desk,
            connection,
            who.number,
            "account_opened",
            account=account.last4,
            confirmed=confirmation is not None,
            found_by="" if found_by is None else found_by.kind,
            hits=None if found_by is None else found_by.hits,
            others_listed=len(others) or None,
        )
        days = counter_days(site_of(connection, desk.identity), now.year) if shown else None
        household = (
            tuple(
                HouseholdLine(
                    account=other,
                    standing=standing(
                        other, walk_ins(connection, other.billing_account_number), now, days
                    ),
                )
                for other in own
            )
            if shown
            else ()
        )
        return AccountView(
            line=_line(account),
            display_name=account.name,
            preferred_language=account.preferred_language,
            confirmation=confirmation,
            account=account if shown else None,
            standing=standing(account, walk_ins(connection, number), now, days) if shown else None,
            household=household,
            as_of=station.cursor(connection, ACCOUNTS_FEED).as_of,
            others=others,
        )


def confirm_identity(
    desk: Desk, who: Staff, number: str, method: IdentityMethod
) -> IdentityConfirmation:
    """Notes that the person's identity was confirmed for the subscriber of an account; never an
    ID's number. The
    confirmation lives with the visit and is audited. Raises Refusal `ACC-UNKNOWN` or a role's."""
    who.must(Act.TAKE)
    number = billing_account(number)
    confirmation = IdentityConfirmation(
        billing_account_number=number, method=method, staff=who.number, at=desk.clock.now()
    )
    with desk.store.write() as connection:
        if replica.account(connection, number) is None:
            raise Refusal("ACC-UNKNOWN", field="account", value=f"...{number[-4:]}")
        note(
            desk,
            connection,
            who.number,
            "identity_confirmed",
            account=number[-4:],
            method=method.value,
        )
    return confirmation


def confirmed_members(
    connection: Connection,
    confirmations: Sequence[IdentityConfirmation],
    read_before: Mapping[str, Account | None],
) -> Mapping[str, str]:
    """The member ID behind each confirmed account; accounts read before are not read again."""
    members: dict[str, str] = {}
    for number in {one.billing_account_number for one in confirmations}:
        account = (
            read_before[number] if number in read_before else replica.account(connection, number)
        )
        members[number] = "" if account is None else account.member_id
    return members


def covering(
    account: Account,
    confirmations: Sequence[IdentityConfirmation],
    members: Mapping[str, str],
) -> IdentityConfirmation | None:
    """The confirmation that covers an account: its own, or one for another account of the same
    subscriber. `members` is from `confirmed_members`.
    """
    for confirmation in confirmations:
        number = confirmation.billing_account_number
        if number == account.billing_account_number:
            return confirmation
        if account.member_id and members.get(number) == account.member_id:
            return confirmation
    return None


def walk_ins(connection: Connection, number: str) -> tuple[WalkIn, ...]:
    """What was taken for an account here and, as far as the feeds tell, at other stations.

    `standing` leaves out what billing has echoed.
    """
    return tuple(
        WalkIn(receipt_number=receipt, billing_account_number=number, amount_cents=cents)
        for receipt, cents in (
            *visits.walk_ins(connection, number),
            *elsewhere.walk_ins(connection, number),
        )
    )


def walk_ins_of(desk: Desk, number: str) -> tuple[WalkIn, ...]:
    """The same, read for somebody who has the account open."""
    with desk.store.read() as connection:
        return walk_ins(connection, number)


def _by_receipt(connection: Connection, number: str) -> SearchResult:
    """The visit of a receipt written here; of one written at another station the accounts it paid,
    as far as the feed told.
    """
    found = visits.by_receipt(connection, number)
    if found is None:
        lines = _lines_of(connection, elsewhere.accounts_of(connection, number))
        return SearchResult(lines=lines, total=len(lines), kind="receipt")
    parts = {part.billing_account_number for one in found.tenders for part in one.allocations}
    return SearchResult(
        lines=_lines_of(connection, parts),
        total=1,
        kind="receipt",
        exact=True,
        receipt_number=number,
    )


def _near(connection: Connection, account: Account) -> tuple[Account, ...]:
    """Who is billed in the account's household or at its address, itself included: people
    together, medical before dental.
    """
    found = {
        one.billing_account_number: one
        for one in (
            *replica.household(connection, account.household_id),
            *replica.at_address(connection, account),
            account,
        )
    }
    return replica.in_order(found.values(), first=account.household_id)


def _lines_of(connection: Connection, numbers: Iterable[str]) -> tuple[AccountLine, ...]:
    found = (replica.account(connection, number) for number in sorted(set(numbers)))
    return tuple(_line(account) for account in found if account is not None)


def _line(account: Account) -> AccountLine:
    return AccountLine(
        billing_account_number=account.billing_account_number,
        name=listed_name(
            {
                "first_name": account.first_name,
                "middle_name": account.middle_name,
                "last_name": account.last_name,
                "suffix": account.suffix,
                "organization_name": account.organization_name,
            }
        ),
        coverage_type=account.coverage_type,
        enrollment_status=account.enrollment_status,
        member_last4=account.member_id[-4:],
    )
