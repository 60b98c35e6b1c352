"""A few examples of the stateful model; the long form is `./dev torture model`."""

from __future__ import annotations

import shutil
from unittest.mock import patch

import pytest

from cashier.domain.errors import Refusal
from tests.simulation.model import prove
from tests.simulation.world import Template


def test_both_sides_agree(template: Template) -> None:
    prove(template, examples=4, steps=30, start=1)


def test_the_model_can_disagree(template: Template) -> None:
    """The control: a machine whose death takes what was committed and not yet folded in."""
    with (
        patch("tests.simulation.world._copy", shutil.copyfile),
        pytest.raises((AssertionError, Refusal)),
    ):
        prove(template, examples=20, steps=25, start=2, shrink=False)
