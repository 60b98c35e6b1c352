"""The paper of a deposit as the window and the command line give it. Without Qt."""

from __future__ import annotations

from cashier.domain.deposit import Deposit
from cashier.services.desk import Desk, receipt_site
from receipts.deposit_ticket import DepositTicket, ticket_of


def paper_of(desk: Desk, deposit: Deposit) -> DepositTicket:
    """The ticket of a deposit whose lines were read, with what the settings say of the bank.
    Raises Refusal `site.unknown`.
    """
    with desk.store.read() as connection:
        site = receipt_site(connection, desk.identity)
    return ticket_of(
        deposit,
        site,
        bank=desk.settings.deposit_bank,
        account_last4=desk.settings.deposit_account_last4,
        training=desk.identity.training,
    )
