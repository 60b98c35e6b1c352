"""The template of all histories, made once a run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.simulation.world import Template, make_template, memory_folder


@pytest.fixture(scope="session")
def template() -> Iterator[Template]:
    folder = memory_folder("cashier-simulation-")
    yield make_template(folder)
    shutil.rmtree(folder)
