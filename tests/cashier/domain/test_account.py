"""Names as the account page heads them, and the last four."""

from __future__ import annotations

import pytest

from cashier.domain.account import display_name
from tests.cashier.domain.builders import account


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Rosa", "Maria", "Alves", "", ""), "Rosa M Alves"),
        (("Francesca", "", "Câmara", "Jr.", ""), "Francesca Câmara Jr."),
        (("", "", "Alves", "", ""), "Alves"),
        (("Ann", "", "Lee", "", "Harborview Electric LLC"), "Harborview Electric LLC"),
    ],
)
def test_display_name(parts: tuple[str, str, str, str, str], shown: str) -> None:
    assert display_name(*parts) == shown


def test_account_name_and_last4() -> None:
    assert (account().name, account().last4) == ("Rosa M Alves", "5678")
