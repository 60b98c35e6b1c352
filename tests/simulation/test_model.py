"""A few examples of the stateful model; the long form is `./dev torture model`."""

from __future__ import annotations

import pytest

from cashier.domain.errors import Refusal
from tests.simulation.controls import no_replay
from tests.simulation.model import prove
from tests.simulation.world import Template


def test_both_sides_agree(template: Template) -> None:
    prove(template, examples=4, steps=30, start=1)


def test_the_model_can_disagree(template: Template) -> None:
    """The control: a window that takes a visit again when it comes again."""
    with no_replay(), pytest.raises((AssertionError, Refusal)):
        prove(template, examples=20, steps=20, start=2, shrink=False)
