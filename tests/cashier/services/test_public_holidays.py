from __future__ import annotations

import json
import subprocess
import sys

import holidays

from cashier.services.public_holidays import of_federal_reserve, of_massachusetts

YEARS = tuple(range(2024, 2034))

_LOADED = """
import json, sys
from cashier.services.public_holidays import of_federal_reserve, of_massachusetts
found = [len(of_massachusetts((2026,))), len(of_federal_reserve((2026,)))]
print(json.dumps([found, [name for name in sys.modules if name.startswith("holidays.")]]))
"""


def test_they_are_those_of_the_whole_package() -> None:
    assert of_massachusetts(YEARS) == dict(
        holidays.country_holidays("US", subdiv="MA", years=YEARS).items()
    )
    assert of_federal_reserve(YEARS) == dict(
        holidays.financial_holidays("XFED", years=YEARS).items()
    )


def test_no_other_country_is_loaded() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOADED], check=True, capture_output=True, text=True
    ).stdout
    found, modules = json.loads(told)
    assert all(found)
    of_places = [name for name in modules if name.startswith(("holidays.co", "holidays.fi"))]
    assert sorted(of_places) == [
        "holidays.constants",
        "holidays.countries.united_states",
        "holidays.financial.federal_reserve",
    ]
